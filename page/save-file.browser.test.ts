import { afterEach, expect, it, vi } from 'vitest';
import { saveTextFile } from './save-file.ts';

afterEach(() => vi.restoreAllMocks());

it('hands the text to the browser under its name, without the page hearing of it', async () => {
  const heard = vi.fn();
  window.addEventListener('click', heard, { capture: true });
  const links: HTMLAnchorElement[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    links.push(this);
  });
  saveTextFile('a.txt', 'Påstand – “quote”\n');
  expect(click).toHaveBeenCalledOnce();
  const [link] = links;
  expect(link?.download).toBe('a.txt');
  expect(link?.isConnected).toBe(false);
  expect(await (await fetch(link?.href ?? '')).text()).toBe('Påstand – “quote”\n');
  expect(heard).not.toHaveBeenCalled();
  window.removeEventListener('click', heard, { capture: true });
});

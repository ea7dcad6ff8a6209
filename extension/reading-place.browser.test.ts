import { beforeEach, expect, it } from 'vitest';
import { rememberPlace } from './reading-place.ts';

beforeEach(() => {
  document.body.innerHTML = '<p>One two three.</p><button>Here</button><button>There</button>';
});

const text = () => document.querySelector('p')?.firstChild as Text;

it('goes back to what had the focus and what was selected, in the direction in which it was selected', () => {
  const [here, there] = document.querySelectorAll('button');
  here?.focus();
  getSelection()?.setBaseAndExtent(text(), 7, text(), 4);
  const goBack = rememberPlace();
  getSelection()?.removeAllRanges();
  there?.focus();
  goBack();
  expect(document.activeElement).toBe(here);
  expect(String(getSelection())).toBe('two');
  expect(getSelection()?.anchorOffset).toBe(7);
});

it('goes back to a caret where nothing had the focus', () => {
  getSelection()?.collapse(text(), 4);
  const goBack = rememberPlace();
  getSelection()?.removeAllRanges();
  goBack();
  expect(getSelection()?.anchorNode).toBe(text());
  expect(getSelection()?.anchorOffset).toBe(4);
});

it('gives up on a place that the page no longer has', () => {
  getSelection()?.setBaseAndExtent(text(), 4, text(), 14);
  const goBack = rememberPlace();
  text().data = 'One.';
  goBack();
  document.body.innerHTML = '';
  goBack();
  expect(String(getSelection())).toBe('');
});

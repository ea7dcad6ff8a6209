import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFindingHistory, type FindingHistory } from './finding-history.ts';

let frame: HTMLIFrameElement;
let page: Window;
let findings: FindingHistory;
let seen: (string | undefined)[];

/** A page of its own, so that the history of the one that tests stays as it is. */
beforeEach(async () => {
  frame = document.createElement('iframe');
  frame.src = '/favicon.ico?list';
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  if (!frame.contentWindow) throw new Error('The frame has no window.');
  page = frame.contentWindow;
  findings = createFindingHistory(page);
  seen = [];
  findings.watch((finding) => seen.push(finding));
});

afterEach(() => frame.remove());

const address = () => page.location.pathname + page.location.search + page.location.hash;

async function move(by: number, expected: string | undefined) {
  const before = seen.length;
  page.history.go(by);
  await expect.poll(() => seen.length).toBe(before + 1);
  expect(seen.at(-1)).toBe(expected);
  expect(findings.current()).toBe(expected);
}

describe('the history of the findings', () => {
  it('begins with the list', () => {
    expect(findings.current()).toBeUndefined();
    expect(address()).toBe('/favicon.ico?list');
  });

  it('goes back and forward among what was opened', async () => {
    findings.go('first');
    findings.go(undefined);
    await expect.poll(() => seen).toEqual([undefined]);
    findings.go('second');
    await move(-1, undefined);
    await move(1, 'second');
    findings.go('third');
    await move(-2, undefined);
    await move(2, 'third');
  });

  it('never writes a finding into an address or an entry', () => {
    findings.go('first');
    findings.go('second');
    expect(address()).toBe('/favicon.ico?list');
    expect(JSON.stringify(page.history.state)).not.toMatch(/first|second/);
  });

  it('shows the list for an address that somebody wrote by hand, and clears it', async () => {
    findings.go('first');
    page.location.hash = 'later';
    await expect.poll(() => seen).toEqual([undefined]);
    expect(address()).toBe('/favicon.ico?list');
  });
});

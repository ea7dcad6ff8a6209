import { askChecker } from './ask.ts';
import { injectScripts } from './inject.ts';
import type { Result } from './messages.ts';

/** Checks a page that is not checked by itself, because the reader asks for it; until the page is left. */
export async function checkPage(tab: number): Promise<Result<unknown>> {
  const message = { type: 'check-page' } as const;
  const answer = await askChecker(tab, message);
  if (answer !== null) return answer;
  const injected = await injectScripts(['/checker.js'], { tab, frame: 0 });
  if (!injected.ok) return injected;
  return (await askChecker(tab, message)) ?? { ok: false, error: 'page-gone' };
}

const PATIENCE_MS = 10_000;
const STEP_MS = 50;

/** Waits until the check answers something other than undefined. */
export async function waitFor<T>(
  check: () => Promise<T | undefined>,
  what: string,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const result = await check();
    if (result !== undefined) return result;
    if (Date.now() > end) throw new Error(`Waited ${patienceMs / 1000} s for ${what}.`);
    await pause(STEP_MS);
  }
}

/** Lets time go by, where something must not happen. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

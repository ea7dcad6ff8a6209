/**
 * At most one checker lives in a document: one that is injected again, after an update of the extension say, ends the
 * one before. Content scripts of an extension share a world that the page cannot see into, and its symbols with it.
 */
const GENERATIONS = Symbol.for('fotnote.generations');

/** Ends the generation before and begins a new one, which ends with `signal` or when the next begins. */
export function beginGeneration(document: Document, signal: AbortSignal): AbortSignal {
  const generations = sharedGenerations();
  generations.get(document)?.abort();
  const controller = new AbortController();
  generations.set(document, controller);
  if (signal.aborted) controller.abort();
  signal.addEventListener('abort', () => controller.abort(), { once: true, signal: controller.signal });
  return controller.signal;
}

function sharedGenerations(): WeakMap<Document, AbortController> {
  const existing: unknown = Reflect.get(globalThis, GENERATIONS);
  if (existing instanceof WeakMap) return existing as WeakMap<Document, AbortController>;
  const generations = new WeakMap<Document, AbortController>();
  Reflect.set(globalThis, GENERATIONS, generations);
  return generations;
}

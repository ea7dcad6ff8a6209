/** A place in our isolated world where one script leaves something for another; the page cannot see it. */
export interface Slot<T> {
  get(): T | undefined;
  set(value: T): void;
}

/** The slot of that name; the same one in every script of ours in a page, and so the only one who knows its type. */
export function createSlot<T>(name: string): Slot<T> {
  const key = Symbol.for(`fotnote:${name}`);
  return {
    get: () => Reflect.get(globalThis, key),
    set: (value) => void Reflect.set(globalThis, key, value),
  };
}

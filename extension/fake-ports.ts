/** Two ends of a port as browsers give them to an extension: what is sent arrives as a copy, in a later turn. */
import type { Browser } from 'wxt/browser';

type Port = Browser.runtime.Port;

export interface PortPair {
  readonly page: Port;
  readonly worker: Port;
  /** Both ends learn of it: the worker was stopped, or the page left. */
  close(): void;
  isOpen(): boolean;
}

export function connectPorts(name: string, sender: object): PortPair {
  let isOpen = true;
  const page = createEnd();
  const worker = createEnd();
  const close = (...told: readonly ReturnType<typeof createEnd>[]) => {
    if (!isOpen) return;
    isOpen = false;
    for (const end of told) end.onDisconnect.call(end.port);
  };
  function createEnd() {
    const onMessage = createEvent();
    const onDisconnect = createEvent();
    const port = { name, sender, onMessage, onDisconnect } as unknown as Port;
    return { port, onMessage, onDisconnect };
  }
  const connect = (from: ReturnType<typeof createEnd>, to: ReturnType<typeof createEnd>) =>
    Object.assign(from.port, {
      postMessage(message: unknown) {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        const copy = structuredClone(message);
        queueMicrotask(() => isOpen && to.onMessage.call(copy));
      },
      disconnect: () => close(to),
    });
  return {
    page: connect(page, worker),
    worker: connect(worker, page),
    close: () => close(page, worker),
    isOpen: () => isOpen,
  };
}

function createEvent() {
  const listeners = new Set<(value: unknown) => void>();
  return {
    addListener: (listener: (value: unknown) => void) => listeners.add(listener),
    call: (value: unknown) => {
      for (const listener of listeners) listener(value);
    },
  };
}

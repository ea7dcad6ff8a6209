/// <reference types="chrome" />
/**
 * Chromium through Playwright. Controls are found in the accessibility tree of the protocol below it, which reaches into
 * closed shadow roots: no door is left open in the product for tests.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/open-browser.ts';
import { type Browser, type Control, type Json, type Tab, UNTRUSTED_HOST, VIEWPORT } from './browser.ts';
import { pause, waitFor } from './wait.ts';

/** Events of the browser's interfaces can be raised by hand; keys and menus of the browser itself cannot. */
interface Dispatched {
  dispatch(...values: unknown[]): void;
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>;
}

export async function openChromium(): Promise<Browser> {
  const browser = await openBrowser({
    headless: true,
    locale: 'en-US',
    viewport: VIEWPORT,
    args: [`--host-resolver-rules=MAP ${UNTRUSTED_HOST} 127.0.0.1`],
  });
  const { context } = browser;
  const extensionAddress = `chrome-extension://${browser.extensionId}`;
  let requests: string[] = [];
  let complaints: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(extensionAddress)) requests.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));

  const tabs = new WeakMap<Page, ChromiumTab>();
  const tabOf = (page: Page): ChromiumTab => {
    const tab = tabs.get(page) ?? new ChromiumTab(page);
    tabs.set(page, tab);
    return tab;
  };
  const open = async (address: string): Promise<ChromiumTab> => {
    const page = await context.newPage();
    await page.goto(address);
    return tabOf(page);
  };
  const background = watchBackground(context, `${extensionAddress}/`);
  const inExtension = async <R, A extends Json>(
    work: (argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R> => {
    await background.start();
    const worker = await browser.worker();
    return worker.evaluate(work as (argument: unknown) => R | Promise<R>, argument as unknown);
  };

  return {
    ownPage: 'chrome://version',
    extensionAddress,
    open,
    tabs: async () => context.pages().map(tabOf),
    async closeTabs() {
      const pages = context.pages();
      // All but one, for a browser without a page ends.
      const blank = await context.newPage();
      await Promise.all(pages.map((page) => page.close()));
      await blank.bringToFront();
    },
    inExtension,
    canBackgroundFetch: (address) =>
      inExtension(
        (url) =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        address,
      ),
    pressCommand: async (tab, command) =>
      inExtension(
        async ([address, name]) => {
          const event = chrome.commands.onCommand as unknown as Dispatched;
          event.dispatch(
            name,
            (await chrome.tabs.query({})).findLast(({ url }) => url === address),
          );
        },
        [await tab.address(), command] as const,
      ),
    checkFromMenu: async (tab) =>
      inExtension(
        async (address) => {
          const event = chrome.contextMenus.onClicked as unknown as Dispatched;
          const shown = (await chrome.tabs.query({})).findLast(({ url }) => url === address);
          // The menu opens in the frame with the selection.
          const frames = await chrome.scripting.executeScript({
            target: { tabId: shown?.id ?? -1, allFrames: true },
            func: () => document.hasFocus() && getSelection()?.isCollapsed === false,
          });
          const selected = frames.find(({ frameId, result }) => result && frameId !== 0);
          event.dispatch({ menuItemId: 'check-selection', frameId: selected?.frameId ?? 0 }, shown);
        },
        await tab.address(),
      ),
    stopBackground: background.stop,
    memoryOf: (tab) => (tab as ChromiumTab).readMemory(),
    async restartExtension() {
      const settings = await open('chrome://extensions');
      // Without developer mode Chromium does not start an unpacked extension again.
      await settings.evaluate(async () => {
        const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      });
      await settings.close();
      const worker = await browser.worker();
      const restarted = context.waitForEvent('serviceworker');
      // The answer never comes: who would give it is gone.
      worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
      await restarted;
    },
    async takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    async takeComplaints() {
      const taken = complaints;
      complaints = [];
      return taken;
    },
    close: () => browser.close(),
  };
}

const MAX_STOPPING_MS = 500;

/** Stops the worker and starts it again; while it stands still, whoever runs something in it would wait for ever. */
function watchBackground(context: BrowserContext, scopeURL: string) {
  let isStopped = false;
  const find = async (session: CDPSession) => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(scopeURL))
      ?.targetId;
  };
  const withSession = async (work: (session: CDPSession) => Promise<void>) => {
    const session = await context.browser()?.newBrowserCDPSession();
    if (session === undefined) throw new Error('The browser has gone.');
    await work(session);
    await session.detach();
  };
  return {
    stop: () =>
      withSession(async (session) => {
        const worker = await find(session);
        isStopped = true;
        if (worker === undefined) return;
        await session.send('Target.closeTarget', { targetId: worker });
        // A page may wake it again at once, under the same name.
        const end = Date.now() + MAX_STOPPING_MS;
        while ((await find(session)) !== undefined && Date.now() < end) await pause(20);
      }),
    async start() {
      const [page] = context.pages();
      if (!isStopped || page === undefined) return;
      isStopped = false;
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.startWorker', { scopeURL });
      await session.detach();
      await withSession(async (whole) => {
        await waitFor(() => find(whole), 'the worker to start');
      });
    },
  };
}

class ChromiumTab implements Tab {
  readonly #page: Page;
  #session: Promise<CDPSession> | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  async address(): Promise<string> {
    return this.#page.url();
  }

  async go(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  bringToFront(): Promise<void> {
    return this.#page.bringToFront();
  }

  async isClosed(): Promise<boolean> {
    return this.#page.isClosed();
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  evaluate<R, A extends Json>(work: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.#page.evaluate(work as (argument: unknown) => R | Promise<R>, argument as unknown);
  }

  async findAll(role: string, name: string): Promise<readonly Control[]> {
    const session = await this.#openSession();
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    return this.#query({ nodeId: root.nodeId, role, accessibleName: name });
  }

  click({ x, y }: { x: number; y: number }): Promise<void> {
    return this.#page.mouse.click(x, y);
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  async scroll({ x, y }: { x: number; y: number }, pixelsDown: number): Promise<void> {
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.wheel(0, pixelsDown);
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  async readMemory(): Promise<{ heap: number; nodes: number; listeners: number }> {
    const session = await this.#openSession();
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize, nodes, listeners: jsEventListeners };
  }

  async #query(where: {
    nodeId?: number;
    backendNodeId?: number;
    role: string;
    accessibleName?: string;
  }): Promise<readonly Control[]> {
    const session = await this.#openSession();
    const { nodes } = await session.send('Accessibility.queryAXTree', where).catch((error: unknown) => {
      // What was there a moment ago has gone, with the page that a new tab shows at first.
      if (/Could not find node/.test(String(error))) return { nodes: [] };
      throw error;
    });
    return nodes.flatMap(({ backendDOMNodeId, ignored }) =>
      backendDOMNodeId === undefined || ignored ? [] : [this.#createControl(backendDOMNodeId)],
    );
  }

  #createControl(backendNodeId: number): Control {
    const page = this.#page;
    const call = <T>(functionDeclaration: string): Promise<T> =>
      this.#call(backendNodeId, functionDeclaration);
    const box: Control['box'] = async () => {
      const session = await this.#openSession();
      await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
      const [quad] = quads;
      if (!quad) throw new Error('The control takes no room on the page.');
      const [x = 0, y = 0, , , right = 0, bottom = 0] = quad;
      return { x, y, width: right - x, height: bottom - y };
    };
    const click = async () => {
      const { x, y, width, height } = await box();
      await page.mouse.click(x + width / 2, y + height / 2);
    };
    return {
      box,
      click,
      async fill(text) {
        await click();
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.type(text);
      },
      text: () => call('function () { return this.innerText }'),
      attribute: (name) => call(`function () { return this.getAttribute(${JSON.stringify(name)}) }`),
      isFocused: () => call('function () { return this.getRootNode().activeElement === this }'),
      findAll: (role) => this.#query({ backendNodeId, role }),
    };
  }

  async #call<T>(backendNodeId: number, functionDeclaration: string): Promise<T> {
    const session = await this.#openSession();
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId ? { objectId: object.objectId } : {}),
      functionDeclaration,
      returnByValue: true,
    });
    return result.value;
  }

  #openSession(): Promise<CDPSession> {
    this.#session ??= this.#page.context().newCDPSession(this.#page);
    return this.#session;
  }
}

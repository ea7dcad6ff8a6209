/// <reference types="chrome" />
/**
 * Chromium through Playwright. Controls are found in the accessibility tree of the protocol below it, which reaches into
 * closed shadow roots: no door is left open in the product for tests.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/open-browser.ts';
import {
  type Browser,
  type Control,
  type Json,
  patternOf,
  type ReadableSites,
  type Tab,
  UNTRUSTED_HOST,
  VIEWPORT,
} from './browser.ts';
import { pause, waitFor } from './wait.ts';

/** Events of the browser's interfaces can be raised by hand; keys and menus of the browser itself cannot. */
interface Dispatched {
  dispatch(...values: unknown[]): void;
}

/** A file of the browser's own page for extensions: it may do what the page may, and is shown in no time. */
const BROWSER_SETTINGS = 'chrome://extensions/strings.m.js';

/** What that page may do. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: {
    readonly extensionId: string;
    readonly incognitoAccess?: boolean;
    readonly hostAccess?: 'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES';
  }): Promise<void>;
  addHostPermission(extensionId: string, pattern: string): Promise<void>;
}

export async function openChromium(): Promise<Browser> {
  const browser = await openBrowser({
    headless: true,
    locale: 'en-US',
    viewport: VIEWPORT,
    args: [
      `--host-resolver-rules=MAP ${UNTRUSTED_HOST} 127.0.0.1`,
      // For the button in the toolbar.
      '--enable-unsafe-extension-debugging',
    ],
  });
  const { context, extensionId } = browser;
  const extensionAddress = `chrome-extension://${extensionId}`;
  let requests: string[] = [];
  let complaints: string[] = [];
  const record = (watched: BrowserContext) => {
    watched.on('request', (request) => {
      if (!request.url().startsWith(extensionAddress)) requests.push(request.url());
    });
    watched.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    watched.on('weberror', (error) => complaints.push(error.error().message));
  };
  record(context);

  const tabs = new WeakMap<Page, ChromiumTab>();
  const tabOf = (page: Page): ChromiumTab => {
    const tab = tabs.get(page) ?? new ChromiumTab(page);
    tabs.set(page, tab);
    return tab;
  };
  const open = async (address: string, where = context): Promise<ChromiumTab> => {
    const page = await where.newPage();
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

  /** Runs the function on the browser's own page for extensions. */
  const inBrowserSettings = async <A extends Json>(
    work: (argument: A) => Promise<void>,
    argument: A,
  ): Promise<void> => {
    const settings = await open(BROWSER_SETTINGS);
    await settings.evaluate(work, argument);
    await settings.close();
  };
  // Without developer mode Chromium does not start an unpacked extension again.
  const allowRestart = () =>
    inBrowserSettings(async () => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    }, null);
  /** Without a record, as Chromium's private windows are: tabs in it are said to be private. */
  let unrecorded: BrowserContext | undefined;

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
    pressToolbarButton: async (tab) =>
      withBrowserSession(context, async (session) => {
        const address = await tab.address();
        const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
        const shown = targetInfos.find(({ url }) => url === address);
        await tab.bringToFront();
        // Younger than the types of the protocol.
        const send = session.send as (method: string, parameters: object) => Promise<unknown>;
        await send.call(session, 'Extensions.triggerAction', { id: extensionId, targetId: shown?.targetId });
      }),
    siteAccess: {
      set: (sites: ReadableSites) =>
        inBrowserSettings(
          async ([id, access, pattern]) => {
            const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
            await developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: access });
            if (access === 'ON_SPECIFIC_SITES') await developerPrivate.addHostPermission(id, pattern);
          },
          sites === 'all' || sites === 'none'
            ? ([extensionId, sites === 'all' ? 'ON_ALL_SITES' : 'ON_CLICK', ''] as const)
            : ([extensionId, 'ON_SPECIFIC_SITES', patternOf(sites)] as const),
        ),
    },
    privateWindow: {
      async letExtensionIn() {
        await allowRestart();
        // A worker that begins before the old one has ended may be cut off from the extension's interfaces.
        await background.stop();
        const restarted = context.waitForEvent('serviceworker');
        await inBrowserSettings(async (id) => {
          const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
          await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
        }, extensionId);
        await restarted;
      },
      async open(address) {
        if (unrecorded === undefined) {
          unrecorded = await context.browser()?.newContext({ viewport: VIEWPORT });
          if (unrecorded === undefined) throw new Error('The browser has gone.');
          record(unrecorded);
        }
        return open(address, unrecorded);
      },
      async close() {
        await unrecorded?.close();
        unrecorded = undefined;
      },
    },
    async restartExtension() {
      await allowRestart();
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

/** Speaks to the browser itself. */
async function withBrowserSession(
  context: BrowserContext,
  work: (session: CDPSession) => Promise<void>,
): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser has gone.');
  await work(session);
  await session.detach();
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
  const withSession = (work: (session: CDPSession) => Promise<void>) => withBrowserSession(context, work);
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

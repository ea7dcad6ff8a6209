/// <reference types="chrome" />
/**
 * Firefox through WebDriver BiDi. Puppeteer launches it, with a profile of its own, and installs the extension; the rest
 * is said in the protocol itself, because Puppeteer shows no pages of extensions.
 *
 * Tests may look at the browser's own window ("system access"): there the real shortcuts and the real context menu are
 * used, the extension's pages are opened, and all requests and errors are seen, those of its background included.
 */
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../scripts/find-browser.ts';
import {
  type Box,
  type Browser,
  type Control,
  type Json,
  type Key,
  type Point,
  patternOf,
  type ReadableSites,
  type Tab,
  UNTRUSTED_HOST,
  VIEWPORT,
} from './browser.ts';
import { waitFor } from './wait.ts';

/** Folder of the extension built for Firefox. */
export const FIREFOX_EXTENSION_FOLDER = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

const EXTENSION_ID = '@fotnote';

const PREFERENCES = {
  'intl.locale.requested': 'en-US',
  'network.dns.localDomains': UNTRUSTED_HOST,
  // The popup closes itself, which a tab may not; the toolbar's window may.
  'dom.allow_scripts_to_close_windows': true,
  // The browser looks for an icon of every page, and complains where there is none.
  'browser.chrome.site_icons': false,
  // Questions take an answer at once.
  'security.notification_enable_delay': 0,
};

/** Sends a command of the protocol and answers its result. */
type Send = (method: string, parameters: object) => Promise<Record<string, unknown>>;

interface Context {
  readonly context: string;
  readonly url: string;
}

interface Node {
  readonly sharedId: string;
  readonly value?: { readonly shadowRoot?: Node | null };
}

/** What is used of the browser's own window. */
interface BrowserWindow {
  readonly Services: {
    readonly obs: {
      addObserver<T>(observer: (subject: T) => void, topic: string): void;
      removeObserver<T>(observer: (subject: T) => void, topic: string): void;
    };
    readonly console: { registerListener(listener: (message: ConsoleMessage) => void): void };
    readonly wm: { getEnumerator(type: string): Iterable<BrowserWindow> };
    readonly ppmm: {
      loadProcessScript(address: string, isForLaterProcesses: boolean): void;
      addMessageListener(name: string, listener: (message: { readonly data: string }) => void): void;
    };
  };
  readonly gBrowser: {
    addTrustedTab(address: string, options: { readonly inBackground: boolean }): void;
  };
  readonly WebExtensionPolicy: {
    getByID(id: string): { readonly mozExtensionHostname: string; readonly extension: object } | null;
  };
  readonly ChromeUtils: {
    importESModule(address: string): {
      readonly ExtensionPermissions: Readonly<
        Record<
          'add' | 'remove',
          (id: string, permissions: object, extension: object | undefined) => Promise<void>
        >
      > & { get(id: string): Promise<{ readonly origins: readonly string[] }> };
    };
  };
  readonly Ci: {
    readonly nsIHttpChannel: object;
    readonly nsIScriptError: object;
    readonly nsIContentPolicy: {
      readonly TYPE_DOCUMENT: number;
      readonly TYPE_INTERNAL_IMAGE_FAVICON: number;
    };
  };
  readonly PrivateBrowsingUtils: { isWindowPrivate(window: BrowserWindow): boolean };
  OpenBrowserWindow(options: { readonly private: boolean }): BrowserWindow;
  close(): void;
  seen?: { requests: string[]; complaints: string[] };
  /** The extension as it was before it was loaded anew. */
  restarted?: object | undefined;
}

/** What is used of an extension itself. */
interface RunningExtension {
  terminateBackground(how: {
    readonly ignoreDevToolsAttached: boolean;
    readonly disableResetIdleForTest: boolean;
  }): Promise<void>;
}

/** What is used of a process that shows pages. */
interface ProcessScope {
  readonly Services: { readonly cpmm: { sendAsyncMessage(name: string, data: string): void } };
  readonly Cc: Readonly<Record<string, ComponentClass>>;
  readonly Ci: { readonly nsIConsoleAPIStorage: object; readonly nsIPrincipal: object };
}

interface ComponentClass {
  getService(type: object): {
    addLogEventListener(listener: (call: ConsoleCall) => void, principal: unknown): void;
  };
  createInstance(type: object): unknown;
}

interface ConsoleCall {
  readonly wrappedJSObject: {
    readonly level: string;
    readonly filename: string;
    readonly arguments: ArrayLike<unknown>;
  };
}

interface Channel {
  QueryInterface(type: object): {
    readonly URI: { readonly spec: string };
    readonly loadInfo: {
      readonly triggeringPrincipal: Principal;
      readonly internalContentPolicyType: number;
    };
  };
}

interface Principal {
  readonly isSystemPrincipal: boolean;
}

interface ConsoleMessage {
  QueryInterface(type: object): {
    readonly sourceName: string;
    readonly lineNumber: number;
    readonly errorMessage: string;
    readonly category: string;
  };
}

export async function openFirefox(): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: PREFERENCES,
  });
  const { connection } = browser as unknown as {
    connection: {
      send(method: string, parameters: object): Promise<{ result: Record<string, unknown> }>;
    };
  };
  const send: Send = async (method, parameters) => (await connection.send(method, parameters)).result;

  const windowContext = (await listContexts(send, { 'moz:scope': 'chrome' }))[0]?.context ?? '';
  const inWindow = <R, A extends Json>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R> =>
    evaluateIn(send, windowContext, work, argument);
  await inWindow(watchEverything, null);
  await browser.installExtension(FIREFOX_EXTENSION_FOLDER);
  const host = await inWindow(hostOfExtension, EXTENSION_ID);
  const extensionAddress = `moz-extension://${host}`;

  const pages = async () => (await listContexts(send)).map(({ context }) => new FirefoxTab(send, context));
  const openOwn = async (address: string, isPrivate = false): Promise<FirefoxTab> => {
    const before = new Set((await listContexts(send)).map(({ context }) => context));
    await inWindow(isPrivate ? openInPrivateWindow : openInThisWindow, address);
    const opened = await waitFor(
      async () =>
        (await listContexts(send)).find(({ context, url }) => !before.has(context) && url === address),
      `a tab with ${address}`,
    );
    const tab = new FirefoxTab(send, opened.context);
    await waitFor(
      async () => ((await tab.evaluate(() => document.readyState)) === 'complete' ? true : undefined),
      address,
    );
    return tab;
  };

  await waitFor(
    async () => (await listContexts(send)).find(({ url }) => url.includes('/welcome.html')),
    'the welcome page',
  );
  /** A page of the extension that stays open: where the extension's interfaces are. */
  let backstage = await openOwn(extensionAddress + BACKSTAGE);

  const inExtension = <R, A extends Json>(work: (argument: A) => R | Promise<R>, argument?: A): Promise<R> =>
    backstage.evaluate(work as (argument: Json) => R | Promise<R>, argument ?? null);
  const tabs = async () => (await pages()).filter(({ context }) => context !== backstage.context);

  const restartExtension = async () => {
    await inWindow((id) => {
      const own = globalThis as unknown as BrowserWindow;
      own.restarted = own.WebExtensionPolicy.getByID(id)?.extension;
    }, EXTENSION_ID);
    // The answer never comes: who would give it is gone.
    inExtension(() => chrome.runtime.reload()).catch(() => {});
    const hasRestarted = () =>
      inWindow((id) => {
        const own = globalThis as unknown as BrowserWindow;
        const extension = own.WebExtensionPolicy.getByID(id)?.extension;
        return extension !== undefined && extension !== own.restarted;
      }, EXTENSION_ID);
    await waitFor(async () => ((await hasRestarted()) ? true : undefined), 'the extension to come back');
    backstage = await openOwn(extensionAddress + BACKSTAGE);
  };

  return {
    ownPage: 'about:support',
    extensionAddress,
    async open(address) {
      if (!/^https?:/.test(address)) return openOwn(address);
      const { context } = (await send('browsingContext.create', { type: 'tab' })) as unknown as Context;
      const tab = new FirefoxTab(send, context);
      await send('browsingContext.setViewport', { context, viewport: VIEWPORT });
      await tab.go(address);
      return tab;
    },
    tabs,
    async closeTabs() {
      const open = await tabs();
      await send('browsingContext.create', { type: 'tab' });
      for (const tab of open) await tab.close();
    },
    inExtension,
    canBackgroundFetch: (address) =>
      inExtension(async (url) => {
        const background = await chrome.runtime.getBackgroundPage();
        return background
          ? background.fetch(url).then(
              () => true,
              () => false,
            )
          : true;
      }, address),
    async pressCommand(tab, command) {
      await tab.bringToFront();
      const shortcut = await inExtension(
        async (name) => (await chrome.commands.getAll()).find((known) => known.name === name)?.shortcut ?? '',
        command,
      );
      await inWindow((key) => {
        const elements = [...document.querySelectorAll('keyset[id*="fotnote"] > key')];
        const element = elements.find((candidate) => candidate.getAttribute('key') === key);
        (element as unknown as { doCommand(): void }).doCommand();
      }, shortcut.split('+').at(-1) ?? '');
    },
    async checkFromMenu(tab, selected) {
      await tab.bringToFront();
      await (tab as FirefoxTab).openMenu(selected);
      const hasChosen = () =>
        inWindow(() => {
          interface Menu extends Element {
            readonly state: string;
            activateItem(item: Element): void;
          }
          const menu = document.getElementById('contentAreaContextMenu') as unknown as Menu;
          const item = [...menu.querySelectorAll('menuitem')].find(
            (candidate) => candidate.getAttribute('label') === 'Check with Fotnote',
          );
          if (menu.state !== 'open' || !item) return false;
          menu.activateItem(item);
          return true;
        }, null);
      await waitFor(async () => ((await hasChosen()) ? true : undefined), 'the context menu');
    },
    siteAccess: {
      set: (sites: ReadableSites) =>
        inWindow(setReadableSites, {
          id: EXTENSION_ID,
          patterns: sites === 'none' ? [] : [patternOf(sites)],
        }),
      async agree() {
        const hasAgreed = () =>
          inWindow(() => {
            const question = document.getElementById('addon-webext-permissions-notification');
            const button = question?.querySelector<HTMLElement>('.popup-notification-primary-button');
            button?.click();
            return button !== null && button !== undefined;
          }, null);
        await waitFor(async () => ((await hasAgreed()) ? true : undefined), 'the question for permission');
      },
    },
    async stopBackground() {
      await inWindow(async (id) => {
        const own = globalThis as unknown as BrowserWindow;
        const extension = own.WebExtensionPolicy.getByID(id)?.extension as unknown as RunningExtension;
        await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      }, EXTENSION_ID);
    },
    privateWindow: {
      async letExtensionIn() {
        await inWindow(async (id) => {
          const own = globalThis as unknown as BrowserWindow;
          const { ExtensionPermissions } = own.ChromeUtils.importESModule(
            'resource://gre/modules/ExtensionPermissions.sys.mjs',
          );
          const permissions = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
          await ExtensionPermissions.add(id, permissions, own.WebExtensionPolicy.getByID(id)?.extension);
        }, EXTENSION_ID);
        await restartExtension();
      },
      async open(address) {
        const tab = await openOwn(address, true);
        await send('browsingContext.setViewport', { context: tab.context, viewport: VIEWPORT });
        return tab;
      },
      async close() {
        const before = (await tabs()).length;
        const closed = await inWindow(() => {
          const own = globalThis as unknown as BrowserWindow;
          const windows = [...own.Services.wm.getEnumerator('navigator:browser')];
          const unrecorded = windows.filter((window) => own.PrivateBrowsingUtils.isWindowPrivate(window));
          for (const window of unrecorded) window.close();
          return unrecorded.length;
        }, null);
        if (closed === 0) return;
        const isGone = async () => ((await tabs()).length < before ? true : undefined);
        await waitFor(isGone, 'the private window to close');
      },
    },
    restartExtension,
    takeRequests: () =>
      inWindow(() => (globalThis as unknown as BrowserWindow).seen?.requests.splice(0) ?? [], null),
    takeComplaints: () =>
      inWindow(() => (globalThis as unknown as BrowserWindow).seen?.complaints.splice(0) ?? [], null),
    close: () => browser.close(),
  };
}

/**
 * Runs in the browser's own window. What the browser itself asks for, as the icon of a page, is none of our concern, nor
 * are the errors of its own parts.
 */
function watchEverything(): void {
  const own = globalThis as unknown as BrowserWindow;
  const { nsIHttpChannel, nsIScriptError, nsIContentPolicy } = own.Ci;
  const seen: { requests: string[]; complaints: string[] } = { requests: [], complaints: [] };
  own.seen = seen;
  own.Services.obs.addObserver((subject: Channel) => {
    const { URI, loadInfo } = subject.QueryInterface(nsIHttpChannel);
    const { triggeringPrincipal, internalContentPolicyType: type } = loadInfo;
    const isPage = type === nsIContentPolicy.TYPE_DOCUMENT;
    const isIcon = type === nsIContentPolicy.TYPE_INTERNAL_IMAGE_FAVICON;
    if (isPage || !(isIcon || triggeringPrincipal.isSystemPrincipal)) seen.requests.push(URI.spec);
  }, 'http-on-modify-request');
  own.Services.console.registerListener((message) => {
    try {
      const { sourceName, lineNumber, errorMessage, category } = message.QueryInterface(nsIScriptError);
      const isPage = /^(https?|moz-extension):/.test(sourceName) && category !== 'chrome javascript';
      if (isPage) seen.complaints.push(`${errorMessage} (${sourceName}:${lineNumber})`);
    } catch {
      // A message without a source is none of a page.
    }
  });
  // What is said on a console stays in the process that says it: one for pages, another for extensions.
  const tellWhatIsSaid = () => {
    const { Services, Cc, Ci } = globalThis as unknown as ProcessScope;
    const storage = Cc['@mozilla.org/consoleAPI-storage;1']?.getService(Ci.nsIConsoleAPIStorage);
    storage?.addLogEventListener(({ wrappedJSObject: { level, filename, arguments: said } }) => {
      const isPage = /^(https?|moz-extension):/.test(filename);
      if (isPage && (level === 'error' || level === 'warn')) {
        Services.cpmm.sendAsyncMessage('said-on-console', Array.from(said, String).join(' '));
      }
    }, Cc['@mozilla.org/systemprincipal;1']?.createInstance(Ci.nsIPrincipal));
  };
  own.Services.ppmm.addMessageListener('said-on-console', ({ data }) => seen.complaints.push(data));
  own.Services.ppmm.loadProcessScript(
    `data:application/javascript,${encodeURIComponent(`(${tellWhatIsSaid})()`)}`,
    true,
  );
}

/** Runs in the browser's own window. */
async function setReadableSites({ id, patterns }: { id: string; patterns: string[] }): Promise<void> {
  const own = globalThis as unknown as BrowserWindow;
  const { ExtensionPermissions } = own.ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const extension = own.WebExtensionPolicy.getByID(id)?.extension;
  const { origins } = await ExtensionPermissions.get(id);
  // Nothing is taken away that is given again: the extension would hear of it.
  const superfluous = origins.filter((origin) => !patterns.includes(origin));
  const missing = patterns.filter((pattern) => !origins.includes(pattern));
  if (missing.length > 0)
    await ExtensionPermissions.add(id, { permissions: [], origins: missing }, extension);
  if (superfluous.length > 0) {
    await ExtensionPermissions.remove(id, { permissions: [], origins: superfluous }, extension);
  }
}

/** Runs in the browser's own window. */
function openInThisWindow(url: string): void {
  (globalThis as unknown as BrowserWindow).gBrowser.addTrustedTab(url, { inBackground: false });
}

/** Runs in the browser's own window. */
async function openInPrivateWindow(url: string): Promise<void> {
  const own = globalThis as unknown as BrowserWindow;
  const windows = [...own.Services.wm.getEnumerator('navigator:browser')];
  let unrecorded = windows.find((window) => own.PrivateBrowsingUtils.isWindowPrivate(window));
  if (unrecorded === undefined) {
    const opened = own.OpenBrowserWindow({ private: true });
    const topic = 'browser-delayed-startup-finished';
    await new Promise<void>((resolve) => {
      const look = (started: BrowserWindow) => {
        if (started !== opened) return;
        own.Services.obs.removeObserver(look, topic);
        resolve();
      };
      own.Services.obs.addObserver(look, topic);
    });
    unrecorded = opened;
  }
  unrecorded.gBrowser.addTrustedTab(url, { inBackground: false });
}

/** Runs in the browser's own window. */
function hostOfExtension(id: string): string {
  const own = globalThis as unknown as BrowserWindow;
  return own.WebExtensionPolicy.getByID(id)?.mozExtensionHostname ?? '';
}

async function listContexts(send: Send, scope: object = {}): Promise<readonly Context[]> {
  const { contexts } = await send('browsingContext.getTree', { maxDepth: 0, ...scope });
  return contexts as Context[];
}

async function evaluateIn<R, A extends Json>(
  send: Send,
  context: string,
  work: (argument: A) => R | Promise<R>,
  argument: A,
): Promise<R> {
  const text = await callIn(
    send,
    context,
    `async (argument) => JSON.stringify(await (${work})(JSON.parse(argument)))`,
    { arguments: [{ type: 'string', value: JSON.stringify(argument) }] },
  );
  // Nothing was answered, which is no JSON.
  return text === null ? (undefined as R) : JSON.parse(text);
}

/** Calls a function in a page and answers what it returns, if that is a text or nothing. */
async function callIn(
  send: Send,
  context: string,
  functionDeclaration: string,
  how: object,
): Promise<string | null> {
  const { result, exceptionDetails } = (await send('script.callFunction', {
    functionDeclaration,
    target: { context },
    awaitPromise: true,
    ...how,
  })) as { result?: { value?: string }; exceptionDetails?: { text: string } };
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result?.value ?? null;
}

/** Names of keys in the protocol. */
const KEYS: Readonly<Record<Key, readonly string[]>> = {
  Escape: ['\uE00C'],
  'Control+V': ['\uE009', 'v'],
  Tab: ['\uE004'],
  'Shift+Tab': ['\uE008', '\uE004'],
  Enter: ['\uE007'],
  ArrowUp: ['\uE013'],
  ArrowDown: ['\uE015'],
  ArrowRight: ['\uE014'],
};
const SELECT_ALL = ['\uE009', 'a'];
const DRAG_MS = 100;
/** Not the address of the settings, for Firefox goes to a tab with that instead of opening one. */
const BACKSTAGE = '/options.html?backstage';

class FirefoxTab implements Tab {
  readonly context: string;
  readonly #send: Send;

  constructor(send: Send, context: string) {
    this.#send = send;
    this.context = context;
  }

  async address(): Promise<string> {
    const found = (await listContexts(this.#send)).find(({ context }) => context === this.context);
    return found?.url ?? '';
  }

  async go(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async bringToFront(): Promise<void> {
    await this.#send('browsingContext.activate', { context: this.context });
  }

  async isClosed(): Promise<boolean> {
    return (await listContexts(this.#send)).every(({ context }) => context !== this.context);
  }

  async close(): Promise<void> {
    await this.#send('browsingContext.close', { context: this.context });
  }

  evaluate<R, A extends Json>(work: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return evaluateIn(this.#send, this.context, work as (argument: Json) => R | Promise<R>, argument ?? null);
  }

  async findAll(role: string, name: string): Promise<readonly Control[]> {
    // The locator for accessible names does not enter shadow roots; ours hangs from the root element.
    const { nodes } = await this.#send('browsingContext.locateNodes', {
      context: this.context,
      locator: { type: 'css', value: ':root > :not(head, body)' },
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    const roots = (nodes as Node[]).flatMap(({ value }) => value?.shadowRoot ?? []);
    const inDocument = await this.#locate({ role, name });
    const inRoots = await Promise.all(roots.map((root) => this.#locate({ role, name }, root)));
    return [...inDocument, ...inRoots.flat()];
  }

  click(point: Point): Promise<void> {
    return this.#point(moveTo(point), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
  }

  openMenu(point: Point): Promise<void> {
    return this.#point(moveTo(point), { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 });
  }

  drag(from: Point, to: Point): Promise<void> {
    return this.#point(
      moveTo(from),
      { type: 'pointerDown', button: 0 },
      { ...moveTo(to), duration: DRAG_MS },
      { type: 'pointerUp', button: 0 },
    );
  }

  async scroll({ x, y }: Point, pixelsDown: number): Promise<void> {
    const turn = { type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY: pixelsDown };
    await this.#act({ type: 'wheel', id: 'wheel', actions: [turn] });
  }

  press(key: Key): Promise<void> {
    return this.#pressTogether(KEYS[key]);
  }

  async type(text: string): Promise<void> {
    await this.#act({ type: 'key', id: 'keyboard', actions: [...text].flatMap(strike) });
  }

  async #locate(value: { role: string; name?: string }, start?: Node): Promise<readonly Control[]> {
    const { nodes } = await this.#send('browsingContext.locateNodes', {
      context: this.context,
      locator: { type: 'accessibility', value },
      ...(start ? { startNodes: [{ sharedId: start.sharedId }] } : {}),
    }).catch((error: unknown) => {
      // What was there a moment ago has gone.
      if (/no such node|stale element/i.test(String(error))) return { nodes: [] };
      throw error;
    });
    return (nodes as Node[]).map((node) => this.#createControl(node));
  }

  #createControl(node: Node): Control {
    const call = (functionDeclaration: string) =>
      callIn(this.#send, this.context, functionDeclaration, { this: { sharedId: node.sharedId } });
    const box = async (): Promise<Box> =>
      JSON.parse(
        String(
          await call(`function () {
            const isOutside = ({ top, bottom }) => top < 0 || bottom > innerHeight;
            if (isOutside(this.getBoundingClientRect())) {
              this.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            }
            return JSON.stringify(this.getBoundingClientRect());
          }`),
        ),
      );
    const click = async () => {
      const { x, y, width, height } = await box();
      await this.click({ x: x + width / 2, y: y + height / 2 });
    };
    return {
      box,
      click,
      fill: async (text) => {
        await click();
        await this.#pressTogether(SELECT_ALL);
        await this.type(text);
      },
      text: async () => String(await call('function () { return this.innerText }')),
      attribute: (name) => call(`function () { return this.getAttribute(${JSON.stringify(name)}) }`),
      isFocused: async () =>
        (await call('function () { return String(this.getRootNode().activeElement === this) }')) === 'true',
      findAll: (role) => this.#locate({ role }, node),
    };
  }

  #point(...actions: readonly object[]): Promise<void> {
    return this.#act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }

  #pressTogether(keys: readonly string[]): Promise<void> {
    const actions = [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    return this.#act({ type: 'key', id: 'keyboard', actions });
  }

  async #act(actions: object): Promise<void> {
    await this.#send('input.performActions', { context: this.context, actions: [actions] });
  }
}

function moveTo({ x, y }: Point) {
  return { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
}

function strike(value: string) {
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
}

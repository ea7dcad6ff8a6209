/**
 * What the scenarios need of a browser with the extension in it. `chromium.ts` and `firefox.ts` give it, each through
 * the browser's own protocol.
 */

/** A control as assistive technology sees it, in a page or in a closed shadow root of it. */
export interface Control {
  click(): Promise<void>;
  /** Replaces what stands in a field. */
  fill(text: string): Promise<void>;
  /** Its text as laid out. */
  text(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  /** Whether keys go to it. */
  isFocused(): Promise<boolean>;
  /** Its box in the viewport, after scrolling to it. */
  box(): Promise<Box>;
  /** The controls of a role inside it, in the order of the page. */
  findAll(role: string): Promise<readonly Control[]>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Values that travel between a scenario and a page. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Key =
  | 'Escape'
  | 'Control+V'
  | 'Tab'
  | 'Shift+Tab'
  | 'Enter'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowRight';

/** A tab; what it shows may change. */
export interface Tab {
  address(): Promise<string>;
  go(address: string): Promise<void>;
  bringToFront(): Promise<void>;
  isClosed(): Promise<boolean>;
  /** Runs the function in the page; argument and answer travel as JSON. */
  evaluate<R, A extends Json>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  evaluate<R>(work: () => R | Promise<R>): Promise<R>;
  /** The controls of that role and name, closed shadow roots included, in the order of the page. */
  findAll(role: string, name: string): Promise<readonly Control[]>;
  click(point: Point): Promise<void>;
  /** Presses the mouse at one point and releases it at another. */
  drag(from: Point, to: Point): Promise<void>;
  /** Turns the wheel over a point. */
  scroll(over: Point, pixelsDown: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** Types the text where the focus is. */
  type(text: string): Promise<void>;
}

export interface Browser {
  /** A page of the browser itself, which extensions may not read. */
  readonly ownPage: string;
  /** What the addresses of the extension's pages begin with; without a slash at the end. */
  readonly extensionAddress: string;
  /** Opens an address in a tab of its own, in front of the others. */
  open(address: string): Promise<Tab>;
  /** The open tabs but those that the tests themselves need. */
  tabs(): Promise<readonly Tab[]>;
  /** Closes all of them. */
  closeTabs(): Promise<void>;
  /** Runs the function where the extension's interfaces are: as `chrome`, in both browsers. */
  inExtension<R, A extends Json>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  inExtension<R>(work: () => R | Promise<R>): Promise<R>;
  /** Whether the background of the extension may ask the network for that address. */
  canBackgroundFetch(address: string): Promise<boolean>;
  /** Presses the keys of a command of the extension while the tab is looked at. */
  pressCommand(tab: Tab, command: string): Promise<void>;
  /** Chooses "Check with Fotnote" in the context menu of the selection, a point of which is given. */
  checkFromMenu(tab: Tab, selected: Point): Promise<void>;
  /** Presses the extension's button in the toolbar while the tab is looked at. In Firefox the menu gives the same leave. */
  pressToolbarButton?(tab: Tab): Promise<void>;
  readonly siteAccess: SiteAccess;
  readonly privateWindow: PrivateWindow;
  /** Stops the background, as the browser does when it has had nothing to do for a while; the next event starts it. */
  stopBackground(): Promise<void>;
  /** What a tab's process holds once garbage is collected: bytes of scripts' heap, nodes and listeners of documents. */
  memoryOf?(tab: Tab): Promise<{ heap: number; nodes: number; listeners: number }>;
  /** Loads the extension anew under the open pages, as an update does. */
  restartExtension(): Promise<void>;
  /** What pages and extension, its background included, have asked the network for since they were last taken. */
  takeRequests(): Promise<readonly string[]>;
  /** Errors and warnings of pages and extension on any console since they were last taken. */
  takeComplaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The sites that the extension may read without being asked. */
export type ReadableSites = 'all' | 'none' | { readonly host: string };

/** The reader's leave to read sites. */
export interface SiteAccess {
  /** Gives it for these sites and no others, as in the browser's own settings. */
  set(sites: ReadableSites): Promise<void>;
  /** Says yes when the browser asks for all sites. Chromium asks in a window that no protocol reaches. */
  agree?(): Promise<void>;
}

/** A window of which the browser keeps no record. */
export interface PrivateWindow {
  /** Lets the extension into private windows, as in the browser's own settings, which loads it anew. */
  letExtensionIn(): Promise<void>;
  /** Opens an address in a tab of a private window, the same one until it is closed. */
  open(address: string): Promise<Tab>;
  close(): Promise<void>;
}

/** The pattern of addresses for which browsers give the leave. */
export function patternOf(sites: 'all' | { readonly host: string }): string {
  return sites === 'all' ? '<all_urls>' : `http://${sites.host}/*`;
}

/** A name of this machine that browsers do not trust as they trust `localhost`. */
export const UNTRUSTED_HOST = 'plain.test';

export const VIEWPORT = { width: 1100, height: 800 };

/** What Firefox notes on its own console when it drops what a page that is left or put aside was owed (docs/browsers.md). */
export const DROPPED_ANSWER =
  /^Promise (rejected after context unloaded: Actor 'Conduits' destroyed|resolved while context is inactive)/;

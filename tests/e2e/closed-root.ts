/**
 * Finds and uses what stands in the closed shadow root of the card, by role and name, through the browser's
 * accessibility tree: no door is left open in the product for tests.
 */
import type { CDPSession, Page } from 'playwright-core';

/** An element as assistive technology sees it. */
export interface Control {
  click(): Promise<void>;
  /** Its text as laid out. */
  text(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  /** Its box in the viewport. */
  box(): Promise<{ x: number; y: number; width: number; height: number }>;
}

const PATIENCE_MS = 10_000;
const STEP_MS = 50;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Waits for the control of that role and name. */
export async function control(page: Page, role: string, name: string): Promise<Control> {
  const found = await waitFor(async () => (await findAll(page, role, name))[0], `${role} "${name}"`);
  return createControl(page, found);
}

/** How many controls of that role and name there are now. */
export async function countControls(page: Page, role: string, name: string): Promise<number> {
  return (await findAll(page, role, name)).length;
}

/** Waits until there is no such control. */
export async function waitUntilGone(page: Page, role: string, name: string): Promise<void> {
  await waitFor(
    async () => ((await findAll(page, role, name)).length === 0 ? true : undefined),
    `no ${role} "${name}"`,
  );
}

/** Waits until the check answers something other than undefined. */
export async function waitFor<T>(check: () => Promise<T | undefined>, what: string): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const result = await check();
    if (result !== undefined) return result;
    if (Date.now() > end) throw new Error(`Waited ${PATIENCE_MS / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

async function findAll(page: Page, role: string, accessibleName: string): Promise<number[]> {
  const session = await sessionOf(page);
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodes } = await session.send('Accessibility.queryAXTree', {
    nodeId: root.nodeId,
    role,
    accessibleName,
  });
  return nodes.flatMap(({ backendDOMNodeId, ignored }) =>
    backendDOMNodeId === undefined || ignored ? [] : [backendDOMNodeId],
  );
}

function createControl(page: Page, backendNodeId: number): Control {
  const box: Control['box'] = async () => {
    const session = await sessionOf(page);
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
    const [quad] = quads;
    if (!quad) throw new Error('The control takes no room on the page.');
    const [x = 0, y = 0, , , right = 0, bottom = 0] = quad;
    return { x, y, width: right - x, height: bottom - y };
  };
  return {
    box,
    async click() {
      const { x, y, width, height } = await box();
      await page.mouse.click(x + width / 2, y + height / 2);
    },
    text: () => call(page, backendNodeId, 'function () { return this.innerText }'),
    attribute: (name) =>
      call(page, backendNodeId, `function () { return this.getAttribute(${JSON.stringify(name)}) }`),
  };
}

async function call<T>(page: Page, backendNodeId: number, functionDeclaration: string): Promise<T> {
  const session = await sessionOf(page);
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    ...(object.objectId ? { objectId: object.objectId } : {}),
    functionDeclaration,
    returnByValue: true,
  });
  return result.value;
}

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

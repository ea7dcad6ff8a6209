/** Waiting for what stands on a page, by role and name, as a reader of any kind would look for it. */
import type { Control, Tab } from './browser.ts';
import { waitFor } from './wait.ts';

/** Waits for the control of that role and name. */
export function control(tab: Tab, role: string, name: string): Promise<Control> {
  return waitFor(async () => (await tab.findAll(role, name))[0], `${role} "${name}"`);
}

/** Waits for a control of that role inside another one, whose text fits. */
export function controlIn(container: Control, role: string, text: RegExp): Promise<Control> {
  return waitFor(async () => {
    for (const candidate of await container.findAll(role)) {
      if (text.test(await candidate.text())) return candidate;
    }
    return undefined;
  }, `${role} with ${text}`);
}

/** How many controls of that role and name there are now. */
export async function countControls(tab: Tab, role: string, name: string): Promise<number> {
  return (await tab.findAll(role, name)).length;
}

/** Waits until there is no such control. */
export async function waitUntilGone(tab: Tab, role: string, name: string): Promise<void> {
  await waitFor(
    async () => ((await countControls(tab, role, name)) === 0 ? true : undefined),
    `no ${role} "${name}"`,
  );
}

/** Waits until the page, or a control of it, shows the text. */
export async function waitForText(place: Tab | Control, text: string): Promise<void> {
  const read = 'evaluate' in place ? () => place.evaluate(() => document.body.innerText) : place.text;
  let shown = '';
  const look = async () => {
    shown = await read();
    return shown.includes(text) ? true : undefined;
  };
  await waitFor(look, `"${text}"`).catch((error: Error) => {
    throw new Error(`${error.message} Shown is:\n${shown}`, { cause: error });
  });
}

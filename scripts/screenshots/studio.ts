/// <reference types="chrome" />
/** A browser with the extension, made to look as a picture needs it. */
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import type { PageState, Result } from '../../extension/messages.ts';
import type { Settings } from '../../extension/settings.ts';
import { createTranslator, type InterfaceLanguage, type Translator } from '../../locales/index.ts';
import { openBrowser } from '../open-browser.ts';
import { serveFiles } from '../serve-files.ts';

const FIXTURES = fileURLToPath(new URL('../../tests/fixtures', import.meta.url));
const PATIENCE_MS = 8000;
const STEP_MS = 50;
/** Answered by us, not by the network: nothing here leaves the machine. */
const INVENTED_SITE = 'http://gazette.example/';

const INVENTED_PAGES: Readonly<Record<string, string>> = {
  /** On one of the sites that are off at first. */
  'https://mail.proton.me/': '<title>Inbox</title><h1>Inbox</h1><p>No messages.</p>',
  /** About the law, without a claim. */
  [INVENTED_SITE]:
    '<title>Programme</title><h1>Programme for Thursday</h1><p>Debate night about the sex purchase law in Norway: Thursday at seven, in the library.</p>',
};

/** How everything in a picture looks. */
export interface Look {
  readonly language: InterfaceLanguage;
  readonly theme: 'light' | 'dark' | 'forced';
  readonly layout: Layout;
}

/** `wide`: as most see it; `narrow`: 320 px, which is also 1280 px at 400 %; `large`: letters of twice the size. */
export type Layout = 'wide' | 'narrow' | 'large';

/** Pages that scenes are about. */
export type Subject = 'article' | 'off-topic' | 'without-claims' | 'private' | 'restricted';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const WIDE: Size = { width: 1280, height: 800 };
const NARROW: Size = { width: 320, height: 640 };

export interface Studio {
  readonly look: Look;
  readonly translator: Translator;
  /** Opens a page of the web; what was open is closed. */
  openSubject(subject: Subject): Promise<OpenedSubject>;
  /** Opens a page of the extension in a tab; the pages of the web stay. */
  openOwn(path: string, wide?: Size): Promise<Page>;
  /** Changes settings beside those of the look. */
  set(settings: Partial<Settings>): Promise<void>;
}

/** A page of the web in its tab. */
export interface OpenedSubject {
  readonly page: Page;
  readonly tab: number;
  /** Sends the checker of the page a message, as popup and commands do. */
  tell(message: object): Promise<unknown>;
  /** What the checker knows, once it is through. */
  state(): Promise<PageState>;
  /** Presses a control of the card, which no script reaches: it is found as assistive technology finds it. */
  press(role: string, name: string): Promise<void>;
  /** Waits for a control that is found that way. */
  waitFor(role: string, name: string): Promise<void>;
}

export interface OpenedStudio {
  use(look: Look): Promise<Studio>;
  close(): Promise<void>;
}

export async function openStudio(): Promise<OpenedStudio> {
  const site = await serveFiles(FIXTURES);
  const { context, worker, extensionId, close } = await openBrowser({ headless: true, locale: 'en-GB' });
  for (const [address, body] of Object.entries(INVENTED_PAGES)) {
    await context.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
  }
  const store = async (items: Record<string, unknown>) => {
    await (await worker()).evaluate((all) => chrome.storage.local.set(all), items);
  };

  const open = async (address: string, { theme, layout }: Look, wide: Size): Promise<Page> => {
    const page = await context.newPage();
    await page.setViewportSize(layout === 'narrow' ? { ...NARROW, height: wide.height } : wide);
    await page.emulateMedia({
      colorScheme: theme === 'light' ? 'light' : 'dark',
      forcedColors: theme === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    await page.goto(address);
    return page;
  };

  const subjectIn = async (page: Page): Promise<OpenedSubject> => {
    const tab = await (await worker()).evaluate(async () => (await chrome.tabs.query({})).at(-1)?.id ?? -1);
    const tell = async (message: object) =>
      (await worker()).evaluate(
        ([id, told]) => chrome.tabs.sendMessage(id, told, { frameId: 0 }).catch(() => null),
        [tab, message] as const,
      );
    const session = await context.newCDPSession(page);
    return {
      page,
      tab,
      tell,
      state: () =>
        until(async () => {
          const answer = (await tell({ type: 'get-page-state' })) as Result<PageState> | null;
          return answer?.ok && answer.value.status === 'done' ? answer.value : undefined;
        }, 'the page to be checked'),
      press: async (role, name) => press(page, session, await find(session, role, name)),
      async waitFor(role, name) {
        await find(session, role, name);
      },
    };
  };

  return {
    async use(look) {
      const { language, theme, layout } = look;
      const settings = {
        language,
        theme: theme === 'forced' ? 'auto' : theme,
        textSize: layout === 'large' ? 'larger' : 'normal',
      } as const;
      const addresses: Readonly<Record<Subject, string>> = {
        article: `${site.address}/sample/article.${language === 'en' ? 'en' : 'nb'}.html`,
        'off-topic': `${site.address}/pages/off-topic.html`,
        'without-claims': INVENTED_SITE,
        private: 'https://mail.proton.me/',
        restricted: 'chrome://version',
      };
      await (await worker()).evaluate(() => chrome.storage.local.clear());
      await store({ settings });
      return {
        look,
        translator: createTranslator(language),
        set: (more) => store({ settings: { ...settings, ...more } }),
        async openSubject(subject) {
          const before = context.pages();
          const page = await open(addresses[subject], look, WIDE);
          await Promise.all(before.map((other) => other.close()));
          return subjectIn(page);
        },
        async openOwn(path, wide = WIDE) {
          const page = await open(`chrome-extension://${extensionId}/${path}`, look, wide);
          await page.waitForSelector('main');
          if (layout === 'large')
            await page.evaluate(() => {
              document.documentElement.style.fontSize = '200%';
            });
          return page;
        },
      };
    },
    async close() {
      await close();
      site.close();
    },
  };
}

/** The control of that role and name, closed shadow roots included. */
async function find(session: CDPSession, role: string, accessibleName: string): Promise<number> {
  return until(async () => {
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const where = { nodeId: root.nodeId, role, accessibleName };
    const { nodes } = await session.send('Accessibility.queryAXTree', where);
    return nodes.find(({ ignored }) => !ignored)?.backendDOMNodeId;
  }, `${role} "${accessibleName}"`);
}

async function press(page: Page, session: CDPSession, backendNodeId: number): Promise<void> {
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}

/** Waits until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined>, wanted: string): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  throw new Error(`Waited in vain for ${wanted}.`);
}

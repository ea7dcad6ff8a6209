import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { dataModules } from './scripts/data-modules.ts';

/** Extension pages load their own files and nothing else: no network, no frames, no inline code. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Alt+Shift with a letter: free in Chromium and Firefox, and on the menus of neither. */
const COMMANDS = {
  'check-selection': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_checkSelection__' },
  'next-claim': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_nextClaim__' },
  'previous-claim': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_previousClaim__' },
  'move-to-card': { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_moveToCard__' },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), dataModules()],
    // The data is large and local: splitting it would load it no faster.
    build: { modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'],
    host_permissions: ['<all_urls>'],
    action: { default_title: '__MSG_name__' },
    commands: COMMANDS,
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '@fotnote',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // Popovers and the side panel need 114, the colours of the card (light-dark) 123.
        { incognito: 'split', minimum_chrome_version: '123' }),
  }),
  hooks: {
    // An unlisted script has no part of WXT's content script context, which announces itself to the page.
    'build:manifestGenerated': (_, manifest) => {
      manifest.content_scripts = [{ matches: ['<all_urls>'], js: ['probe.js'], run_at: 'document_idle' }];
    },
    // Chromium's name for Norwegian was "no" before it was "nb"; its store still uses it.
    'build:publicAssets': (_, assets) => {
      assets.push({
        absoluteSrc: new URL('public/_locales/nb/messages.json', import.meta.url).pathname,
        relativeDest: '_locales/no/messages.json',
      });
    },
  },
});

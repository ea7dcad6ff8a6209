import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  vite: () => ({
    plugins: [preact()],
    build: { modulePreload: { polyfill: false } },
  }),
});

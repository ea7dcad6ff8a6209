import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The browser whose build is tested. */
    browser: 'chromium' | 'firefox';
  }
}

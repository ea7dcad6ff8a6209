import { defineBackground } from 'wxt/utils/define-background';
import { registerBackground } from '../extension/background.ts';
import { highlightRules } from '../page/index.ts';

export default defineBackground(() => registerBackground({ highlightRules }));

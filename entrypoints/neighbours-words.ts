/** The words that only Swedish and Danish sentences have; injected into pages that have some. */
import words from 'virtual:fotnote/neighbours';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveWords } from '../extension/word-supply.ts';

export default defineUnlistedScript(() => leaveWords('neighbours', words));

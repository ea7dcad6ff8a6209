/** The words that the checker looks up in English sentences; injected into pages that have some. */
import words from 'virtual:fotnote/english';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveWords } from '../extension/word-supply.ts';

export default defineUnlistedScript(() => leaveWords('english', words));

/** The words that the checker looks up in Scandinavian sentences; injected into pages that have some. */
import words from 'virtual:fotnote/norwegian';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveWords } from '../extension/word-supply.ts';

export default defineUnlistedScript(() => leaveWords('norwegian', words));

/** What readers see of the data; runs before the card, and before the extension's own pages. */
import data from 'virtual:fotnote/card-data';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveCardData } from '../extension/card-data.ts';

export default defineUnlistedScript(() => leaveCardData(data));

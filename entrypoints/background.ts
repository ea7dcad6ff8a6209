import data from 'virtual:fotnote/engine-data';
import english from 'virtual:fotnote/english';
import neighbours from 'virtual:fotnote/neighbours';
import norwegian from 'virtual:fotnote/norwegian';
import { defineBackground } from 'wxt/utils/define-background';
import { registerBackground } from '../extension/background.ts';
import { serveChecks } from '../extension/check-service.ts';
import { createWorkerEngine } from '../extension/worker-engine.ts';
import { highlightRules } from '../page/index.ts';

export default defineBackground(() => {
  const engine = createWorkerEngine(data, { english, norwegian, neighbours });
  serveChecks(engine);
  registerBackground({ highlightRules, prepareEngine: engine.prepare });
});

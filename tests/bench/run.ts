/**
 * `npm run bench`: what Fotnote costs, beside what the job costs at least, measured in the same run.
 *
 * `npm run bench -- engine peers bytes scaling page` runs only those named; `-- --json` prints for machines,
 * `-- --loads 10` loads each page ten times instead of three. The page's figures
 * need the built extension (`npm run build`) and Chromium, and a machine that does nothing else meanwhile.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Report, toTable } from './report.ts';

const { values: options, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, loads: { type: 'string' } },
  allowPositionals: true,
});

const QUESTIONS: Readonly<Record<string, () => Promise<Report[]>>> = {
  engine: async () => (await import('./engine.ts')).measureEngine(),
  peers: async () => (await import('./peers.ts')).measurePeers(),
  bytes: async () => (await import('./bytes.ts')).measureBytes(),
  scaling: async () => (await import('./scaling.ts')).measureScaling(),
  page: async () => (await import('./page.ts')).measurePages(Number(options.loads) || undefined),
};

const unknown = positionals.filter((name) => !(name in QUESTIONS));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown[0]}"; there are ${Object.keys(QUESTIONS).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
const load = loadavg()[0]?.toFixed(1);
const reports: Report[] = [];
if (!options.json) console.log(`${machine}; load before the run ${load}`);
for (const name of positionals.length > 0 ? positionals : Object.keys(QUESTIONS)) {
  for (const report of (await QUESTIONS[name]?.()) ?? []) {
    reports.push(report);
    if (!options.json) console.log(`\n${toTable(report)}`);
  }
}
if (options.json) console.log(JSON.stringify({ machine, load, reports }, null, 2));

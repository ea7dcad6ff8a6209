/**
 * `npm run data`: checks every file of `data/` and publishes what the data rests on: how many findings on which
 * source, and what was read of each. `-- --json` prints the same for machines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { countEvidence, countSources } from '../data/coverage.ts';
import { dataset } from '../data/index.ts';
import {
  describeProblem,
  type Problem,
  validateDataset,
  validateNearMisses,
  validatePhrasings,
} from '../data/validate.ts';

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

function checkFolder(folder: string, check: (file: string, content: unknown) => Problem[]): Problem[] {
  const url = new URL(`../data/${folder}/`, import.meta.url);
  return readdirSync(url).flatMap((name) => {
    const file = `data/${folder}/${name}`;
    try {
      return check(file, JSON.parse(readFileSync(new URL(name, url), 'utf8')));
    } catch (error) {
      return [{ file, id: 'the file', reason: error instanceof Error ? error.message : String(error) }];
    }
  });
}

const problems = [
  ...validateDataset(dataset),
  ...checkFolder('phrasings', (file, content) => validatePhrasings(file, content, dataset.findings)),
  ...checkFolder('near-misses', validateNearMisses),
];
for (const problem of problems) console.error(describeProblem(problem));

const shown = dataset.findings.filter(({ verification }) => verification.status !== 'unverified');
const sources = countSources(dataset);
const kinds = countEvidence(dataset);

if (options.json)
  console.log(JSON.stringify({ dataset: dataset.id, findings: shown.length, sources, kinds }, null, 2));
else {
  console.log(`Dataset ${dataset.id}: ${dataset.findings.length} findings, ${shown.length} of them shown.`);
  console.log('\nFindings by the source that leads them, and what was read of that source for them:');
  for (const { name, findings, read } of sources) {
    const reading = Object.entries(read).map(([status, count]) => `${status} ${count}`);
    console.log(`${String(findings).padStart(5)}  ${name.padEnd(28)} ${reading.join(', ')}`);
  }
  console.log('\nFindings by kind of evidence:');
  for (const { kind, findings } of kinds) console.log(`${String(findings).padStart(5)}  ${kind}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;

import { expect, it } from 'vitest';
import { shownStance, sourcesDisagree } from '../data/disagreement.ts';
import { dataset } from '../data/index.ts';
import { createChecker } from '../engine/index.ts';
import { messages } from '../locales/index.ts';
import { splitAtClaims } from './welcome.tsx';

const checker = createChecker(dataset);
const findings = new Map(dataset.findings.map((finding) => [finding.id, finding]));

it.each(['en', 'nb', 'nn'] as const)(
  'the sample in %s shows every mark, a disagreement, and leaves another country and the weather alone',
  (language) => {
    const sample = messages[language].welcome.sample;
    const pieces = splitAtClaims(sample, checker.check({ text: sample, lang: language }));
    const claims = pieces.filter(({ matches }) => matches.length > 0);
    expect(claims.map(({ matches }) => shownStance(matches, findings))).toEqual([
      'agrees',
      'contradicts',
      'agrees',
      'context',
    ]);
    expect(pieces.at(-1)?.text).toMatch(/^ (?:Sweden|Sverige) .*1999\. .*Oslo.*\.$/);
    expect(claims.map(({ matches }) => sourcesDisagree(matches, findings))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  },
);

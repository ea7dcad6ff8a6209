import { check } from 'recheck';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { nodesOf, readSources, type SourceFile } from '../sources.ts';
import { FUZZ_PATIENCE_MS } from './cases.ts';

/**
 * Expressions whose work can grow faster than their text, and why that text stays short. Each was looked at by hand:
 * none grows faster than the square.
 */
const REVIEWED: Readonly<Record<string, string>> = {
  'components/wrong-match-report.ts: /[:\\s]+$/': 'a label of our own',
  'data/references.ts: /\\{([^|}]*)\\|([^}]*)\\}/g': 'our own templates',
  'data/validate.ts: /\\b[a-zø]+(?:-[a-zø]+)*-(?:19|20)\\d{2}(?:-\\d+)*\\b(?!\\s*[).]?\\s*(?:L|S)\\b)/i':
    'sentences of our own data, when it is checked',
  'engine/sentence-breaks.ts: /[\\p{Lowercase}\\p{Uppercase}\\p{Lt}][\\p{M}\\p{Cf}]*$/u':
    'eight characters at most',
  'extension/failures.ts: /cannot (access|be scripted).*(chrome(-extension)?|moz-extension|edge|brave|about|devtools|view-source|data):/i':
    "one error message of the browser's",
  'extension/failures.ts: /no (tab|frame|document) with|(tab|frame).* was (closed|removed)|invalid tab id/i':
    "one error message of the browser's",
  'extension/site.ts: /^(localhost|.+\\..+)$/': 'a host name, of 253 characters at most',
};

const sources = readSources();

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

function literalsOf(source: SourceFile): Expression[] {
  return nodesOf(source).flatMap(({ type, regex }) =>
    type === 'Literal' && regex
      ? [{ file: source.file, ...(regex as { pattern: string; flags: string }) }]
      : [],
  );
}

const constructions = sources.flatMap((source) =>
  nodesOf(source)
    .filter(
      ({ type, callee }) =>
        /^(New|Call)Expression$/.test(type) && (callee as { name?: string }).name === 'RegExp',
    )
    .map(() => source.file),
);

/** What is passed to `new RegExp` while the files that do so are loaded. */
async function constructed(): Promise<Expression[]> {
  const found: Expression[] = [];
  for (const file of new Set(constructions)) {
    class RecordingRegExp extends RegExp {
      constructor(pattern: RegExp | string, flags?: string) {
        super(pattern, flags);
        found.push({ file, pattern: this.source, flags: this.flags });
      }
      // What is made in the course of matching is none of ours.
      static override get [Symbol.species]() {
        return RegExp;
      }
    }
    vi.resetModules();
    vi.stubGlobal('RegExp', RecordingRegExp);
    try {
      await import(/* @vite-ignore */ `../../${file}`);
    } finally {
      vi.unstubAllGlobals();
    }
  }
  return found;
}

describe('no regular expression of ours can be made to run for ever', { timeout: FUZZ_PATIENCE_MS }, () => {
  const expressions = new Map<string, Expression>();
  const nameOf = ({ file, pattern, flags }: Expression) => `${file}: /${pattern}/${flags}`;

  beforeAll(async () => {
    const made = await constructed();
    for (const file of new Set(constructions)) {
      const known = made.filter((expression) => expression.file === file).length;
      // One that is built later, in a function, would be overlooked.
      expect(known, file).toBeGreaterThanOrEqual(constructions.filter((other) => other === file).length);
    }
    for (const expression of [...sources.flatMap(literalsOf), ...made]) {
      expressions.set(`${expression.pattern}/${expression.flags}`, expression);
    }
  }, FUZZ_PATIENCE_MS);

  test('all of them', async () => {
    expect(expressions.size).toBeGreaterThan(80);
    const vulnerable: string[] = [];
    for (const expression of expressions.values()) {
      const { pattern, flags } = expression;
      const found = await check(pattern, flags, { timeout: 30_000, randomSeed: 1 });
      if (found.status === 'safe') continue;
      const growth = found.status === 'vulnerable' ? found.complexity.summary : found.status;
      vulnerable.push(`${nameOf(expression)}${growth.startsWith('2nd degree') ? '' : ` (${growth})`}`);
    }
    expect(vulnerable.toSorted()).toEqual(Object.keys(REVIEWED).toSorted());
  });
});

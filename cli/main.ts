/**
 * `npm run --silent check -- …`: the engine over files, folders, addresses and streams.
 *
 * Exit status: 0 done, 1 some input failed, 2 wrong usage. Errors go to standard error, one plain sentence each.
 */
import { parseArgs } from 'node:util';
import type { Dataset } from '../data/schema.ts';
import { type Problem, usableDataset } from '../data/validate.ts';
import { createChecker } from '../engine/index.ts';
import { createTranslator, type Translator } from '../locales/index.ts';
import { expandArgument, InputError, readInput } from './read-input.ts';
import { type CheckedDocument, reportAsJson, reportAsText } from './report.ts';
import { checkStream } from './stream.ts';

const EXIT = { done: 0, inputFailed: 1, wrongUsage: 2 } as const;

const USAGE = `Usage: npm run --silent check -- [options] PATH|FOLDER|URL|- …
       npm run --silent check -- --stream < LINES

Finds the sentences that make a claim about Norway's sex purchase law which a source in the data speaks to.
PATH is a .html, .md or .txt file; a folder is walked; - is standard input.

  --format text|json   how to print (default: text)
  --lang en|nb         language of the printed wording (default: en)
  --stream             one JSON object a line in, one out: {"id":…,"text":…,"title"?,"context"?,"lang"?}
  --help               this text

Exit status: 0 done, 1 some input failed, 2 wrong usage.`;

interface Options {
  readonly format: 'text' | 'json';
  readonly lang: 'en' | 'nb';
  readonly stream: boolean;
  readonly help: boolean;
  readonly inputs: readonly string[];
}

class UsageError extends Error {
  override readonly name = 'UsageError';
}

function parseOptions(args: string[]): Options {
  const { values, positionals } = parseArguments(args);
  const { format, lang, stream, help } = values;
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`--format is text or json, not "${format}".`);
  if (lang !== 'en' && lang !== 'nb') throw new UsageError(`--lang is en or nb, not "${lang}".`);
  if (stream && positionals.length > 0)
    throw new UsageError('--stream reads standard input and takes no paths.');
  if (!stream && !help && positionals.length === 0)
    throw new UsageError('Nothing to check: name a file, a folder, an address or -.');
  if (positionals.includes('')) throw new UsageError('An empty argument names nothing to check.');
  return { format, lang, stream, help, inputs: positionals };
}

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  lang: { type: 'string', default: 'en' },
  stream: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parseArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const option = /'(--?[^',\s]*)/.exec(String(error))?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`Unknown option ${option}.`);
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      const takesValue = option === '--format' || option === '--lang';
      throw new UsageError(`Option ${option} ${takesValue ? 'needs a' : 'takes no'} value.`);
    }
    throw error;
  }
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Loads the data; what is broken in it is reported and left out. */
async function loadDataset(): Promise<{ dataset: Dataset; broken: boolean } | null> {
  try {
    const { dataset: whole } = await import('../data/index.ts');
    const { dataset, problems } = usableDataset(whole);
    for (const entry of Map.groupBy(problems, ({ file, id }) => `${file} ${id}`).values())
      complain(describeBroken(entry));
    return { dataset, broken: problems.length > 0 };
  } catch (error) {
    complain(`The data of Fotnote could not be loaded: ${describeUnexpected(error)}`);
    return null;
  }
}

/** One sentence about an entry of the data, however much is wrong with it. */
function describeBroken(problems: readonly Problem[]): string {
  const [{ file, id } = { file: 'data', id: 'an entry' }] = problems;
  return `${file} has a broken entry, ${id}, that is not relied on: ${problems.map(({ reason }) => reason).join('; ')}.`;
}

function describeUnexpected(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${(reason.split('\n', 1)[0] ?? '').replace(/\.$/, '')}.`;
}

async function checkInputs(options: Options, dataset: Dataset, translator: Translator): Promise<number> {
  const checker = createChecker(dataset);
  const checked: CheckedDocument[] = [];
  let failures = 0;
  const fail = (sentence: string) => {
    complain(sentence);
    failures += 1;
  };
  for (const argument of options.inputs) {
    const { paths, problems } = await expandArgument(argument);
    for (const { message } of problems) fail(message);
    for (const path of paths) {
      try {
        const document = await readInput(path);
        const { text, title, lang } = document;
        const matches = checker.check({ text, ...(title ? { title } : {}), ...(lang ? { lang } : {}) });
        const result = { ...document, matches };
        // JSON is one array and so waits for the last input; text is printed as it comes.
        if (options.format === 'json') checked.push(result);
        else process.stdout.write(reportAsText(result, dataset, translator));
      } catch (error) {
        // One document that the engine trips over must not keep the others from being read.
        fail(
          error instanceof InputError
            ? error.message
            : `${path} could not be checked: ${describeUnexpected(error)}`,
        );
      }
    }
  }
  if (options.format === 'json') process.stdout.write(`${reportAsJson(checked)}\n`);
  return failures;
}

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.done;
  }
  const loaded = await loadDataset();
  if (!loaded) return EXIT.inputFailed;
  const { dataset, broken } = loaded;
  const failures = options.stream
    ? await checkStream(createChecker(dataset), process.stdin, process.stdout)
    : await checkInputs(options, dataset, createTranslator(options.lang));
  return failures > 0 || broken ? EXIT.inputFailed : EXIT.done;
}

// A reader that has seen enough (`check … | head`) closes the pipe: no error of ours.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.inputFailed);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    complain(`${error.message.replace(/\.$/, '')}; see --help.`);
    process.exitCode = EXIT.wrongUsage;
  } else {
    complain(`Fotnote stopped on an unexpected error: ${describeUnexpected(error)}`);
    process.exitCode = EXIT.inputFailed;
  }
}

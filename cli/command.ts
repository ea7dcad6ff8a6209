/**
 * What `npm run check` does, as a function of its arguments and streams: `main.ts` gives it the process's.
 */
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createTranslator, type Translator } from '../locales/index.ts';
import { type LoadedEngine, loadEngine } from './load-engine.ts';
import { expandArgument, InputError, readInput } from './read-input.ts';
import { type CheckedDocument, reportAsJson, reportAsText } from './report.ts';
import { checkStream } from './stream.ts';
import { describeUnexpected } from './unexpected.ts';

/** Exit status: 0 done (with or without matches), 1 some input or part of the data failed, 2 wrong usage. */
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

/** Where the command reads and writes. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** Gets one plain sentence for everything that went wrong. */
  readonly stderr: Writable;
}

/**
 * Runs the command and answers its exit status; never throws.
 *
 * @param args what follows the name of the command
 * @param load gives the engine over the built-in data; asked only when there is something to check
 */
export async function runCheck(
  args: readonly string[],
  streams: Streams,
  load: () => Promise<LoadedEngine> = loadEngine,
): Promise<number> {
  const complain = (sentence: string) => void streams.stderr.write(`${sentence}\n`);
  try {
    const options = parseOptions([...args]);
    if (options.help) {
      streams.stdout.write(`${USAGE}\n`);
      return EXIT.done;
    }
    const { engine, complaints } = await load();
    complaints.forEach(complain);
    if (!engine) return EXIT.inputFailed;
    const failures = options.stream
      ? await checkStream(engine.checker, streams.stdin, streams.stdout)
      : await checkInputs(options, engine, streams, complain);
    return failures > 0 || complaints.length > 0 ? EXIT.inputFailed : EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message.replace(/\.$/, '')}; see --help.`);
      return EXIT.wrongUsage;
    }
    complain(`Fotnote stopped on an unexpected error: ${describeUnexpected(error)}`);
    return EXIT.inputFailed;
  }
}

/** Checks the inputs one after the other; answers how many failed. */
async function checkInputs(
  { inputs, format, lang }: Options,
  { checker, dataset }: NonNullable<LoadedEngine['engine']>,
  { stdin, stdout }: Streams,
  complain: (sentence: string) => void,
): Promise<number> {
  const translator: Translator = createTranslator(lang);
  const checked: CheckedDocument[] = [];
  let failures = 0;
  const fail = (sentence: string) => {
    complain(sentence);
    failures += 1;
  };
  for (const argument of inputs) {
    const { paths, problems } = await expandArgument(argument);
    for (const { message } of problems) fail(message);
    for (const path of paths) {
      try {
        const document = await readInput(path, stdin);
        const { text, title, lang } = document;
        const matches = checker.check({ text, ...(title ? { title } : {}), ...(lang ? { lang } : {}) });
        const result = { ...document, matches };
        // JSON is one array and so waits for the last input; text is printed as it comes.
        if (format === 'json') checked.push(result);
        else stdout.write(reportAsText(result, dataset, translator));
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
  if (format === 'json') stdout.write(`${reportAsJson(checked)}\n`);
  return failures;
}

/**
 * `npm run --silent check -- …`: the engine over files, folders, addresses and streams.
 *
 * Exit status: 0 done, 1 some input failed, 2 wrong usage. Errors go to standard error, one plain sentence each.
 */
import { runCheck } from './command.ts';

// A reader that has seen enough (`check … | head`) closes the pipe: no error of ours.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

process.exitCode = await runCheck(process.argv.slice(2), process);

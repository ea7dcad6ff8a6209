/** What only a process of its own can show: exit status, streams, and that the pieces are wired together. */
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { CLAIM, folderWith, PATIENCE_MS, runCommand, startCommand } from './run-command.ts';

describe('the process', { timeout: PATIENCE_MS }, () => {
  test('reads standard input, prints what it found and ends with 0', async () => {
    const { stdout, stderr, status } = await runCommand(['-'], { input: CLAIM });
    expect(stdout).toContain('[agrees] Amnesty says the same');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('reads files by paths from where it was started; ends with 1 when one of them cannot be read', async () => {
    const cwd = folderWith({ 'a.txt': CLAIM });
    const { stdout, stderr, status } = await runCommand(['gone.txt', 'a.txt', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject([{ path: 'a.txt', matches: [{ finding: 'rec-white-paper' }] }]);
    expect({ stderr, status }).toEqual({ stderr: 'gone.txt does not exist.\n', status: 1 });
  });

  test('ends with 2 on wrong usage, at once and without reading its input', async () => {
    const child = startCommand(['--verbose']);
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    // Its standard input stays open.
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(stderr).toBe('Unknown option --verbose; see --help.\n');
  });

  test('ends without a word when nobody takes what it prints', async () => {
    const child = startCommand(['-']);
    child.stdin.on('error', () => {});
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.stdout.destroy();
    child.stdin.end(CLAIM);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toBe('');
  });
});

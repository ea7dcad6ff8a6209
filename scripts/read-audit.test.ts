import { expect, test } from 'vitest';
import { readAudit } from './read-audit.ts';

const SUBJECT = 'what readers get';

test('no hole is known', () => {
  const answer = JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {},
    metadata: { vulnerabilities: { total: 0 } },
  });
  expect(readAudit(answer, SUBJECT)).toEqual({ ok: true, sentence: 'No hole is known in what readers get.' });
});

test('a hole is named with its weight and is an error', () => {
  const hole = { isDirect: true, via: [], effects: [], range: '<2', nodes: [], fixAvailable: false };
  const answer = JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: { valibot: { ...hole, severity: 'high' }, preact: { ...hole, severity: 'low' } },
  });
  expect(readAudit(answer, SUBJECT)).toEqual({
    ok: false,
    sentence: 'Known holes in what readers get: preact (low), valibot (high).',
  });
});

test.each([
  ['a refusal', JSON.stringify({ message: '405 Method Not Allowed', method: 'POST', statusCode: 405 })],
  ['an error of npm', JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'request failed' } })],
  ['no JSON', 'npm error network'],
  ['nothing', ''],
])('%s is said, and is no error', (_, answer) => {
  expect(readAudit(answer, SUBJECT)).toEqual({
    ok: true,
    sentence: 'The registry could not be asked about holes in what readers get.',
  });
});

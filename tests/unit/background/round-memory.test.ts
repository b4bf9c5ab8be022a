import { expect, test, vi } from 'vitest';
import {
  addAnswered,
  NOTHING_ANSWERED,
  pruneAnswered,
} from '../../../src/background/round-memory.ts';
import type { Outcome, Response } from '../../../src/diagnosis/observation.ts';
import type { Control } from '../../../src/formats/config.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { observed } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const control: Control = { id: 'c', operator: 'O', kind: 'portal', url: 'http://c.example' };
const answer = (over: Partial<Response> = {}): Outcome => ({
  kind: 'response',
  status: 200,
  verified: false,
  ...over,
});

test.each<[string, boolean, Outcome, boolean]>([
  ['over validated TLS', true, answer({ verified: true }), true],
  [
    'with other content over validated TLS',
    true,
    answer({ verified: true, content: 'other' }),
    true,
  ],
  ['unseen over TLS', true, answer({ status: 0, opaque: true }), true],
  ['plainly, as expected', false, answer({ content: 'expected' }), true],
  ['plainly, as a portal would', false, answer({ content: 'other' }), false],
  ['with a redirect', false, answer({ status: 302, redirectHost: 'portal.example' }), false],
  ['not at all', false, { kind: 'failure', layer: 'timeout', code: 'timeout' }, false],
])('a control that answers %s', (_name, secure, outcome, counts) => {
  const seen = { ...observed(1), endpoint: 'http://c.example/', secure, outcome };
  const facts = {
    onLine: true,
    portal: 'unknown',
    timersLateMs: 0,
    controls: [seen],
    services: [],
  };
  const answered = addAnswered(NOTHING_ANSWERED, { ...facts, portal: 'unknown' }, [control]);
  expect(answered.controls).toEqual(counts ? ['c'] : []);
  if (!counts) expect(answered).toBe(NOTHING_ANSWERED);
});

test('only what the configuration lists stays in memory', () => {
  const config = sampleConfig({ services: [sampleService('a')], controls: [control] });
  const known = { controls: ['c', 'gone'], services: ['a', 'gone'] };
  expect(pruneAnswered(known, config)).toEqual({ controls: ['c'], services: ['a'] });
});

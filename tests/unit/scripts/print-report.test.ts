import { expect, it } from 'vitest';
import { printReport } from '../../../scripts/start/print-report.mjs';
import type { Report } from '../../../src/formats/report.ts';

const REPORT: Report = {
  format: 'whichside/report',
  version: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 400,
  trigger: 'message',
  browser: 'Chromium 156',
  extension: '0.1.0',
  user: { kind: 'ok', evidence: [{ id: 'G1', text: 'Five answer.', clears: [], charges: [] }] },
  overall: { side: 'not-yours', headline: 'Example does not answer.', service: 'example' },
  services: [
    {
      id: 'example',
      name: 'Example',
      provider: 'Example Org',
      verdict: {
        kind: 'fault',
        suspects: ['path', 'provider'],
        cause: 'no-answer',
        scope: 'down',
        certainty: 'suspected',
        evidence: [{ id: 'T9', text: 'Silence.', clears: ['device'], charges: ['provider'] }],
      },
      observations: [],
    },
    {
      id: 'other',
      name: 'Other',
      provider: 'Other Org',
      verdict: { kind: 'refusing', cause: 'rate-limited', evidence: [] },
      observations: [],
    },
  ],
  controls: [],
};

it('tells the verdict, the path, the services and the evidence', () => {
  const stations = [
    { station: 'device', state: 'cleared' },
    { station: 'network', state: 'cleared' },
    { station: 'path', state: 'doubt' },
    { station: 'provider', state: 'doubt' },
  ];
  expect(printReport(REPORT, stations).split('\n')).toEqual([
    'Verdict:  not your side. Example does not answer.',
    'Path:     this device [cleared] --- your network [cleared] --- the way there [in doubt] --- the provider [in doubt]',
    'Own side: ok',
    'Services:',
    '  Example (Example Org): no-answer: the way there or the provider (down, suspected)',
    '  Other (Other Org): answers, and turns the request down (rate-limited)',
    'Evidence:',
    '  own side:',
    '    Five answer. (G1)',
    '  Example:',
    '    Silence. (T9)',
  ]);
});

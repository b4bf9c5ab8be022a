import { describe, expect, it } from 'vitest';
import { overallOf } from '../../../src/diagnosis/overall.ts';
import { type Path, stationsOf } from '../../../src/diagnosis/stations.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { fault, fine, named, noInternet, unknown } from './build-verdicts.ts';

describe('stationsOf()', () => {
  const states = (path: Path): string => Object.values(stationsOf(path)).join(' ');
  const settled = (user: Verdict, ...services: Verdict[]): Path => ({
    user,
    services: named(...services),
    overall: overallOf(user, named(...services)),
  });
  const cases: readonly [string, Path, string][] = [
    ['nothing known yet', { services: [{ id: 's0' }] }, 'untested untested untested untested'],
    [
      'the user side is cleared first',
      { user: fine, services: [{ id: 's0' }] },
      'cleared cleared untested untested',
    ],
    ['all well', settled(fine, fine), 'cleared cleared cleared cleared'],
    ['connection only', settled(fine), 'cleared cleared untested untested'],
    ['not yours', settled(fine, fault(['path', 'provider'])), 'cleared cleared doubt doubt'],
    ['theirs', settled(fine, fault(['provider'])), 'cleared cleared cleared broken'],
    [
      'no internet: nothing beyond could be tested',
      settled(noInternet, noInternet),
      'doubt doubt untested untested',
    ],
    [
      'anybody',
      settled(fine, fault(['device', 'network', 'path', 'provider'])),
      'doubt doubt doubt doubt',
    ],
    [
      'we may not look',
      settled(fine, { kind: 'unknown', why: 'no-permission', evidence: [] }),
      'doubt doubt doubt doubt',
    ],
    ['too little evidence', settled(unknown, unknown), 'untested untested untested untested'],
  ];
  it.each(cases)('%s', (_name, path, expected) => {
    expect(states(path)).toBe(expected);
  });
});

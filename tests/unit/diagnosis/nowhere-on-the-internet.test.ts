import { describe, expect, it } from 'vitest';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import {
  controls,
  doh,
  fail,
  gone,
  healthyAnswer,
  known,
  lookup,
  ok,
  refused,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { canary, evidenceOf, judge, plainHttp } from './judge-one.ts';

const HERE = lookup(['127.0.0.1'], 'private');
const mute = (): Observation[] =>
  ['Fern', 'Gorse'].flatMap((operator) =>
    doh({ operator }).map((o) => ({ ...o, outcome: silence() })),
  );
const led = (outcome: Outcome, ...asked: readonly Observation[]) =>
  service(outcome, { asked: [HERE, ...mute(), ...asked] });

describe('P5: a name that leads nowhere on the internet, and nobody else to ask', () => {
  it.each<[string, Parameters<typeof judge>, string]>([
    ['refused there', [led(refused())], 'P5 refused device+network+provider'],
    ['cut there', [led(reset())], 'P5 reset device+network+provider'],
    ['silent there', [led(silence())], 'P5 no-answer device+network+provider'],
    [
      'ended there, which is no word of a server that wants a certificate',
      [led(fail('tcp', { transport: 'ended' }))],
      'P5 reset device+network+provider',
    ],
    [
      'others know a public address',
      [service(refused(), { asked: [HERE, ...known()] })],
      'P3 resolves-elsewhere device+network',
    ],
    [
      'others know no such name',
      [service(refused(), { asked: [HERE, ...gone()] })],
      'P5 refused device+network+path+provider',
    ],
    [
      'names that cannot exist lead somewhere too',
      [led(refused()), { controls: [...controls(), canary(ok({ verified: false }))] }],
      'P5 refused device+network+path+provider',
    ],
    [
      'it leads to a public address',
      [service(refused(), { asked: [lookup(['198.51.100.7'], 'public'), ...mute()] })],
      'P5 refused device+network+path+provider',
    ],
    [
      'a proxy looks names up by itself',
      [led(fail('tcp', { transport: 'refused', proxied: true }))],
      'P5 refused device+network+path+provider',
    ],
    [
      'the own side is in doubt: whose way it is not stays so',
      [
        led(refused()),
        { controls: controls((spec) => (spec.role === 'https' ? reset() : healthyAnswer(spec))) },
      ],
      'P5 refused device+network+provider',
    ],
    [
      'its plain page sends on to its own https',
      [led(reset(), plainHttp(ok({ redirectHost: 'www.lark.example', redirectSecure: true })))],
      'P5 reset path+provider',
    ],
  ])('%s', (_name, judged, expected) => {
    expect(judge(...judged)).toBe(expected);
  });

  it('rests on where the name leads, and not on the controls', () => {
    const evidence = evidenceOf(led(refused()));
    expect(evidence.find(({ key }) => key === 'odd-address')?.clears).toEqual(['path']);
    expect(evidence.find(({ key }) => key === 'controls-answer')?.clears).toEqual([]);
  });
});

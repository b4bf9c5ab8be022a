import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import {
  alive,
  below,
  doh,
  knock,
  known,
  noName,
  observe,
  service,
  silence,
} from './build-facts.ts';
import { evidenceOf, judge } from './judge-one.ts';

const FILTERED = 'P2 name-filtered device+network';
const ANYBODY = 'P2 name-unresolved device+network+path+provider';
const lark = (...asked: readonly Observation[]) => service(noName(), { asked });
const keysOf = (...asked: readonly Observation[]) =>
  evidenceOf(lark(...asked)).map(({ key }) => key);

const CASES: readonly [string, readonly Observation[], string][] = [
  ['both heard its servers', alive(), FILTERED],
  ['one of them did', [...known(), below('Fern'), below('Gorse', { rcode: 2 })], FILTERED],
  ['nobody was asked for a fresh name', known(), ANYBODY],
  [
    'its servers are down: both remember the name, and know nothing fresh',
    [...known(), below('Fern', { rcode: 2 }), below('Gorse', { rcode: 2 })],
    ANYBODY,
  ],
  [
    'an operator refuses such questions',
    [...known(), below('Fern', { rcode: 5 }), below('Gorse', { rcode: 5 })],
    ANYBODY,
  ],
  [
    'silence proves nothing',
    [
      ...known(),
      ...['Fern', 'Gorse'].map((operator) =>
        observe({
          role: 'doh',
          host: `dns.${operator}.example`,
          operator,
          subject: 'www.lark.example',
          outcome: silence(),
        }),
      ),
    ],
    ANYBODY,
  ],
  ['there is the name and no address', [...known(), below('Fern', { rcode: 0 })], FILTERED],
  [
    'its zone has an address for everything',
    [...known(), below('Fern', { rcode: 0, addresses: ['198.51.100.7'] })],
    FILTERED,
  ],
  [
    'fresh of another zone alone',
    [...known(), below('Fern', { zone: 'lark.example' }), below('Gorse', { zone: 'example' })],
    ANYBODY,
  ],
  [
    'another host of the service is known, below this one: from memory as well',
    [
      ...known(),
      ...['Fern', 'Gorse'].flatMap((operator) =>
        doh({ operator, addresses: ['198.51.100.8'], name: 'api.www.lark.example' }),
      ),
    ],
    ANYBODY,
  ],
  [
    'who denies the name itself denies all below it, from memory too',
    [
      ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
      ...doh({ operator: 'Gorse' }),
      below('Gorse'),
      knock(silence()),
    ],
    ANYBODY,
  ],
];

describe('a name that fails here and that others know', () => {
  it.each(CASES)('%s', (_, asked, expected) => {
    expect(judge(lark(...asked))).toBe(expected);
  });

  const FRONT = 'edge.front.example';
  const aliased = (...aliases: readonly string[]): Observation[] =>
    ['Fern', 'Gorse'].flatMap((operator) =>
      doh({ operator, addresses: ['198.51.100.7'], aliases }),
    );
  it.each<[string, readonly Observation[], string]>([
    ['its own servers alone answer', [...aliased(FRONT), below('Fern')], ANYBODY],
    [
      'those of the other name alone answer',
      [...aliased(FRONT), below('Fern', { zone: FRONT })],
      ANYBODY,
    ],
    [
      'each of them was heard by another operator',
      [...aliased(FRONT), below('Fern'), below('Gorse', { zone: FRONT })],
      ANYBODY,
    ],
    ['both answer', [...aliased(FRONT), below('Fern'), below('Fern', { zone: FRONT })], FILTERED],
    [
      'the name above it is another name for it: that one is known from memory too',
      [...aliased('lark.example'), below('Fern')],
      ANYBODY,
    ],
  ])('and stands for another name: %s', (_, asked, expected) => {
    expect(judge(lark(...asked))).toBe(expected);
  });

  it('tells which of the two it is', () => {
    expect(keysOf(...alive())).toContain('zone-answers');
    expect(keysOf(...alive())).not.toContain('zone-unheard');
    expect(keysOf(...known())).toContain('zone-unheard');
    expect(keysOf()).not.toContain('zone-unheard');
  });
});

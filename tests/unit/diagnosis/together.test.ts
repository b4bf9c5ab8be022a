import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import {
  badName,
  controls,
  doh,
  endpoint,
  healthyAnswer,
  lookup,
  noName,
  observe,
  ok,
  refused,
  reset,
  round,
  silence,
} from './build-facts.ts';

interface Spec {
  readonly provider: string;
  readonly outcome?: Outcome;
  /** Addresses that resolvers know. */
  readonly known?: readonly string[];
  readonly lastGood?: ServiceFacts['lastGood'];
  readonly more?: Partial<ServiceFacts>;
}

/** Services named a, b, c ..., each with one endpoint of its own. */
function services(...specs: readonly Spec[]): ServiceFacts[] {
  return specs.map(({ provider, outcome = reset(), known = [], lastGood, more }, index) => {
    const id = String.fromCharCode(97 + index);
    const host = `www.${id}.example`;
    const asked = known.length === 0 ? [] : doh({ operator: 'Fern', addresses: known, name: host });
    return {
      id,
      name: id.toUpperCase(),
      provider,
      where: 'internet',
      endpoints: [endpoint(host)],
      observations: [observe({ role: 'endpoint', host, outcome }), ...asked],
      ...(lastGood !== undefined && { lastGood }),
      ...more,
    };
  });
}

/** What each service is told to fall with, in order: `provider 2`, `supplier Cirrus 2`, `many 3`. */
function told(specs: readonly Spec[], facts: Partial<RoundFacts> = {}): string[] {
  return diagnose(round({ services: services(...specs), ...facts })).services.map(
    ({ verdict: { evidence } }) =>
      evidence
        .filter(({ key }) => key.startsWith('falls-with'))
        .map(({ key, values: { supplier, count } }) =>
          [key.replace('falls-with-', ''), supplier, count]
            .filter((part) => part !== undefined)
            .join(' '),
        )
        .join(', '),
  );
}

const on = (cdn: string, ...addresses: readonly string[]) => ({ cdn, addresses });

describe('several services of one provider', () => {
  it.each<[string, Spec[], string[]]>([
    [
      'two',
      [{ provider: 'Meadow' }, { provider: 'MEADOW' }, { provider: 'Heath', outcome: ok() }],
      ['provider 2', 'provider 2', ''],
    ],
    ['one of two', [{ provider: 'Meadow' }, { provider: 'Meadow', outcome: ok() }], ['', '']],
    ['one alone', [{ provider: 'Meadow' }], ['']],
    [
      'one that is turned down',
      [{ provider: 'Meadow' }, { provider: 'Meadow', outcome: ok({ status: 403 }) }],
      ['', ''],
    ],
    [
      'one silent, one that says 503',
      [{ provider: 'Meadow' }, { provider: 'Meadow', outcome: ok({ status: 503 }) }],
      ['provider 2', 'provider 2'],
    ],
    ['two of two providers', [{ provider: 'Meadow' }, { provider: 'Heath' }], ['', '']],
    [
      'one that is merely late',
      [
        { provider: 'Meadow' },
        {
          provider: 'Meadow',
          outcome: ok({ phases: { dnsMs: 5, connectMs: 30, firstByteMs: 9_000 } }),
        },
      ],
      ['', ''],
    ],
    [
      'one that is filtered here',
      [{ provider: 'Meadow' }, { provider: 'Meadow', outcome: { ...reset(), layer: 'blocked' } }],
      ['', ''],
    ],
    [
      'one that is known not to answer here',
      [{ provider: 'Meadow' }, { provider: 'Meadow', more: { reachableFrom: ['china'] } }],
      ['', ''],
    ],
  ])('%s', (_name, specs, expected) => {
    expect(told(specs, { country: 'DE' })).toEqual(expected);
  });
});

describe('several providers behind one supplier', () => {
  const [cirrus, range] = ['Cirrus', '203.0.113.0/24'];
  it.each<[string, Spec[], string[]]>([
    [
      'by the signature of their last good answers',
      [
        { provider: 'Meadow', lastGood: on(cirrus) },
        { provider: 'Heath', lastGood: on(cirrus) },
      ],
      ['supplier Cirrus 2', 'supplier Cirrus 2'],
    ],
    [
      'by the signature of an error',
      [
        { provider: 'Meadow', lastGood: on(cirrus) },
        { provider: 'Heath', outcome: ok({ status: 522, cdn: cirrus }) },
      ],
      ['supplier Cirrus 2', 'supplier Cirrus 2'],
    ],
    [
      'by what resolvers know',
      [
        { provider: 'Meadow', known: ['203.0.113.7'] },
        { provider: 'Heath', known: ['203.0.113.99'] },
      ],
      [`supplier ${range} 2`, `supplier ${range} 2`],
    ],
    [
      'by its name alone, where the addresses are those of its users',
      [
        { provider: 'Meadow', known: ['203.0.113.7'], lastGood: on(cirrus) },
        { provider: 'Heath', known: ['203.0.113.99'], lastGood: on(cirrus) },
      ],
      ['supplier Cirrus 2', 'supplier Cirrus 2'],
    ],
    [
      'by its addresses too, where others have them as well',
      [
        { provider: 'Meadow', known: ['203.0.113.7'], lastGood: on(cirrus) },
        { provider: 'Heath', known: ['203.0.113.99'], lastGood: on(cirrus) },
        { provider: 'Moor', known: ['203.0.113.50'] },
      ],
      [
        `supplier Cirrus 2, supplier ${range} 3`,
        `supplier Cirrus 2, supplier ${range} 3`,
        `supplier ${range} 3`,
      ],
    ],
    [
      'by where their last good answers came from',
      [
        { provider: 'Meadow', known: ['203.0.113.7'] },
        { provider: 'Heath', lastGood: { addresses: ['::ffff:203.0.113.99'] } },
      ],
      [`supplier ${range} 2`, `supplier ${range} 2`],
    ],
    [
      'a service counts once, however many addresses it has',
      [
        { provider: 'Meadow', known: ['203.0.113.7', '203.0.113.8'] },
        { provider: 'Heath', known: ['203.0.113.9'] },
      ],
      [`supplier ${range} 2`, `supplier ${range} 2`],
    ],
    [
      'neighbours are not one range',
      [
        { provider: 'Meadow', known: ['203.0.113.7'] },
        { provider: 'Heath', known: ['203.0.112.7'] },
      ],
      ['', ''],
    ],
    [
      'one provider alone has no supplier in common with others',
      [
        { provider: 'Meadow', lastGood: on(cirrus) },
        { provider: 'Meadow', lastGood: on(cirrus) },
      ],
      ['provider 2', 'provider 2'],
    ],
    [
      'an answering service uses it too',
      [
        { provider: 'Meadow', lastGood: on(cirrus) },
        { provider: 'Heath', lastGood: on(cirrus) },
        { provider: 'Fen', outcome: ok({ cdn: cirrus }) },
      ],
      ['', '', ''],
    ],
    [
      'an answering service used it last',
      [
        { provider: 'Meadow', lastGood: on(cirrus) },
        { provider: 'Heath', lastGood: on(cirrus) },
        { provider: 'Fen', outcome: ok({ opaque: true }), lastGood: on(cirrus) },
      ],
      ['', '', ''],
    ],
    [
      'an answer comes from that range',
      [
        { provider: 'Meadow', known: ['203.0.113.7'] },
        { provider: 'Heath', known: ['203.0.113.8'] },
        { provider: 'Fen', outcome: ok({ status: 403, address: '203.0.113.9' }) },
      ],
      ['', '', ''],
    ],
    [
      'an error comes from that range',
      [
        { provider: 'Meadow', known: ['203.0.113.7'] },
        { provider: 'Heath', known: ['203.0.113.8'] },
        { provider: 'Fen', outcome: ok({ status: 503, address: '203.0.113.9' }) },
      ],
      [`supplier ${range} 3`, `supplier ${range} 3`, `supplier ${range} 3`],
    ],
    [
      'a proxy or a fake-IP client carried all of them',
      [
        { provider: 'Meadow', lastGood: { addresses: ['198.18.0.4'] } },
        { provider: 'Heath', lastGood: { addresses: ['198.18.0.5'] } },
      ],
      ['', ''],
    ],
  ])('%s', (_name, specs, expected) => {
    expect(told(specs)).toEqual(expected);
  });

  it('are named for the report', () => {
    const judged = diagnose(
      round({
        services: services(
          { provider: 'Meadow', lastGood: on('Cirrus'), known: ['203.0.113.7'] },
          { provider: 'Heath', lastGood: on('Cirrus'), known: ['203.0.113.8'] },
          { provider: 'Fen' },
        ),
      }),
    ).services;
    expect(judged.map(({ suppliers }) => suppliers)).toEqual([['Cirrus'], ['Cirrus'], undefined]);
  });
});

describe('many unrelated services', () => {
  const [meadow, heath, fen] = [{ provider: 'Meadow' }, { provider: 'Heath' }, { provider: 'Fen' }];
  it.each<[string, Spec[], Partial<RoundFacts>, string[]]>([
    ['three providers', [meadow, heath, fen], {}, ['many 3', 'many 3', 'many 3']],
    ['two providers', [meadow, heath], {}, ['', '']],
    [
      'three services of two providers',
      [meadow, meadow, heath],
      {},
      ['provider 2', 'provider 2', ''],
    ],
    [
      'those with a supplier in common have a nearer reason',
      [{ ...meadow, lastGood: on('Cirrus') }, { ...heath, lastGood: on('Cirrus') }, fen],
      {},
      ['supplier Cirrus 2', 'supplier Cirrus 2', 'many 3'],
    ],
    [
      "while the user's own side is down",
      [meadow, heath, fen],
      { controls: controls(() => silence()) },
      ['', '', ''],
    ],
    [
      'while the controls disagree',
      [meadow, heath, fen],
      {
        controls: controls((spec) =>
          spec.operator === 'Cedar' || spec.operator === 'Elm' ? silence() : healthyAnswer(spec),
        ),
      },
      ['', '', ''],
    ],
  ])('%s', (_name, specs, facts, expected) => {
    expect(told(specs, facts)).toEqual(expected);
  });
});

describe('while the controls disagree', () => {
  const facts = {
    controls: controls((spec) =>
      spec.operator === 'Cedar' || spec.operator === 'Elm' ? silence() : healthyAnswer(spec),
    ),
  };
  const error = ok({ status: 503 });
  it.each<[string, Spec[], string[]]>([
    [
      'what may be the line is left out',
      [{ provider: 'Meadow' }, { provider: 'Meadow' }],
      ['', ''],
    ],
    [
      'what is proven counts',
      [
        { provider: 'Meadow', outcome: error },
        { provider: 'Meadow', outcome: error },
      ],
      ['provider 2', 'provider 2'],
    ],
    [
      'and is not told as many, beside controls that answer',
      [
        { provider: 'Meadow', outcome: error },
        { provider: 'Heath', outcome: error },
        { provider: 'Fen', outcome: error },
      ],
      ['', '', ''],
    ],
  ])('%s', (_name, specs, expected) => {
    expect(told(specs, facts)).toEqual(expected);
  });
});

describe('P5f: silence among many is not the user', () => {
  const first = (specs: readonly Spec[], facts: Partial<RoundFacts> = {}): string => {
    const verdict = diagnose(round({ services: services(...specs), ...facts })).services[0]
      ?.verdict;
    if (verdict?.kind !== 'fault') return verdict?.kind ?? '';
    return `${verdict.evidence[0]?.id} ${verdict.suspects.join('+')}`;
  };
  const mute = { provider: 'Meadow', outcome: silence() };
  const others = [{ provider: 'Heath' }, { provider: 'Fen', outcome: refused() }];
  const ALL = 'P5 device+network+path+provider';
  const deadKnock = observe({ role: 'knock', host: '203.0.113.9', outcome: silence() });
  const shown = {
    provider: 'Heath',
    more: {
      observations: [
        observe({ role: 'endpoint', host: 'www.b.example', outcome: silence() }),
        { ...deadKnock, subject: 'www.b.example' },
      ],
    },
  };
  const awayKnock = observe({
    role: 'knock',
    host: '203.0.113.7',
    subject: 'www.a.example',
    outcome: badName(),
  });
  const hidden = (spec: Spec): Spec => ({ ...spec, more: { reachableFrom: ['china'] } });
  it.each<[string, Spec[], Partial<RoundFacts>, string]>([
    [
      'silent beside two other providers',
      [mute, shown, { provider: 'Fen', outcome: refused() }],
      {},
      'P5f path+provider',
    ],
    ['none of them shown to be silent at its own address', [mute, ...others], {}, ALL],
    ['silent beside one', [mute, { provider: 'Heath' }], {}, ALL],
    [
      'silent beside two of its own provider',
      [mute, { provider: 'meadow' }, { provider: 'MEADOW' }],
      {},
      ALL,
    ],
    [
      'beside two whose names do not resolve',
      [mute, { provider: 'Heath', outcome: noName() }, { provider: 'Fen', outcome: noName() }],
      {},
      ALL,
    ],
    [
      'beside two that say 503',
      [
        mute,
        { provider: 'Heath', outcome: ok({ status: 503 }) },
        { provider: 'Fen', outcome: ok({ status: 503 }) },
      ],
      {},
      ALL,
    ],
    [
      'beside two that never answer here',
      [mute, hidden({ provider: 'Heath' }), hidden({ provider: 'Fen' })],
      { country: 'DE' },
      ALL,
    ],
    [
      'beside two local ones',
      [mute, ...others.map((spec) => ({ ...spec, more: { where: 'local' as const } }))],
      {},
      ALL,
    ],
    [
      'refused: a name sent to nowhere is refused as well',
      [{ ...mute, outcome: refused() }, ...others],
      {},
      ALL,
    ],
    [
      "while the user's own side is down",
      [mute, ...others],
      { controls: controls(() => silence()) },
      'C7 device+network',
    ],
  ])('%s', (_name, specs, facts, expected) => {
    expect(first(specs, facts)).toBe(expected);
  });

  it('keeps everybody in doubt where its address is alive from here', () => {
    const [lark, ...rest] = services(mute, ...others);
    if (lark === undefined) throw new Error('no service');
    const astray = { ...lark, observations: [...lark.observations, awayKnock] };
    const { verdict } = diagnose(round({ services: [astray, ...rest] })).services[0] ?? {};
    expect(verdict).toMatchObject({ suspects: ['device', 'network', 'path', 'provider'] });
  });

  it('keeps everybody in doubt where it is seen to lead to an address that nobody else knows', () => {
    const name = 'www.a.example';
    const addresses = ['203.0.113.7'];
    const [lark, ...rest] = services(mute, ...others);
    if (lark === undefined) throw new Error('no service');
    const asked = (address: string): Observation[] => [
      ...['Fern', 'Moss'].flatMap((operator) => doh({ operator, addresses, name })),
      lookup([address], 'public', name),
    ];
    const judged = (address: string) => {
      const led = { ...lark, observations: [...lark.observations, ...asked(address)] };
      return diagnose(round({ services: [led, ...rest] })).services[0]?.verdict;
    };
    const ALL_OF_THEM = ['device', 'network', 'path', 'provider'];
    expect(judged('192.0.2.200')).toMatchObject({ suspects: ALL_OF_THEM });
    expect(judged('203.0.113.7')).toMatchObject({ suspects: ['path', 'provider'] });
  });

  it('tells it once', () => {
    const { services: judged } = diagnose(round({ services: services(mute, ...others) }));
    const keys = judged[0]?.verdict.evidence.map(({ key }) => key) ?? [];
    expect(keys.filter((key) => key === 'falls-with-many')).toHaveLength(1);
  });
});

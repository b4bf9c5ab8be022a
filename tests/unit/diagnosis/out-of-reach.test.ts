import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Outcome } from '../../../src/diagnosis/observation.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  CONTROLS,
  type ControlSpec,
  concealed,
  control,
  controls,
  doh,
  endpoint,
  fail,
  healthyAnswer,
  known,
  lookup,
  noName,
  observe,
  ok,
  refused,
  reset,
  round,
  service,
  silence,
} from './build-facts.ts';
import { judge } from './judge-one.ts';

/** `ok`, `unknown why`, or `rule cause suspects [scope]`. */
function told(verdict: Verdict | undefined): string {
  if (verdict?.kind === 'unknown') return `unknown ${verdict.why}`;
  if (verdict?.kind !== 'fault') return verdict?.kind ?? 'nothing';
  const { cause, evidence, scope, suspects } = verdict;
  return `${evidence[0]?.id} ${cause} ${suspects.join('+')}${scope === 'down' ? '' : ` ${scope}`}`;
}

/** What a round says of the user's own side, and of its first service. */
function said(facts: Partial<RoundFacts>): readonly string[] {
  const { user, services } = diagnose(round(facts));
  return [told(user), told(services[0]?.verdict)];
}

const of = (provider: string, outcome: Outcome, more: Parameters<typeof service>[1] = {}) => ({
  ...service(outcome, more),
  id: provider,
  provider,
});

const UNREACHABLE = fail('tcp', { transport: 'unreachable' });
const FIREWALL = fail('blocked', { blocker: 'firewall', code: 'net::ERR_NETWORK_ACCESS_DENIED' });
const ALL_FOUR = 'device+network+path+provider';

describe('C1b: this device lets the browser reach nobody', () => {
  const stopped = controls(() => FIREWALL);
  it.each<[string, Partial<RoundFacts>, readonly string[]]>([
    [
      'everything is stopped',
      { controls: stopped, services: [service(FIREWALL)] },
      ['C1b browser-blocked device', 'C1b browser-blocked device'],
    ],
    [
      'without access to its host a service only fails',
      { controls: stopped, services: [service(concealed())] },
      ['C1b browser-blocked device', 'C1b browser-blocked device'],
    ],
    ['no service is chosen', { controls: stopped }, ['C1b browser-blocked device', 'nothing']],
    [
      'one service gets out',
      { controls: stopped, services: [service(FIREWALL), of('Heath', ok())] },
      ['unknown insufficient', 'G3 blocked-on-device device'],
    ],
    [
      'one control gets out',
      {
        controls: [
          ...stopped,
          control({ operator: 'Fir', role: 'https', host: 'f.example' }, ok()),
        ],
        services: [service(FIREWALL)],
      },
      ['unknown insufficient', 'G3 blocked-on-device device'],
    ],
    [
      'a filter list stops the controls: our checks, not the browser',
      { controls: controls(() => fail('blocked', { blocker: 'extension' })) },
      ['unknown insufficient', 'nothing'],
    ],
    [
      'two controls are few',
      { controls: stopped.slice(0, 2), services: [service(FIREWALL)] },
      ['unknown insufficient', 'G3 blocked-on-device device'],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toEqual(expected);
  });
});

describe('C7b: a network that lets only some through', () => {
  const cut = controls(refused);
  const lost = [of('Heath', refused()), of('Copse', silence())];
  it.each<[string, Partial<RoundFacts>, readonly string[]]>([
    [
      'one provider answers, all others and every control do not',
      { controls: cut, services: [...lost, of('Fen', ok())] },
      ['C7b no-internet device+network partial', 'C7b no-internet device+network'],
    ],
    [
      'two providers answer: the controls may be what is kept from us',
      { controls: cut, services: [...lost, of('Fen', ok()), of('Moor', ok())] },
      ['unknown ambiguous', `P5 refused ${ALL_FOUR}`],
    ],
    [
      'one other provider fails: it may be down',
      { controls: cut, services: [of('Heath', refused()), of('Fen', ok())] },
      ['unknown ambiguous', `P5 refused ${ALL_FOUR}`],
    ],
    [
      'one control answers',
      {
        controls: CONTROLS.map((spec, at) =>
          control(spec, at === 2 ? healthyAnswer(spec) : refused()),
        ),
        services: [...lost, of('Fen', ok())],
      },
      ['unknown ambiguous', `P5 refused ${ALL_FOUR}`],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toEqual(expected);
  });
});

const V4 = '198.51.100.7';
const V6 = '2001:db8::7';

/** What answers does so at this address; hosts listed are lost. */
function by(address: string, ...gone: readonly string[]) {
  return controls((spec: ControlSpec): Outcome => {
    if (gone.includes(spec.host)) return silence();
    const answer = healthyAnswer(spec);
    return spec.role === 'address' ? answer : { ...answer, address };
  });
}

const knownAt = (...addresses: readonly string[]) => [
  ...doh({ operator: 'Fern', addresses }),
  ...doh({ operator: 'Gorse', addresses }),
];
const NAMED = ['portal.aster.example', 'www.dill.example'] as const;
const FIVE = 'C8b ip-version device+network partial';

describe('C8b: one version of IP is dead from here', () => {
  const bound = (outcome: Outcome = silence()): ServiceFacts =>
    of('Heath', outcome, { asked: knownAt(V6) });
  it.each<[string, Partial<RoundFacts>, readonly string[]]>([
    [
      'a service has IPv6 alone, and so may have two controls',
      { controls: by(V4, ...NAMED), services: [bound()] },
      [FIVE, 'C8b ip-version device+network'],
    ],
    [
      'routers say so',
      {
        controls: by(V4).map((o) => (o.host === NAMED[1] ? { ...o, outcome: UNREACHABLE } : o)),
        services: [bound(UNREACHABLE)],
      },
      [FIVE, 'C8b ip-version device+network'],
    ],
    [
      'Firefox, which calls a host unknown that has no address of the version it tries next',
      {
        controls: by(V4, NAMED[0]).map((o) =>
          o.host === NAMED[1] ? { ...o, outcome: noName() } : o,
        ),
        services: [bound()],
      },
      [FIVE, 'C8b ip-version device+network'],
    ],
    [
      'something answers by IPv6',
      { controls: by(V4, ...NAMED), services: [bound(), of('Fen', ok({ address: V6 }))] },
      ['unknown ambiguous', `P5 no-answer ${ALL_FOUR}`],
    ],
    [
      'the service has an address of the other version too',
      {
        controls: by(V4, ...NAMED),
        services: [of('Heath', silence(), { asked: knownAt(V6, V4) })],
      },
      ['unknown ambiguous', `P5 no-answer ${ALL_FOUR}`],
    ],
    [
      'nobody is known to need IPv6',
      { controls: by(V4, ...NAMED), services: [of('Heath', silence())] },
      ['unknown ambiguous', `P5 no-answer ${ALL_FOUR}`],
    ],
    [
      'a control is refused, which no dead version explains',
      {
        controls: by(V4, NAMED[0]).map((o) =>
          o.host === NAMED[1] ? { ...o, outcome: refused() } : o,
        ),
        services: [bound()],
      },
      ['unknown ambiguous', `P5 no-answer ${ALL_FOUR}`],
    ],
    [
      'a bare address of IPv4 is lost as well',
      { controls: by(V4, ...NAMED, '192.0.2.53'), services: [bound()] },
      ['unknown ambiguous', `P5 no-answer ${ALL_FOUR}`],
    ],
    [
      'it alone fails, and nothing answers by IPv6: the service, or the version',
      { controls: by(V4), services: [bound()] },
      ['ok', `P5 no-answer ${ALL_FOUR}`],
    ],
    [
      'a refusal is no dead version',
      { controls: by(V4, ...NAMED), services: [bound(refused())] },
      ['unknown ambiguous', `P5 refused ${ALL_FOUR}`],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toEqual(expected);
  });

  it('is carried by what it explains alone', () => {
    const facts = (more: ServiceFacts) => ({
      controls: by(V4, ...NAMED),
      services: [more, bound()],
    });
    const both = of('Fen', silence(), { asked: knownAt(V6, V4) });
    expect(said(facts(both))).toEqual([FIVE, `P5 no-answer ${ALL_FOUR}`]);
    const turnedAway = of('Fen', refused(), { asked: knownAt(V6) });
    expect(said(facts(turnedAway))).toEqual([FIVE, `P5 refused ${ALL_FOUR}`]);
  });

  describe('on a line of IPv6 alone', () => {
    const literals = ['192.0.2.53', '192.0.2.54'];
    const v4Service = of('Heath', silence(), { asked: knownAt(V4) });
    it('tells that the box which leads to IPv4 is lost', () => {
      const lost = by(V6, NAMED[0], ...literals);
      expect(said({ controls: lost, services: [v4Service] })).toEqual([
        FIVE,
        'C8b ip-version device+network',
      ]);
    });

    it('tells so in Firefox, which says refused for no way there', () => {
      const [first, ...others] = by(V6, ...literals).map((o) =>
        literals.includes(o.host) ? { ...o, outcome: refused() } : o,
      );
      if (first === undefined) throw new Error('no controls');
      const twice = [
        { ...first, outcome: refused() },
        { ...first, n: 0, attempt: 2 as const, outcome: silence() },
      ];
      const quill = service(silence(), {
        provider: 'Heath',
        observations: [
          observe({ role: 'endpoint', host: 'www.lark.example', outcome: refused() }),
          observe({ role: 'endpoint', host: 'www.lark.example', outcome: silence(), attempt: 2 }),
          ...knownAt(V4),
        ],
      });
      expect(said({ controls: [...twice, ...others], services: [quill] })).toEqual([
        FIVE,
        'C8b ip-version device+network',
      ]);
    });

    it('blames nothing where bare addresses alone fail, which no box translates', () => {
      const [user] = said({ controls: by(V6, ...literals), services: [of('Fen', ok())] });
      expect(user).not.toContain('ip-version');
      const one = { controls: by(V6, ...literals), services: [v4Service] };
      expect(said(one)[0]).not.toContain('ip-version');
    });

    it('knows an answer through that box', () => {
      const through = of('Fen', ok({ address: '64:ff9b::c633:6407' }));
      const lost = by(V6, NAMED[0], ...literals);
      expect(said({ controls: lost, services: [v4Service, through] })[0]).toBe('unknown ambiguous');
    });
  });
});

describe('a dead address, and the version of IP that leads there', () => {
  const knockAt = (address: string, outcome: Outcome) => ({
    ...control({ operator: '', role: 'https', host: address }, outcome),
    role: 'knock' as const,
    subject: 'www.lark.example',
  });
  it.each<[string, readonly string[], readonly string[], string]>([
    ['IPv6 answers elsewhere', [V6], [V4, V6], 'P5 no-answer path+provider'],
    ['nothing answers by IPv6', [V6], [V4], `P5 no-answer ${ALL_FOUR}`],
    ['one of two versions that answer', [V4, V6], [V4], 'P5 no-answer path+provider'],
  ])('%s', (_name, knocks, answering, expected) => {
    const lark = service(silence(), {
      asked: [...knownAt(...knocks), ...knocks.map((address) => knockAt(address, silence()))],
    });
    const others = answering.map((address) => of(address, ok({ address })));
    expect(judge(lark, { services: [lark, ...others] })).toBe(expected);
  });

  it('does not hold silence there against a service that is reset', () => {
    const lark = (address: string) =>
      service(reset(), { asked: [...knownAt(address), knockAt(address, silence())] });
    expect(judge(lark(V6))).toBe(`P5 reset ${ALL_FOUR}`);
    expect(judge(lark(V4))).toBe('P5 reset path+provider');
  });

  it('does not take a name that leads to a dead version for one that leads to a dead service', () => {
    const lark = service(silence(), { asked: [...knownAt(V6), lookup([V6], 'public')] });
    expect(judge(lark)).toBe(`P5 no-answer ${ALL_FOUR}`);
    const through = of('Fen', ok({ address: V6 }));
    expect(judge(lark, { services: [lark, through] })).toBe('P5 no-answer path+provider');
  });

  it.each([
    ['64:ff9b::c633:6407', 'P5 no-answer path+provider'],
    ['64:ff9b::c633:6408', `P5 no-answer ${ALL_FOUR}`],
  ])('knows an address of IPv4 behind a box that leads there: %s', (seen, expected) => {
    const lark = service(silence(), { asked: [...knownAt(V4), lookup([seen], 'public')] });
    expect(judge(lark)).toBe(expected);
  });

  it('shows nothing of a service by another page of the same host in clear text', () => {
    const pages = [endpoint('www.lark.example'), endpoint('www.lark.example', { function: 'api' })];
    const page = (answer: Outcome) =>
      service(reset(), {
        endpoints: pages,
        asked: [
          ...known(),
          observe({ role: 'endpoint', host: 'www.lark.example', outcome: answer, index: 1 }),
        ],
      });
    expect(judge(page(ok()))).toBe('P5 reset path+provider partial');
    expect(judge(page(ok({ verified: false })))).toBe(`P5 reset ${ALL_FOUR} partial`);
  });
});

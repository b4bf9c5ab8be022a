import { describe, expect, it } from 'vitest';
import { diagnose, diagnoseSoFar } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import { clearedBy, type Suspect } from '../../../src/diagnosis/suspect.ts';
import {
  concealed,
  control,
  controls,
  endpoint,
  fail,
  gone,
  healthyAnswer,
  known,
  lookup,
  noName,
  observe,
  ok,
  refused,
  round,
  service,
  silence,
} from './build-facts.ts';
import { LOSSY } from './build-lines.ts';
import {
  anySide,
  FAILS_EVERYWHERE,
  farSide,
  NEAR_THROUGH,
  official,
  outside,
} from './build-views.ts';
import { evidenceOf, judge } from './judge-one.ts';

const AS_BEFORE = 'P5 no-answer path+provider';
const RED = official('major');
const SWITCHED = { cause: 'no-answer', agoMs: 60_000 };
const ERROR = [{ host: 'api.wren.example', status: 503, agoMs: 60_000 }];

describe('several views', () => {
  it.each<[string, Partial<ServiceFacts>]>([
    [
      'the provider says trouble, others near get through',
      { official: RED, outside: NEAR_THROUGH },
    ],
    ['failed on another network', { earlierNetwork: SWITCHED, outside: NEAR_THROUGH }],
    ['another address says 503', { serverErrors: ERROR, outside: NEAR_THROUGH }],
  ])('narrow nothing where they point two ways: %s', (_name, more) => {
    const keys = evidenceOf(farSide(more)).map(({ key }) => key);
    expect(keys).toContain('others-get-through');
    expect(keys.some((k) => /^(official|other-network|provider-errors)/.test(k))).toBe(true);
    expect(judge(farSide(more))).toBe(AS_BEFORE);
  });

  it('narrow nothing from four suspects either', () => {
    const keys = { official: RED, outside: NEAR_THROUGH };
    expect(judge(anySide(keys))).toBe('P5 no-answer device+network+path+provider');
  });

  it('are told strongest first', () => {
    const views = {
      outside: FAILS_EVERYWHERE,
      official: RED,
      earlierNetwork: SWITCHED,
      serverErrors: ERROR,
    };
    expect(
      evidenceOf(farSide(views), LOSSY)
        .map(({ id }) => id)
        .slice(0, 4),
    ).toEqual(['P5a', 'P5b', 'P5d', 'P5c']);
  });

  it.each<[string, Partial<ServiceFacts>]>([
    ['a quiet status page', { official: official('operational') }],
    ['others turned away', { outside: outside('*DE1!', 'FR2!') }],
    ['others who say nothing', { outside: outside('*DE1?', 'FR2?') }],
    ['others far away', { outside: outside('FR1+', 'US2+') }],
  ])('leave it as it is: %s', (_name, more) => {
    expect(judge(farSide(more))).toBe(AS_BEFORE);
    expect(judge(anySide(more))).toBe('P5 no-answer device+network+path+provider');
  });
});

describe('a verdict that other views do not touch', () => {
  const views = { outside: FAILS_EVERYWHERE, official: RED, earlierNetwork: SWITCHED };
  const through = { outside: NEAR_THROUGH };
  it.each<[string, ServiceFacts, string]>([
    [
      'one suspect already: gone',
      service(noName(), { ...through, asked: gone() }),
      'P2 name-gone provider',
    ],
    [
      'a name that nobody knows, and that may be mistyped',
      service(noName(), { ...views, asked: gone(), neverAnswered: true }),
      'P2 name-gone device+provider',
    ],
    ['one suspect already: 503', service(ok({ status: 503 }), through), 'T3 server-error provider'],
    [
      'one suspect already: blocked here',
      service(fail('blocked', { blocker: 'extension' }), views),
      'G3 blocked-by-extension device',
    ],
    [
      'the provider is cleared already',
      service(refused(), {
        asked: [...known(), lookup(['127.0.0.1'], 'private')],
        earlierNetwork: { cause: 'resolves-elsewhere', agoMs: 60_000 },
      }),
      'P3 resolves-elsewhere device+network',
    ],
    [
      'a proxy says no',
      service(fail('proxy', { proxyFault: 'denied' }), views),
      'P0 proxy-denied network',
    ],
    [
      'a proxy says no over validated TLS',
      service(ok({ status: 403, proxy: 'squid' }), views),
      'P0 proxy-denied network+provider',
    ],
    [
      'a local service',
      farSide({ ...views, where: 'local' }),
      'P5 no-answer device+network+path+provider',
    ],
    ['it answers', service(ok(), views), 'ok'],
    ['it turns us down', service(ok({ status: 403 }), views), 'refusing forbidden'],
  ])('%s', (_name, lark, expected) => {
    expect(judge(lark)).toBe(expected);
  });

  it.each<[string, Partial<RoundFacts>, string]>([
    ['nothing answers', { controls: controls(() => silence()) }, 'C7 no-internet device+network'],
    [
      'the controls disagree',
      {
        controls: controls((spec) =>
          spec.operator === 'Cedar' || spec.operator === 'Elm' ? silence() : healthyAnswer(spec),
        ),
      },
      'P5 no-answer device+network+path+provider',
    ],
    ['too few controls', { controls: controls().slice(0, 2) }, 'unknown insufficient'],
    [
      'every control answers late',
      { controls: controls(healthyAnswer, { durationMs: 3_000 }) },
      'C9 slow-line device+network',
    ],
    ['our own timers were late', { timersLateMs: 9_000 }, 'unknown insufficient'],
  ])("while the user's own side is in doubt: %s", (_name, facts, expected) => {
    for (const more of [views, through]) expect(judge(farSide(more), facts)).toBe(expected);
  });

  it("while only the provider's own controls make the line look healthy", () => {
    const at = (operator: string, host: string) => ({ operator, role: 'https', host }) as const;
    const own = [1, 2, 3, 4, 5, 6].map((n) => control(at('Meadow', `c${n}.meadow.example`), ok()));
    const others = [
      control(at('Cedar', 'www.cedar.example'), silence()),
      control(at('Dill', 'www.dill.example'), silence()),
      control(at('Fir', 'www.fir.example'), ok()),
      control(at('Gum', 'www.gum.example'), ok()),
    ];
    const facts = { controls: [...own, ...others] };
    expect(diagnose(round(facts)).user.kind).toBe('ok');
    expect(judge(farSide(views), facts)).toBe('P5 no-answer device+network+path+provider');
  });

  it("while the only healthy controls are the provider's own", () => {
    const own = controls(healthyAnswer, { operator: 'Meadow' });
    const other = { operator: 'Fir', role: 'https', host: 'www.fir.example' } as const;
    const facts = { controls: [...own, control(other, ok())] };
    expect(judge(farSide(views), facts)).toBe('unknown insufficient');
  });
});

describe('evidence of a narrowed verdict', () => {
  const views: readonly [string, Partial<ServiceFacts>][] = [
    ['P5a', { outside: FAILS_EVERYWHERE }],
    ['P5b', { official: RED }],
    ['P5d', { serverErrors: ERROR }],
    ['P5e', { outside: NEAR_THROUGH }],
    ['P5b', { official: RED, earlierNetwork: SWITCHED }],
  ];
  const bases = [
    ['two suspects', farSide],
    ['four suspects', anySide],
  ] as const;
  const cases = bases.flatMap(([base, make]) =>
    views.map(([rule, more]) => [rule, base, make(more), {}] as const),
  );
  it.each([
    ...cases,
    ['P5c', 'a lossy line', farSide({ earlierNetwork: SWITCHED }), LOSSY] as const,
  ])('%s from %s clears and charges what the verdict says', (rule, _base, lark, facts) => {
    const verdict = diagnose(round({ services: [lark], ...facts })).services[0]?.verdict;
    if (verdict?.kind !== 'fault') throw new Error('no fault');
    const { evidence, suspects } = verdict;
    const cleared = new Set(evidence.flatMap(({ clears }) => clears));
    const charged = new Set(evidence.flatMap(({ charges }) => charges));
    expect(evidence[0]?.id).toBe(rule);
    expect(evidence[0]?.charges).toEqual(suspects);
    expect([...cleared].sort()).toEqual([...clearedBy(suspects)].sort());
    expect([...charged].every((suspect: Suspect) => suspects.includes(suspect))).toBe(true);
    // What decided before is support now, and no rule.
    expect(
      evidence.filter(({ id }) => /^[CGPTU]\d/.test(id)).every(({ id }) => /^P5[a-f]$/.test(id)),
    ).toBe(true);
    expect(evidence.some(({ key }) => key === 'endpoint-silent')).toBe(true);
  });

  it('keeps scope and cause', () => {
    const web = endpoint('www.lark.example');
    const login = endpoint('login.lark.example', { function: 'login' });
    const attempts = [
      observe({ role: 'endpoint', host: web.host, outcome: ok(), index: 0 }),
      observe({ role: 'endpoint', host: login.host, outcome: silence(), index: 1 }),
    ];
    const lark = service(ok(), { endpoints: [web, login], observations: attempts, official: RED });
    expect(judge(lark)).toBe('P5b no-answer provider partial');
  });

  it('is told of a verdict that stays unknown', () => {
    const lark = service(concealed(), { official: RED });
    expect(judge(lark)).toBe('unknown no-permission');
    expect(evidenceOf(lark).map(({ key }) => key)).toContain('official-level');
  });

  it('stands while the round still runs', () => {
    const lark = farSide({ outside: FAILS_EVERYWHERE });
    const { services } = diagnoseSoFar(round({ services: [lark], running: true }));
    expect(services[0]?.verdict).toMatchObject({ suspects: ['provider'] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import { SUSPECTS, type Suspect, sideOf } from '../../../src/diagnosis/suspect.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  badDate,
  badIssuer,
  badName,
  CONTROLS,
  concealed,
  control,
  doh,
  endpoint,
  fail,
  healthyAnswer,
  knock,
  lookup,
  noName,
  observe,
  offline,
  ok,
  refused,
  reset,
  silence,
} from './build-facts.ts';

const failures = [
  silence,
  noName,
  refused,
  reset,
  badDate,
  badIssuer,
  badName,
  offline,
  concealed,
  () => fail('tcp', { transport: 'unreachable' }),
  () => fail('http', { transport: 'garbled' }),
  () => fail('blocked', { blocker: 'extension' }),
  () => fail('proxy', { proxyFault: 'unclear' }),
  () => fail('proxy', { proxyFault: 'sign-in' }),
  () => fail('permission'),
  () => fail('unknown', { code: 'net::ERR_BRAND_NEW' }),
  () => fail('aborted', { discard: true }),
];

const failure: fc.Arbitrary<Outcome> = fc.constantFrom(...failures).map((make) => make());

const answer: fc.Arbitrary<Outcome> = fc
  .record({
    status: fc.constantFrom(200, 204, 302, 403, 429, 500, 503),
    verified: fc.boolean(),
    opaque: fc.boolean(),
    proxy: fc.boolean(),
  })
  .map(({ status, verified, opaque, proxy }) =>
    opaque
      ? ok({ status: 0, verified, opaque: true })
      : ok({ status, verified, ...(proxy && status >= 400 ? { proxy: 'squid' } : {}) }),
  );

const outcome = fc.oneof({ weight: 3, arbitrary: failure }, { weight: 2, arbitrary: answer });

const controlOutcome = (role: string): fc.Arbitrary<Outcome> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constant(healthyAnswer({ role: role as 'portal', host: '', operator: '' })),
    },
    { weight: 3, arbitrary: failure },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Outcome>(
        ok({ verified: false, content: 'other' }),
        ok({ verified: false, status: 302, redirectHost: 'login.hotel.example', content: 'other' }),
        ok({ verified: false, content: 'expected', status: 204, clockSkewMs: 3e10 }),
      ),
    },
  );

const controlsOfARound: fc.Arbitrary<Observation[]> = fc
  .tuple(
    ...CONTROLS.map((spec) =>
      fc.record({
        outcome: controlOutcome(spec.role),
        durationMs: fc.constantFrom(90, 1_200, 3_000),
      }),
    ),
  )
  .map((drawn) =>
    drawn.flatMap(({ outcome: seen, durationMs }, index) => {
      const spec = CONTROLS[index];
      return spec === undefined ? [] : [control(spec, seen, { durationMs })];
    }),
  );

const dohAnswers: fc.Arbitrary<Observation[]> = fc
  .array(
    fc.record({
      rcode: fc.constantFrom(0, 0, 2, 3),
      addresses: fc.constantFrom<string[]>([], ['198.51.100.7'], ['203.0.113.7']),
    }),
    { maxLength: 2 },
  )
  .map((answers) =>
    answers.flatMap(({ rcode, addresses }, index) =>
      doh({
        operator: index === 0 ? 'Fern' : 'Gorse',
        rcode,
        addresses: rcode === 0 ? addresses : [],
      }),
    ),
  );

const asked: fc.Arbitrary<Observation[]> = fc
  .record({
    answers: dohAnswers,
    knocked: fc.option(failure),
    looked: fc.option(
      fc.constantFrom<[string[], 'public' | 'private' | 'fake']>(
        [[], 'public'],
        [['198.51.100.7'], 'public'],
        [['127.0.0.1'], 'private'],
        [['198.18.0.9'], 'fake'],
      ),
    ),
    plain: fc.option(outcome),
  })
  .map(({ answers, knocked, looked, plain }) => [
    ...answers,
    ...(knocked === null ? [] : [knock(knocked)]),
    ...(looked === null ? [] : [lookup(looked[0], looked[1])]),
    ...(plain === null
      ? []
      : [
          observe({
            role: 'plain-http' as const,
            host: 'www.lark.example',
            secure: false,
            outcome: plain,
          }),
        ]),
  ]);

const larkService: fc.Arbitrary<ServiceFacts> = fc
  .record({ first: outcome, second: fc.option(outcome), extra: asked, local: fc.boolean() })
  .map(({ first, second, extra, local }) => ({
    id: 'lark',
    name: 'Lark',
    provider: 'Meadow',
    where: local ? ('local' as const) : ('internet' as const),
    endpoints: [endpoint('www.lark.example')],
    observations: [
      observe({ role: 'endpoint', host: 'www.lark.example', outcome: first }),
      ...(second === null
        ? []
        : [observe({ role: 'endpoint', host: 'www.lark.example', outcome: second, attempt: 2 })]),
      ...extra,
    ],
  }));

const aRound: fc.Arbitrary<RoundFacts> = fc.record({
  onLine: fc.boolean(),
  portal: fc.constantFrom('unknown' as const, 'clear' as const, 'locked' as const),
  timersLateMs: fc.constantFrom(0, 0, 0, 2_500),
  controls: controlsOfARound,
  services: larkService.map((lark) => [lark]),
});

const RUNS = { numRuns: 1_500 };

const told = (verdict: Verdict): string =>
  verdict.kind === 'fault'
    ? `${verdict.evidence[0]?.id} ${verdict.cause} ${verdict.suspects.join('+')}`
    : verdict.kind;

const charged = (verdict: Verdict): readonly Suspect[] =>
  verdict.kind === 'fault' ? verdict.suspects : SUSPECTS;

function verdictOf(facts: RoundFacts): Verdict {
  const [judged] = diagnose(facts).services;
  if (judged === undefined) throw new Error('no verdict');
  return judged.verdict;
}

function without(facts: RoundFacts, numbers: ReadonlySet<number>): RoundFacts {
  const keep = (o: Observation): boolean => !numbers.has(o.n);
  return {
    ...facts,
    controls: facts.controls.filter(keep),
    services: facts.services.map((s) => ({ ...s, observations: s.observations.filter(keep) })),
  };
}

/** Narrower: a fault with fewer suspects, all of them suspects before. */
function isNarrower(after: Verdict, before: Verdict): boolean {
  if (after.kind !== 'fault' || before.kind !== 'fault') return false;
  const was = charged(before);
  return after.suspects.length < was.length && after.suspects.every((s) => was.includes(s));
}

describe('diagnose()', { timeout: 60_000 }, () => {
  it('does not depend on the order of observations', () => {
    fc.assert(
      fc.property(aRound, fc.infiniteStream(fc.nat()), (facts, keys) => {
        const shuffle = (list: readonly Observation[]): Observation[] =>
          list
            .map((o) => [keys.next().value ?? 0, o] as const)
            .sort(([a], [b]) => a - b)
            .map(([, o]) => o);
        const shuffled = {
          ...facts,
          controls: shuffle(facts.controls),
          services: facts.services.map((s) => ({ ...s, observations: shuffle(s.observations) })),
        };
        expect(plain(verdictOf(shuffled))).toEqual(plain(verdictOf(facts)));
        expect(plain(diagnose(shuffled).user)).toEqual(plain(diagnose(facts).user));
      }),
      RUNS,
    );
  });

  it('never moves a fault towards the user for a healthy control more', () => {
    fc.assert(
      fc.property(aRound, fc.constantFrom('https', 'portal', 'address'), (facts, role) => {
        const spec = { operator: 'Hazel', role, host: `${role}.hazel.example` } as const;
        const more = {
          ...facts,
          controls: [...facts.controls, control(spec, healthyAnswer(spec))],
        };
        const before = verdictOf(facts);
        const after = verdictOf(more);
        if (before.kind !== 'fault' || after.kind !== 'fault') return;
        const was = sideOf(before.suspects);
        if (was === 'theirs' || was === 'not-yours')
          expect(sideOf(after.suspects)).not.toBe('yours');
      }),
      RUNS,
    );
  });

  it('never says more with less: without what a verdict cites it is not narrower', () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        const before = verdictOf(facts);
        for (const { observations = [] } of before.evidence) {
          const after = verdictOf(without(facts, new Set(observations)));
          expect(isNarrower(after, before) ? `${told(before)} -> ${told(after)}` : '').toBe('');
        }
      }),
      RUNS,
    );
  });

  it('never says more with less about the user either', () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        const before = diagnose(facts).user;
        if (before.kind !== 'fault') return;
        for (const { observations = [] } of before.evidence) {
          const after = diagnose(without(facts, new Set(observations))).user;
          expect(isNarrower(after, before) ? `${told(before)} -> ${told(after)}` : '').toBe('');
        }
      }),
      RUNS,
    );
  });

  it('never blames the user for a target that answered over validated TLS', () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        const [lark] = facts.services;
        const proved = lark?.observations.some(
          ({ role, outcome: o }) =>
            role === 'endpoint' && o.kind === 'response' && o.verified && o.proxy === undefined,
        );
        const verdict = verdictOf(facts);
        if (proved !== true || verdict.kind !== 'fault') return;
        expect(['theirs', 'not-yours']).toContain(sideOf(verdict.suspects));
      }),
      RUNS,
    );
  });

  it('says {provider} alone only by the rules that prove it', () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        const verdict = verdictOf(facts);
        if (verdict.kind !== 'fault' || verdict.suspects.join() !== 'provider') return;
        expect(['T3', 'T4', 'P2', 'P4']).toContain(verdict.evidence[0]?.id);
      }),
      RUNS,
    );
  });

  it('keeps the user verdict within {device, network}', () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        const { user } = diagnose(facts);
        if (user.kind === 'fault') expect(sideOf(user.suspects)).toBe('yours');
      }),
      RUNS,
    );
  });

  it('names suspects in reporting order, and cites what exists', () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        const { user, services } = diagnose(facts);
        const numbers = new Set(
          [...facts.controls, ...facts.services.flatMap((s) => s.observations)].map(({ n }) => n),
        );
        for (const verdict of [user, ...services.map((s) => s.verdict)]) {
          if (verdict.kind === 'fault') {
            expect(verdict.suspects).toEqual(SUSPECTS.filter((s) => verdict.suspects.includes(s)));
          }
          for (const { observations = [] } of verdict.evidence) {
            expect(observations.every((n) => numbers.has(n))).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});

/** A verdict without the order of what it cites. */
function plain(verdict: Verdict): unknown {
  const evidence = verdict.evidence.map(({ observations = [], ...rest }) => ({
    ...rest,
    observations: [...observations].sort((a, b) => a - b),
  }));
  return { ...verdict, evidence };
}

import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import type { OfficialFacts, OutsideFacts } from '../../../src/diagnosis/other-views.ts';
import { SUSPECTS, type Suspect, sideOf } from '../../../src/diagnosis/suspect.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { fc } from '../seeded.ts';
import {
  badDate,
  badIssuer,
  badName,
  below,
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
import { incident, official } from './build-views.ts';

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
  () => fail('http', { transport: 'bad-redirect' }),
  () => fail('tls', { tls: 'protocol' }),
  () => fail('blocked', { blocker: 'firewall' }),
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
    address: fc.constantFrom(undefined, '198.51.100.7', '192.0.2.61', '2001:db8::7'),
  })
  .map(({ status, verified, opaque, proxy, address }) =>
    opaque
      ? ok({ status: 0, verified, opaque: true })
      : ok({
          status,
          verified,
          ...(proxy && status >= 400 ? { proxy: 'squid' } : {}),
          ...(address !== undefined && { address }),
        }),
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
      addresses: fc.constantFrom<string[]>(
        [],
        ['198.51.100.7'],
        ['203.0.113.7'],
        ['127.0.0.1'],
        ['10.1.2.3'],
      ),
      fresh: fc.constantFrom(undefined, 0, 2, 3),
    }),
    { maxLength: 2 },
  )
  .map((answers) =>
    answers.flatMap(({ rcode, addresses, fresh }, index) => {
      const operator = index === 0 ? 'Fern' : 'Gorse';
      const isPublic = addresses.some((address) => /^(?:198|203)/.test(address));
      const itself = doh({
        operator,
        rcode,
        addresses: rcode === 0 ? addresses : [],
        range: isPublic ? 'public' : 'private',
      });
      return fresh === undefined ? itself : [...itself, below(operator, { rcode: fresh })];
    }),
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

const probe: fc.Arbitrary<OutsideFacts['probes'][number]> = fc.record({
  country: fc.constantFrom('DE', 'FR', 'CN'),
  asn: fc.constantFrom(64_501, 64_502, 64_503),
  isNear: fc.boolean(),
  outcome: fc.constantFrom('answers', 'answers', 'fails', 'fails', 'turned-away', 'void'),
});

/** Machines elsewhere that mostly agree. */
const outsideFacts: fc.Arbitrary<OutsideFacts> = fc
  .record({
    probes: fc.array(probe, { minLength: 2, maxLength: 4 }),
    agreed: fc.constantFrom(null, 'answers' as const, 'fails' as const),
    host: fc.constantFrom(undefined, undefined, 'www.lark.example', 'login.lark.example'),
  })
  .map(({ probes, agreed, host }) => ({
    probes: agreed === null ? probes : probes.map((one) => ({ ...one, outcome: agreed })),
    ...(host !== undefined && { host }),
  }));

const officialFacts: fc.Arbitrary<OfficialFacts> = fc
  .record({
    level: fc.constantFrom(
      'unknown' as const,
      'operational' as const,
      'maintenance' as const,
      'degraded' as const,
      'partial' as const,
      'major' as const,
    ),
    scope: fc.constantFrom('component' as const, 'page' as const),
    hours: fc.option(fc.constantFrom(1, 30)),
  })
  .map(({ level, scope, hours }) =>
    official(level, { scope, incidents: hours === null ? [] : [incident(hours)] }),
  );

type Views = Pick<
  ServiceFacts,
  'outside' | 'official' | 'earlierNetwork' | 'serverErrors' | 'reachableFrom'
>;

const views: fc.Arbitrary<Views> = fc.record(
  {
    outside: outsideFacts,
    official: officialFacts,
    earlierNetwork: fc.record({
      cause: fc.constantFrom('no-answer', 'no-answer', 'refused', 'reset', 'name-unresolved'),
      agoMs: fc.constantFrom(60_000, 3_600_000),
    }),
    serverErrors: fc.constant([{ host: 'api.wren.example', status: 503, agoMs: 60_000 }]),
    reachableFrom: fc.constantFrom<NonNullable<ServiceFacts['reachableFrom']>>(
      ['world'],
      ['china', 'world'],
    ),
  },
  { requiredKeys: [] },
);

const larkService: fc.Arbitrary<ServiceFacts> = fc
  .record({
    first: outcome,
    second: fc.option(outcome),
    extra: asked,
    local: fc.constantFrom(false, false, false, true),
    secure: fc.constantFrom(true, true, true, false),
    seen: views,
  })
  .map(({ first, second, extra, local, secure, seen }) => ({
    id: 'lark',
    name: 'Lark',
    provider: 'Meadow',
    where: local ? ('local' as const) : ('internet' as const),
    endpoints: [endpoint('www.lark.example', { secure })],
    observations: [
      observe({ role: 'endpoint', host: 'www.lark.example', secure, outcome: first }),
      ...(second === null
        ? []
        : [
            observe({
              role: 'endpoint' as const,
              host: 'www.lark.example',
              secure,
              outcome: second,
              attempt: 2,
            }),
          ]),
      ...extra,
    ],
    ...seen,
  }));

/** What else is listed: none, one of the same provider, or several of others. */
const neighbours: fc.Arbitrary<ServiceFacts[]> = fc
  .tuple(fc.constantFrom<string[]>([], [], ['Meadow'], ['Heath', 'Fen', 'Copse']), outcome)
  .map(([providers, seen]) =>
    providers.map((provider) => {
      const host = `www.${provider.toLowerCase()}.example`;
      return {
        id: provider,
        name: provider,
        provider,
        where: 'internet',
        endpoints: [endpoint(host)],
        observations: [observe({ role: 'endpoint', host, outcome: seen })],
      };
    }),
  );

const aRound: fc.Arbitrary<RoundFacts> = fc
  .record({
    onLine: fc.boolean(),
    portal: fc.constantFrom('unknown' as const, 'clear' as const, 'locked' as const),
    timersLateMs: fc.constantFrom(0, 0, 0, 2_500),
    controls: controlsOfARound,
    lark: larkService,
    others: neighbours,
    country: fc.constantFrom(undefined, 'DE', 'CN'),
  })
  .map(({ lark, others, country, ...facts }) => ({
    ...facts,
    services: [lark, ...others],
    ...(country !== undefined && { country }),
  }));

/** The same with healthy controls, where other views count. */
const aClearRound: fc.Arbitrary<RoundFacts> = aRound.map((facts) => ({
  ...facts,
  onLine: true,
  portal: 'unknown',
  timersLateMs: 0,
  controls: CONTROLS.map((spec) => control(spec, healthyAnswer(spec))),
}));

const anyRound = fc.oneof(aRound, aClearRound);

/** The same round, with something else known of the first service. */
function withViews(facts: RoundFacts, change: (lark: ServiceFacts) => ServiceFacts): RoundFacts {
  const [lark, ...others] = facts.services;
  return { ...facts, services: lark === undefined ? [] : [change(lark), ...others] };
}

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
      fc.property(anyRound, fc.infiniteStream(fc.nat()), (facts, keys) => {
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
      fc.property(anyRound, fc.constantFrom('https', 'portal', 'address'), (facts, role) => {
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
      fc.property(anyRound, (facts) => {
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
      fc.property(anyRound, (facts) => {
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
      fc.property(anyRound, (facts) => {
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
      fc.property(fc.oneof(aRound, aClearRound, aClearRound), (facts) => {
        const verdict = verdictOf(facts);
        if (verdict.kind !== 'fault' || verdict.suspects.join() !== 'provider') return;
        const isMisled = verdict.cause === 'bad-response' && verdict.evidence[0]?.id === 'P5';
        if (isMisled) return;
        expect(['T3', 'T4', 'P2', 'P4', 'P5a', 'P5b', 'P5d']).toContain(verdict.evidence[0]?.id);
      }),
      { numRuns: 4_000 },
    );
  });

  it('clears nobody near where nothing shows whose address it is that fails', () => {
    const CONNECTING: readonly string[] = ['timeout', 'tcp'];
    fc.assert(
      fc.property(aClearRound, (facts) => {
        const unasked = withViews(
          facts,
          ({ id, name, provider, where, endpoints, observations }) => ({
            ...{ id, name, provider, where, endpoints },
            observations: observations.filter(({ role }) => role !== 'doh' && role !== 'knock'),
          }),
        );
        const alone = { ...unasked, services: unasked.services.slice(0, 1) };
        const attempts = alone.services[0]?.observations.filter(({ role }) => role === 'endpoint');
        const isCut = attempts?.every(
          ({ outcome: o }) => o.kind === 'failure' && CONNECTING.includes(o.layer),
        );
        const isServed = alone.services[0]?.observations.some(
          ({ role, outcome: o }) => role === 'plain-http' && o.kind === 'response' && o.verified,
        );
        if (isCut !== true || isServed === true) return;
        const verdict = verdictOf(alone);
        if (verdict.kind === 'fault') expect(verdict.suspects).toContain('device');
      }),
      RUNS,
    );
  });

  it('keeps the user verdict within {device, network}', () => {
    fc.assert(
      fc.property(anyRound, (facts) => {
        const { user } = diagnose(facts);
        if (user.kind === 'fault') expect(sideOf(user.suspects)).toBe('yours');
      }),
      RUNS,
    );
  });

  it('names suspects in reporting order, and cites what exists', () => {
    fc.assert(
      fc.property(anyRound, (facts) => {
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

describe('diagnose(), with other views', { timeout: 60_000 }, () => {
  it('does not depend on the order of services, nor of machines elsewhere', () => {
    fc.assert(
      fc.property(aClearRound, (facts) => {
        const before = diagnose(facts);
        const turned = withViews(facts, (lark) => ({
          ...lark,
          ...(lark.outside !== undefined && {
            outside: { ...lark.outside, probes: [...lark.outside.probes].reverse() },
          }),
        }));
        const after = diagnose({ ...turned, services: [...turned.services].reverse() });
        expect([...after.services].reverse().map(({ verdict }) => plain(verdict))).toEqual(
          before.services.map(({ verdict }) => plain(verdict)),
        );
      }),
      RUNS,
    );
  });

  it('says no more for a quiet status page, nor for machines that were turned away or say nothing', () => {
    const idle = fc.array(
      probe.chain((one) =>
        fc.constantFrom('void' as const, 'turned-away' as const).map((seen) => ({
          ...one,
          outcome: seen,
        })),
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(aClearRound, idle, (facts, more) => {
        const added = withViews(facts, (lark) => ({
          ...lark,
          official: lark.official ?? official('operational'),
          outside: { ...lark.outside, probes: [...(lark.outside?.probes ?? []), ...more] },
        }));
        const [before, after] = [verdictOf(facts), verdictOf(added)];
        if (before.kind !== 'fault') {
          expect(told(after)).toBe(told(before));
          return;
        }
        // Without host access only what everybody sees makes a fault of it.
        if (after.kind === 'unknown') return;
        expect(after).toMatchObject({ cause: before.cause, scope: before.scope });
        expect(after.kind === 'fault' && after.suspects).toEqual(
          expect.arrayContaining([...before.suspects]),
        );
      }),
      RUNS,
    );
  });

  /** What charges the provider counts for less beside others who get through, and the other way round. */
  const VIEWS = ['outside', 'official', 'earlierNetwork', 'serverErrors'] as const;
  it('says no more without a view, unless that view had pointed the other way', () => {
    fc.assert(
      fc.property(aClearRound, fc.constantFrom(...VIEWS), (facts, gone) => {
        const [lark] = facts.services;
        const before = verdictOf(facts);
        const after = verdictOf(withViews(facts, ({ [gone]: _, ...rest }) => rest));
        const isUpElsewhere = lark?.outside?.probes.some((one) => one.outcome === 'answers');
        if (isUpElsewhere === true) return;
        expect(isNarrower(after, before) ? `${told(before)} -> ${told(after)}` : '').toBe('');
      }),
      RUNS,
    );
  });

  it('narrows, and never moves to somebody who was cleared', () => {
    fc.assert(
      fc.property(aClearRound, (facts) => {
        const bare = verdictOf(
          withViews(
            facts,
            ({
              outside: _,
              official: __,
              earlierNetwork: ___,
              serverErrors: ____,
              reachableFrom: _____,
              ...rest
            }) => rest,
          ),
        );
        const full = verdictOf(facts);
        if (bare.kind !== 'fault' || full.kind !== 'fault') return;
        const [lark] = facts.services;
        const isUpElsewhere = lark?.outside?.probes.some((one) => one.outcome === 'answers');
        // A failing sibling charges the provider alone only as long as nobody elsewhere gets through.
        const isTakenBack = isUpElsewhere === true && bare.evidence[0]?.id === 'P5d';
        if (!isTakenBack) {
          expect(full.suspects.every((suspect) => bare.suspects.includes(suspect))).toBe(true);
        }
        expect([full.cause, full.scope]).toEqual([bare.cause, bare.scope]);
      }),
      RUNS,
    );
  });

  it("says nothing while the user's own side is in doubt", () => {
    fc.assert(
      fc.property(aRound, (facts) => {
        if (diagnose(facts).user.kind === 'ok') return;
        expect(verdictOf(facts).evidence[0]?.id).not.toMatch(/^(P5[a-f]|R1)$/);
      }),
      RUNS,
    );
  });

  it('charges nobody whom the verdict does not name', () => {
    fc.assert(
      fc.property(aClearRound, (facts) => {
        const verdict = verdictOf(facts);
        if (!/^P5[a-f]$/.test(verdict.evidence[0]?.id ?? '')) return;
        const [rule] = verdict.evidence;
        const suspects = charged(verdict);
        expect(rule?.charges).toEqual(suspects);
        for (const { charges, clears } of verdict.evidence) {
          expect(charges.every((suspect) => suspects.includes(suspect))).toBe(true);
          expect(clears.some((suspect) => suspects.includes(suspect))).toBe(false);
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

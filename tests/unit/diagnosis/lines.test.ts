import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  CONTROLS,
  type ControlSpec,
  control,
  controls,
  fail,
  healthyAnswer,
  known,
  noName,
  observe,
  ok,
  refused,
  round,
  service,
  silence,
} from './build-facts.ts';

/** `ok`, `unknown why`, or `rule cause suspects [scope]`. */
function told(verdict: Verdict | undefined): string {
  if (verdict?.kind === 'unknown') return `unknown ${verdict.why}`;
  if (verdict?.kind !== 'fault') return verdict?.kind ?? 'nothing';
  const scope = verdict.scope === 'down' ? '' : ` ${verdict.scope}`;
  return `${verdict.evidence[0]?.id} ${verdict.cause} ${verdict.suspects.join('+')}${scope}`;
}

/** The user's own side of such a round, or its first service. */
const yours = (facts: Partial<RoundFacts>): string => told(diagnose(round(facts)).user);
const lark = (facts: Partial<RoundFacts>): string =>
  told(diagnose(round(facts)).services[0]?.verdict);

type Phases = readonly [dnsMs: number, connectMs: number, firstByteMs: number];

const QUICK: Phases = [3, 40, 25];

/** An answer whose time went there. */
function took(role: ControlSpec['role'] | 'endpoint', [dnsMs, connectMs, firstByteMs]: Phases) {
  const phases = { dnsMs, connectMs, firstByteMs };
  const durationMs = dnsMs + connectMs + firstByteMs;
  const answer = role === 'portal' ? healthyAnswer({ role, host: '', operator: '' }) : ok();
  return { durationMs, outcome: { ...answer, phases } };
}

/** What became of the controls, in the order of their list: a time, or a failure that a retry mends at once. */
function asked(fates: readonly (Phases | Outcome)[]): Observation[] {
  return CONTROLS.flatMap((spec, i) => {
    const fate = fates[i] ?? QUICK;
    const answer = (phases: Phases, attempt: 1 | 2): Observation => {
      const { outcome, durationMs } = took(spec.role, phases);
      return control(spec, outcome, { durationMs, attempt });
    };
    if (!isOutcome(fate)) return [answer(fate, 1)];
    return [control(spec, fate, { durationMs: 4_000 }), answer(QUICK, 2)];
  });
}

function isOutcome(fate: Phases | Outcome): fate is Outcome {
  return 'kind' in fate;
}

const all = (phases: Phases): Observation[] => asked(CONTROLS.map(() => phases));

/** A service of that provider that saw these outcomes or times, one attempt after the other. */
function saw(provider: string, fates: readonly (Phases | Outcome)[]): ServiceFacts {
  const host = `www.${provider.toLowerCase()}.example`;
  return service(ok(), {
    id: provider.toLowerCase(),
    provider,
    endpoints: [{ url: `https://${host}/`, host, secure: true, function: 'web' }],
    observations: fates.map((fate, i) => {
      const attempt = i === 0 ? 1 : 2;
      const { outcome, durationMs } = isOutcome(fate)
        ? { outcome: fate, durationMs: 4_000 }
        : took('endpoint', fate);
      return observe({ role: 'endpoint', host, outcome, durationMs, attempt });
    }),
  });
}

const ITS_SYN_LOST: Phases = [3, 1_040, 25];
const ITS_QUESTION_LOST: Phases = [5_003, 40, 25];
const ITS_OTHER_QUESTION_LOST: Phases = [1_043, 40, 25];

describe('C8: a line that loses packets', () => {
  it.each<[string, Partial<RoundFacts>, string]>([
    [
      'every control fails once and passes once',
      { controls: asked(CONTROLS.map(() => silence())) },
      'C8 lossy-line device+network partial',
    ],
    [
      'what a lost packet costs shows in most times',
      { controls: asked([ITS_SYN_LOST, QUICK, ITS_QUESTION_LOST, ITS_SYN_LOST, ITS_SYN_LOST]) },
      'C8 lossy-line device+network partial',
    ],
    [
      'a name that is found at the second attempt',
      { controls: asked([noName(), silence(), ITS_SYN_LOST, ITS_QUESTION_LOST]) },
      'C8 lossy-line device+network partial',
    ],
    [
      'controls suffer, and so do services',
      {
        controls: asked([QUICK, QUICK, silence(), ITS_SYN_LOST]),
        services: ['Meadow', 'Heath', 'Moor'].map((name) => saw(name, [silence(), QUICK])),
      },
      'C8 lossy-line device+network partial',
    ],
    [
      'questions for names are lost one by one',
      {
        controls: asked([ITS_QUESTION_LOST, ITS_OTHER_QUESTION_LOST, [3_043, 40, 25]]),
      },
      'C8 lossy-line device+network partial',
    ],
    [
      'one question is lost that many names wait for',
      { controls: asked([ITS_QUESTION_LOST, ITS_QUESTION_LOST, ITS_QUESTION_LOST]) },
      'ok',
    ],
    ['one packet in twenty is lost', { controls: asked([silence(), ITS_SYN_LOST]) }, 'ok'],
    [
      'services alone suffer, and controls do not',
      {
        services: ['Meadow', 'Heath', 'Moor', 'Fen', 'Dale', 'Vale', 'Holt'].map((name) =>
          saw(name, [silence(), QUICK]),
        ),
      },
      'ok',
    ],
    [
      'one operator alone suffers',
      { controls: asked([silence(), QUICK, QUICK, QUICK, QUICK, silence()]) },
      'ok',
    ],
    [
      'a starved machine loses sight of everything',
      { controls: asked(CONTROLS.map(() => silence())), timersLateMs: 1_500 },
      'ok',
    ],
    [
      'timers that are late explain what is late',
      { controls: asked(CONTROLS.map(() => ITS_SYN_LOST)), timersLateMs: 500 },
      'ok',
    ],
    ['on a long line a second stands out no more', { controls: all([150, 1_100, 300]) }, 'ok'],
  ])('%s', (_name, facts, expected) => {
    expect(yours(facts)).toBe(expected);
  });

  it('counts controls that stay silent only beside others that show chance', () => {
    const mute = asked([]).map((o) =>
      o.operator === 'Aster' ? { ...o, outcome: silence(), durationMs: 4_000 } : o,
    );
    expect(yours({ controls: mute })).toBe('ok');
    const late = asked([QUICK, ITS_SYN_LOST, ITS_SYN_LOST, ITS_SYN_LOST]).map((o) =>
      o.operator === 'Aster' ? { ...o, outcome: silence(), durationMs: 4_000 } : o,
    );
    expect(yours({ controls: late })).toBe('C8 lossy-line device+network partial');
  });

  it('is not told of one that was gone a moment ago: what began then is still waited for', () => {
    const facts = { controls: asked(CONTROLS.map(() => silence())), lineGoneAgoMs: 9_000 };
    expect(yours(facts)).toBe('ok');
    const silent = [saw('Meadow', [silence(), silence()])];
    expect(lark({ services: silent, lineGoneAgoMs: 9_000 })).toBe('unknown just-woke');
    const down = [saw('Meadow', [refused(), refused()])];
    expect(lark({ services: down, lineGoneAgoMs: 9_000 })).toBe(lark({ services: down }));
  });
});

describe('C9: a slow line', () => {
  const FAR: Phases = [600, 1_230, 620];
  it.each<[string, Partial<RoundFacts>, string]>([
    ['600 ms there and back', { controls: all(FAR) }, 'C9 slow-line device+network slow'],
    [
      'connections that are kept show it as well',
      { controls: all([0, 0, 640]) },
      'C9 slow-line device+network slow',
    ],
    [
      'a single stop of this machine does not explain it',
      { controls: all(FAR), timersLateMs: 1_500, timersUsuallyLateMs: 20 },
      'C9 slow-line device+network slow',
    ],
    [
      'one that is always busy does',
      { controls: all(FAR), timersLateMs: 1_500, timersUsuallyLateMs: 100 },
      'ok',
    ],
    [
      'a third of the controls is slow itself',
      { controls: asked([QUICK, QUICK, QUICK, FAR, FAR]) },
      'ok',
    ],
    ['150 ms there and back', { controls: all([150, 310, 170]) }, 'ok'],
    ['timers that are late explain it', { controls: all(FAR), timersLateMs: 500 }, 'ok'],
    ['slow names alone are no slow line', { controls: all([700, 40, 25]) }, 'ok'],
  ])('%s', (_name, facts, expected) => {
    expect(yours(facts)).toBe(expected);
  });

  it('takes its word for silence that ends sooner than the line needs', () => {
    const services = [saw('Meadow', [silence(), silence()])];
    expect(lark({ services, controls: all(FAR) })).toBe('C9 slow-line device+network');
    const patient = { ...silence(), deadlineMs: 10_000 };
    expect(lark({ services: [saw('Meadow', [patient, patient])], controls: all(FAR) })).toBe(
      'P5 no-answer device+network+path+provider',
    );
  });

  it('takes its word for a name that is not found', () => {
    const unknown = service(noName(), { asked: known() });
    expect(lark({ services: [unknown] })).toBe('P2 name-filtered device+network');
    expect(lark({ services: [unknown], controls: all(FAR) })).toBe('C9 slow-line device+network');
  });
});

describe('C9b: a resolver that takes its time', () => {
  const LATE_NAME: Phases = [2_003, 40, 25];
  const late = asked([LATE_NAME, LATE_NAME, LATE_NAME, silence()]);
  it.each<[string, Partial<RoundFacts>, string]>([
    ['every name is late', { controls: late }, 'C9b slow-line device+network slow'],
    [
      'or does not come in time',
      { controls: asked([silence(), silence(), silence(), silence()]) },
      'C9b slow-line device+network slow',
    ],
    [
      'names of services come at once',
      { controls: late, services: [saw('Meadow', [QUICK])] },
      'ok',
    ],
    ['one name comes at once', { controls: asked([QUICK, LATE_NAME, LATE_NAME]) }, 'ok'],
    [
      'addresses are late as well',
      { controls: asked([LATE_NAME, LATE_NAME, LATE_NAME, LATE_NAME, ITS_SYN_LOST, ITS_SYN_LOST]) },
      'ok',
    ],
    ['a starved machine', { controls: late, timersLateMs: 1_500 }, 'ok'],
  ])('%s', (_name, facts, expected) => {
    expect(yours(facts)).toBe(expected);
  });
});

describe('C6b: https silent', () => {
  const httpsSilent = (durationMs: number): Observation[] =>
    controls((spec) => (spec.role === 'portal' ? healthyAnswer(spec) : silence()), { durationMs });

  it('is blocked where plain http is quick, and may be late where it is not', () => {
    expect(yours({ controls: httpsSilent(120) })).toBe('C6b https-blocked device+network');
    expect(yours({ controls: httpsSilent(700) })).toBe('unknown ambiguous');
  });
});

const LATE = '2026-03-01T08:00:05.000Z';
const at = (startedAt: string, observations: readonly Observation[]): Observation[] =>
  observations.map((o) => ({ ...o, startedAt }));

describe('C8c and C0: a line that takes no new connections', () => {
  const operators = ['Fern', 'Gorse'];
  const unheard = at(
    LATE,
    operators.map((operator) =>
      observe({ role: 'doh', host: `dns.${operator}.example`, operator, outcome: silence() }),
    ),
  );
  const mute = (more: readonly Observation[]): ServiceFacts[] =>
    ['Meadow', 'Heath', 'Moor'].map((name) => {
      const one = saw(name, [silence(), silence()]);
      return { ...one, observations: [...one.observations, ...more] };
    });
  const later = (outcome: (spec: ControlSpec) => Outcome): Observation[] =>
    at(
      LATE,
      (['Hazel', 'Ivy'] as const).map((operator) => {
        const spec = { operator, role: 'https', host: `www.${operator}.example` } as const;
        return control(spec, outcome(spec));
      }),
    );
  const again = (role?: ControlSpec['role']): Observation[] =>
    at(
      LATE,
      CONTROLS.filter((spec) => spec.role === role || spec.operator === 'Cedar').map((spec) =>
        control(spec, silence(), { attempt: 2 }),
      ),
    );
  const ALL = 'P5 no-answer device+network+path+provider';
  it.each<[string, Partial<RoundFacts>, string, string]>([
    ['nobody new answers', { services: mute(unheard) }, 'unknown ambiguous', ALL],
    [
      'controls that are asked later neither',
      { services: mute(unheard), controls: [...controls(), ...later(silence)] },
      'C8c lossy-line device+network partial',
      'C8c lossy-line device+network',
    ],
    [
      'one control that is asked later, beside one that fails again',
      {
        services: mute(unheard),
        controls: [
          ...controls((spec) => (spec.operator === 'Cedar' ? silence() : healthyAnswer(spec))),
          ...again(),
          ...later(silence).slice(0, 1),
        ],
      },
      'C8c lossy-line device+network partial',
      'C8c lossy-line device+network',
    ],
    [
      'controls that fail again, and may be blocked',
      {
        services: mute(unheard),
        controls: [
          ...controls((spec) => (spec.role === 'https' ? silence() : healthyAnswer(spec))),
          ...again('https'),
        ],
      },
      'unknown ambiguous',
      ALL,
    ],
    [
      'controls that are asked later answer',
      { services: mute(unheard), controls: [...controls(), ...later(healthyAnswer)] },
      'ok',
      'P5f no-answer path+provider',
    ],
    [
      'somebody refuses, who must have been reached',
      {
        services: mute([
          ...unheard,
          ...at(LATE, [
            observe({ role: 'knock', host: '198.51.100.7', outcome: fail('tls', { tls: 'name' }) }),
          ]),
        ]),
      },
      'ok',
      'P5f no-answer path+provider',
    ],
    [
      'a kept connection shows nothing',
      {
        services: mute(
          [
            ...unheard,
            ...at(LATE, [
              observe({ role: 'doh', host: 'x', operator: 'x', outcome: ok({ reused: true }) }),
            ]),
          ].filter(({ host }) => host !== 'x'),
        ),
      },
      'unknown ambiguous',
      ALL,
    ],
    [
      'one resolver alone is silent',
      { services: mute(unheard.slice(0, 1)) },
      'ok',
      'P5f no-answer path+provider',
    ],
  ])('%s', (_name, facts, own, first) => {
    expect([yours(facts), lark(facts)]).toEqual([own, first]);
  });
});

describe('P7: a slow service', () => {
  const SLOW = 'P7 slow path+provider slow';
  const quick = saw('Heath', [QUICK]);
  it.each<[string, readonly (Phases | Outcome)[], Partial<RoundFacts>, string]>([
    ['a first byte of 3 s', [[3, 40, 3_200]], {}, SLOW],
    ['connecting takes 3 s', [[3, 3_100, 25]], {}, SLOW],
    ['both take more than a second', [[3, 2_600, 1_300]], {}, SLOW],
    ['silence first, and late then', [silence(), [0, 0, 1_500]], {}, SLOW],
    [
      'late twice',
      [
        [3, 1_600, 25],
        [3, 1_500, 25],
      ],
      {},
      SLOW,
    ],
    ['late once, by what a lost packet costs', [[3, 1_040, 25]], {}, 'ok'],
    ['silence first, and prompt then', [silence(), [0, 0, 30]], {}, 'ok'],
    ['its name alone is late', [[5_000, 40, 60]], {}, 'ok'],
    [
      'a control is late too',
      [[3, 40, 3_200]],
      { controls: asked([QUICK, QUICK, ITS_SYN_LOST]) },
      'ok',
    ],
    [
      'an unrelated service is late too',
      [[3, 40, 3_200]],
      { services: [saw('Meadow', [[3, 40, 3_200]]), saw('Heath', [[3, 40, 3_300]])] },
      'ok',
    ],
    [
      'one of the same provider is late too',
      [[3, 40, 3_200]],
      { services: [saw('Meadow', [[3, 40, 3_200]]), saw('meadow', [[3, 40, 3_300]])] },
      SLOW,
    ],
    [
      'an unrelated service is down',
      [[3, 40, 3_200]],
      { services: [saw('Meadow', [[3, 40, 3_200]]), saw('Heath', [silence(), silence()])] },
      SLOW,
    ],
    ['timers that are late explain it', [[3, 40, 3_200]], { timersLateMs: 400 }, 'ok'],
    [
      'no secure control to compare with',
      [[3, 40, 3_200]],
      { controls: all(QUICK).filter(({ role }) => role !== 'https') },
      'ok',
    ],
  ])('%s', (_name, fates, more, expected) => {
    const facts = { controls: all(QUICK), services: [saw('Meadow', fates), quick], ...more };
    expect(lark(facts)).toBe(expected);
  });

  it('tells which stretch it was', () => {
    const evidence = (phases: Phases): string | undefined =>
      diagnose(round({ services: [saw('Meadow', [phases])] })).services[0]?.verdict.evidence[0]
        ?.key;
    expect(evidence([3, 40, 3_200])).toBe('slow-first-byte');
    expect(evidence([3, 3_200, 40])).toBe('slow-connect');
  });
});

import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import {
  alive,
  controls,
  healthyAnswer,
  known,
  noName,
  refused,
  round,
  service,
  silence,
} from './build-facts.ts';

import { all, asked, ITS_SYN_LOST, lark, type Phases, QUICK, saw, yours } from './build-lines.ts';

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

  it('is not told from one stop of the browser, which delays all that goes over kept connections', () => {
    const kept = all([0, 0, 460]);
    const later = (firstByteMs: number): Observation[] =>
      known().map((one) => ({
        ...one,
        outcome: { ...one.outcome, phases: { dnsMs: 0, connectMs: 0, firstByteMs } } as Outcome,
      }));
    const seen = (firstByteMs: number, controls: Observation[]): string =>
      yours({ controls, services: [service(refused(), { asked: later(firstByteMs) })] });
    expect(seen(30, kept)).toBe('ok');
    expect(seen(460, kept)).toBe('C9 slow-line device+network slow');
    expect(seen(30, all([3, 460, 460]))).toBe('C9 slow-line device+network slow');
  });

  it('is not told from what a whole request takes through a proxy, all of it counted as the first byte', () => {
    const seen = asked([[0, 0, 200], [0, 0, 200], ...Array<Phases>(4).fill([0, 0, 700])]);
    expect(yours({ controls: seen })).toBe('C9 slow-line device+network slow');
    const proxied = seen.map((one) => ({ ...one, outcome: { ...one.outcome, proxied: true } }));
    expect(yours({ controls: proxied as Observation[] })).toBe('ok');
  });

  it('takes its word for silence that ends sooner than the line needs', () => {
    const services = [saw('Meadow', [silence(), silence()])];
    expect(lark({ services, controls: all(FAR) })).toBe('C9 slow-line device+network');
    const patient = { ...silence(), deadlineMs: 10_000 };
    expect(lark({ services: [saw('Meadow', [patient, patient])], controls: all(FAR) })).toBe(
      'P5 no-answer device+network+path+provider',
    );
    const narrow = asked([FAR, FAR, FAR, [600, 1_230, 5_200], FAR, FAR]);
    expect(lark({ services: [saw('Meadow', [patient, patient])], controls: narrow })).toBe(
      'C9 slow-line device+network',
    );
  });

  it('takes its word for a name that is not found', () => {
    const unknown = service(noName(), { asked: alive() });
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
      'services of two unrelated providers are silent',
      [[3, 40, 3_200]],
      {
        services: [
          saw('Meadow', [[3, 40, 3_200]]),
          ...['Heath', 'Moor'].map((name) => saw(name, [silence(), silence()])),
        ],
      },
      'ok',
    ],
    [
      'one of another provider is silent',
      [[3, 40, 3_200]],
      { services: [saw('Meadow', [[3, 40, 3_200]]), saw('Heath', [silence(), silence()])] },
      SLOW,
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

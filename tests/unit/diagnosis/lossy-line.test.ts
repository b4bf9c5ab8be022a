import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import {
  CONTROLS,
  type ControlSpec,
  control,
  controls,
  fail,
  healthyAnswer,
  knock,
  known,
  noName,
  observe,
  ok,
  refused,
  round,
  service,
  silence,
} from './build-facts.ts';

import {
  all,
  asked,
  ITS_QUESTION_LOST,
  ITS_SYN_LOST,
  lark,
  type Phases,
  QUICK,
  saw,
  yours,
} from './build-lines.ts';

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

describe('P5: silence where the line may have lost it', () => {
  const silent = (provider: string): ServiceFacts =>
    service(silence(), { provider, asked: [...known(), knock(silence())] });
  const never = (operator: string) =>
    controls((spec) => (spec.operator === operator ? silence() : healthyAnswer(spec)));
  const ALL = 'P5 no-answer device+network+path+provider';
  const FAR = 'P5 no-answer path+provider';
  it.each<[string, Partial<RoundFacts>, string]>([
    ['nobody else suffers', {}, FAR],
    [
      'a control suffers, and an unrelated one',
      { controls: asked([silence(), ITS_SYN_LOST]) },
      ALL,
    ],
    ['one control alone', { controls: asked([silence()]) }, FAR],
    [
      'a control, and an unrelated service',
      {
        controls: asked([silence()]),
        services: [silent('Meadow'), saw('Heath', [silence(), QUICK])],
      },
      ALL,
    ],
    [
      'a control, and another service of its own provider',
      {
        controls: asked([silence()]),
        services: [silent('Meadow'), saw('MEADOW', [silence(), QUICK])],
      },
      FAR,
    ],
    [
      'services of two others',
      {
        services: [silent('Meadow'), ...['Heath', 'Moor'].map((name) => saw(name, [ITS_SYN_LOST]))],
      },
      ALL,
    ],
    ['a service of one other', { services: [silent('Meadow'), saw('Heath', [ITS_SYN_LOST])] }, FAR],
    [
      'a control is never heard, and so are two other services',
      {
        controls: never('Cedar'),
        services: [silent('Meadow'), silent('Heath'), silent('Moor')],
      },
      ALL,
    ],
    [
      'a control is never heard, and another service of its own provider',
      { controls: never('Cedar'), services: [silent('Meadow'), silent('Meadow')] },
      FAR,
    ],
    [
      'three services are silent, and every control is well',
      { services: [silent('Meadow'), silent('Heath'), silent('Moor')] },
      FAR,
    ],
  ])('%s', (_name, facts, expected) => {
    const judged = { services: [silent('Meadow')], ...facts };
    expect([yours(judged), lark(judged)]).toEqual(['ok', expected]);
  });

  it('says what it saw, and keeps to its word where somebody refuses', () => {
    const lossy = { controls: asked([silence(), ITS_SYN_LOST]) };
    const [judged] = diagnose(round({ ...lossy, services: [silent('Meadow')] })).services;
    expect(judged?.verdict.evidence).toContainEqual(
      expect.objectContaining({ key: 'line-lossy', values: { failed: 2, total: 6 } }),
    );
    const refusing = service(refused(), { asked: [...known(), knock(refused())] });
    expect(lark({ ...lossy, services: [refusing] })).toBe('P5 refused path+provider');
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
      'the one control that has IPv4 alone found no room either',
      {
        services: mute(unheard),
        controls: [
          ...controls((spec) =>
            spec.role === 'address'
              ? silence()
              : { ...healthyAnswer(spec), address: '2001:db8::7' },
          ),
          ...later(silence),
        ],
      },
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
      ALL,
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
      ALL,
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
    ['one resolver alone is silent', { services: mute(unheard.slice(0, 1)) }, 'ok', ALL],
  ])('%s', (_name, facts, own, first) => {
    expect([yours(facts), lark(facts)]).toEqual([own, first]);
  });
});

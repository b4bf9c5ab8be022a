import { describe, expect, it } from 'vitest';
import { type FailureMemory, settleCertainty, USER_KEY } from '../../../src/diagnosis/certainty.ts';
import { diagnoseSoFar } from '../../../src/diagnosis/diagnose.ts';
import { overallOf } from '../../../src/diagnosis/overall.ts';
import { type Path, stationsOf } from '../../../src/diagnosis/stations.ts';
import type { Suspect } from '../../../src/diagnosis/suspect.ts';
import type { Certainty, NonEmpty, Scope, Verdict } from '../../../src/diagnosis/verdict.ts';
import { controls, ok, round, service, silence } from './build-facts.ts';

const fine: Verdict = { kind: 'ok', evidence: [] };
const turned: Verdict = { kind: 'refusing', cause: 'forbidden', evidence: [] };
const unknown: Verdict = { kind: 'unknown', why: 'insufficient', evidence: [] };

function fault(
  suspects: NonEmpty<Suspect>,
  more: {
    cause?: 'no-answer' | 'no-internet' | 'slow-line';
    scope?: Scope;
    certainty?: Certainty;
  } = {},
): Verdict {
  return {
    kind: 'fault',
    suspects,
    cause: 'no-answer',
    scope: 'down',
    certainty: 'suspected',
    evidence: [],
    ...more,
  };
}

const named = (...verdicts: Verdict[]) =>
  verdicts.map((verdict, index) => ({ id: `s${index}`, verdict }));
const noInternet = fault(['device', 'network'], { cause: 'no-internet' });

describe('overallOf()', () => {
  const slowLine = fault(['device', 'network'], { cause: 'slow-line', scope: 'slow' });
  const cases: readonly [string, Verdict, Verdict[], ReturnType<typeof overallOf>][] = [
    ['nothing chosen, all well', fine, [], { side: 'ok' }],
    ['nothing chosen, no internet', noInternet, [], { side: 'yours' }],
    ['nothing chosen, nothing known', unknown, [], { side: 'unclear' }],
    ['all ok or refusing', fine, [fine, turned], { side: 'ok' }],
    ['the user side is unknown, services answer', unknown, [fine], { side: 'ok' }],
    ['a service fails by the user side', noInternet, [noInternet, fine], { side: 'yours' }],
    ['theirs', fine, [fine, fault(['provider'])], { side: 'theirs', service: 's1' }],
    ['not yours', fine, [fault(['path', 'provider'])], { side: 'not-yours', service: 's0' }],
    [
      'path alone is not yours either',
      fine,
      [fault(['path'])],
      { side: 'not-yours', service: 's0' },
    ],
    ['blocked on this device', fine, [fault(['device'])], { side: 'yours', service: 's0' }],
    [
      'anybody',
      fine,
      [fault(['device', 'network', 'path', 'provider'])],
      { side: 'unclear', service: 's0' },
    ],
    [
      'down before partial before slow',
      fine,
      [
        fault(['provider'], { scope: 'slow' }),
        fault(['provider'], { scope: 'partial' }),
        fault(['path', 'provider']),
      ],
      { side: 'not-yours', service: 's2' },
    ],
    [
      'confirmed before suspected',
      fine,
      [fault(['provider']), fault(['path', 'provider'], { certainty: 'confirmed' })],
      { side: 'not-yours', service: 's1' },
    ],
    ['only unknown left', fine, [unknown], { side: 'unclear', service: 's0' }],
    ['unknown beside ok', fine, [fine, unknown], { side: 'unclear', service: 's1' }],
    ['a slow line with all services ok', slowLine, [fine], { side: 'yours' }],
    [
      'a slow line and a service that is down',
      slowLine,
      [fault(['path', 'provider'])],
      { side: 'not-yours', service: 's0' },
    ],
    [
      'the user side fails and a service proves its own',
      noInternet,
      [fault(['provider'])],
      { side: 'theirs', service: 's0' },
    ],
    ['the user side fails and every service answers', noInternet, [fine], { side: 'ok' }],
  ];
  it.each(cases)('%s', (_name, user, services, expected) => {
    expect(overallOf(user, named(...services))).toEqual(expected);
  });
});

describe('stationsOf()', () => {
  const states = (path: Path): string => Object.values(stationsOf(path)).join(' ');
  const settled = (user: Verdict, ...services: Verdict[]): Path => ({
    user,
    services: named(...services),
    overall: overallOf(user, named(...services)),
  });
  const cases: readonly [string, Path, string][] = [
    ['nothing known yet', { services: [{ id: 's0' }] }, 'untested untested untested untested'],
    [
      'the user side is cleared first',
      { user: fine, services: [{ id: 's0' }] },
      'cleared cleared untested untested',
    ],
    ['all well', settled(fine, fine), 'cleared cleared cleared cleared'],
    ['connection only', settled(fine), 'cleared cleared untested untested'],
    ['not yours', settled(fine, fault(['path', 'provider'])), 'cleared cleared doubt doubt'],
    ['theirs', settled(fine, fault(['provider'])), 'cleared cleared cleared broken'],
    [
      'no internet: nothing beyond could be tested',
      settled(noInternet, noInternet),
      'doubt doubt untested untested',
    ],
    [
      'anybody',
      settled(fine, fault(['device', 'network', 'path', 'provider'])),
      'doubt doubt doubt doubt',
    ],
    [
      'we may not look',
      settled(fine, { kind: 'unknown', why: 'no-permission', evidence: [] }),
      'doubt doubt doubt doubt',
    ],
    ['too little evidence', settled(unknown, unknown), 'untested untested untested untested'],
  ];
  it.each(cases)('%s', (_name, path, expected) => {
    expect(states(path)).toBe(expected);
  });
});

const at = (seconds: number, intervalMinutes = 10) => ({
  nowMs: seconds * 1_000,
  intervalMs: intervalMinutes * 60_000,
});

describe('settleCertainty()', () => {
  const failing = {
    user: fine,
    services: named(fault(['provider'])),
    overall: { side: 'theirs' as const },
  };
  const healthy = { user: fine, services: named(fine), overall: { side: 'ok' as const } };
  const unseen = { user: fine, services: named(unknown), overall: { side: 'unclear' as const } };

  /** Certainty of `s0` after rounds at the given seconds; `.` healthy, `x` failing, `?` unknown. */
  function certaintyAfter(
    rounds: readonly [number, '.' | 'x' | '?'][],
    intervalMinutes = 10,
  ): string {
    let memory: FailureMemory = {};
    let last = '';
    for (const [seconds, seen] of rounds) {
      const diagnosis = { '.': healthy, x: failing, '?': unseen }[seen];
      const settled = settleCertainty(diagnosis, memory, at(seconds, intervalMinutes));
      memory = settled.memory;
      const verdict = settled.diagnosis.services[0]?.verdict;
      last = verdict?.kind === 'fault' ? verdict.certainty : (verdict?.kind ?? '');
    }
    return last;
  }

  it.each<[string, [number, '.' | 'x' | '?'][], string]>([
    ['one failing round', [[0, 'x']], 'suspected'],
    [
      'two, 14 s apart',
      [
        [0, 'x'],
        [14, 'x'],
      ],
      'suspected',
    ],
    [
      'two, 15 s apart',
      [
        [0, 'x'],
        [15, 'x'],
      ],
      'confirmed',
    ],
    [
      'three quick ones add up',
      [
        [0, 'x'],
        [8, 'x'],
        [16, 'x'],
      ],
      'confirmed',
    ],
    [
      'a good round in between starts over',
      [
        [0, 'x'],
        [8, '.'],
        [16, 'x'],
      ],
      'suspected',
    ],
    [
      'an unknown round in between changes nothing',
      [
        [0, 'x'],
        [8, '?'],
        [16, 'x'],
      ],
      'confirmed',
    ],
    [
      'confirmed stays confirmed',
      [
        [0, 'x'],
        [20, 'x'],
        [22, 'x'],
      ],
      'confirmed',
    ],
    [
      'an old failure is another fault',
      [
        [0, 'x'],
        [1_900, 'x'],
      ],
      'suspected',
    ],
    [
      'a clock set back starts over',
      [
        [1_000, 'x'],
        [10, 'x'],
      ],
      'suspected',
    ],
  ])('%s', (_name, rounds, expected) => {
    expect(certaintyAfter(rounds)).toBe(expected);
  });

  it('a round that began earlier and ended later takes nothing back', () => {
    expect(
      certaintyAfter([
        [0, 'x'],
        [20, 'x'],
        [10, 'x'],
      ]),
    ).toBe('confirmed');
  });

  it('remembers for as long as rounds are apart', () => {
    const hourly: [number, 'x'][] = [
      [0, 'x'],
      [3_600, 'x'],
    ];
    expect(certaintyAfter(hourly, 60)).toBe('confirmed');
    expect(certaintyAfter(hourly, 10)).toBe('suspected');
  });

  it.each(['constructor', '__proto__', 'toString'])('takes %s for an id like any other', (id) => {
    const odd = { ...failing, services: [{ id, verdict: fault(['provider']) }] };
    const { memory } = settleCertainty(odd, {}, at(0));
    const { diagnosis } = settleCertainty(odd, memory, at(20));
    expect(diagnosis.services[0]?.verdict).toMatchObject({ certainty: 'confirmed' });
  });

  it('keeps what it knows of services that are not part of this round', () => {
    const { memory } = settleCertainty(failing, {}, at(0));
    const other = { ...failing, services: [{ id: 'other', verdict: fine }] };
    expect(settleCertainty(other, memory, at(5)).memory).toEqual(memory);
  });

  it("counts no failure of a service while the user's own side is down", () => {
    const carried = {
      user: noInternet,
      services: named(noInternet),
      overall: { side: 'yours' as const },
    };
    const first = settleCertainty(carried, {}, at(0));
    expect(Object.keys(first.memory)).toEqual([USER_KEY]);
    const { diagnosis } = settleCertainty(failing, first.memory, at(30));
    expect(diagnosis.services[0]?.verdict).toMatchObject({ certainty: 'suspected' });
  });

  it("confirms the user's own side under a key of its own", () => {
    const down = { user: noInternet, services: [], overall: { side: 'yours' as const } };
    const first = settleCertainty(down, {}, at(0));
    expect(Object.keys(first.memory)).toEqual([USER_KEY]);
    const second = settleCertainty(down, first.memory, at(16));
    expect(second.diagnosis.user).toMatchObject({ certainty: 'confirmed' });
  });
});

describe('diagnoseSoFar()', () => {
  it('says nothing of the user before the controls clear it', () => {
    const early = round({
      controls: controls(silence).slice(0, 4),
      services: [service(silence())],
      running: true,
    });
    expect(diagnoseSoFar(early)).toEqual({ services: [{ id: 'lark' }] });
  });

  it('clears the user side as soon as the controls do', () => {
    const partial = diagnoseSoFar(
      round({ services: [service(ok(), { observations: [] })], running: true }),
    );
    expect(partial.user?.kind).toBe('ok');
    expect(partial.services).toEqual([{ id: 'lark' }]);
    expect(partial.overall).toBeUndefined();
  });

  it('suspects a service on its first failure once the user side is clear', () => {
    const lark = service(silence());
    const first = { ...lark, observations: lark.observations.slice(0, 1) };
    const partial = diagnoseSoFar(round({ services: [first], running: true }));
    expect(partial.services[0]?.verdict).toMatchObject({ kind: 'fault', cause: 'no-answer' });
    expect(partial.overall).toMatchObject({ service: 'lark' });
  });

  it("lets a service's own proof stand before the controls are in", () => {
    const partial = diagnoseSoFar(
      round({ controls: [], services: [service(ok({ status: 503 }))], running: true }),
    );
    expect(partial.services[0]?.verdict).toMatchObject({ suspects: ['provider'] });
  });
});

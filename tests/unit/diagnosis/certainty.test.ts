import { describe, expect, it } from 'vitest';
import { type FailureMemory, settleCertainty, USER_KEY } from '../../../src/diagnosis/certainty.ts';
import { fault, fine, named, noInternet, unknown } from './build-verdicts.ts';

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

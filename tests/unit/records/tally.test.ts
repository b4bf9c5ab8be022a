import { describe, expect, test } from 'vitest';
import type { SampleState } from '../../../src/formats/records.ts';
import {
  packSample,
  packTally,
  unpackLast,
  unpackSample,
  unpackTally,
} from '../../../src/records/packed.ts';
import {
  addLook,
  addTime,
  EMPTY_TALLY,
  observedIn,
  type Tally,
} from '../../../src/records/tally.ts';
import { uptimeOf } from '../../../src/records/uptime.ts';
import { fc } from '../seeded.ts';

const lengthMs = 60;

function tallyOf(...parts: readonly [SampleState, number][]): Tally {
  return parts.reduce((tally, [state, ms]) => addTime(tally, { state, ms, lengthMs }), EMPTY_TALLY);
}

/** Each as the one argument of a test: lists too. */
function alone(...values: unknown[]): [unknown][] {
  return values.map((value) => [value]);
}

describe('time in an hour', () => {
  test('is told apart', () => {
    const tally = tallyOf(['up', 20], ['slow', 5], ['partial', 6], ['down', 7], ['unobserved', 8]);
    expect(tally).toMatchObject({ upMs: 20, degradedMs: 11, downMs: 7, unobservedMs: 8 });
  });

  test('that a clock lives through twice counts once', () => {
    expect(tallyOf(['up', 50], ['down', 20])).toMatchObject({ upMs: 50, downMs: 10 });
  });

  test('that was observed takes the place of what was not', () => {
    expect(tallyOf(['unobserved', 60], ['up', 45])).toMatchObject({ upMs: 45, unobservedMs: 15 });
    expect(tallyOf(['up', 45], ['unobserved', 60])).toMatchObject({ upMs: 45, unobservedMs: 15 });
  });

  test('is never more than there is, and never less than nothing', () => {
    const state = fc.constantFrom<SampleState>('up', 'slow', 'partial', 'down', 'unobserved');
    const part = fc.tuple(state, fc.integer({ min: 0, max: 80 }));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const tally = tallyOf(...parts);
        const { unobservedMs } = tally;
        expect(
          Math.min(tally.upMs, tally.degradedMs, tally.downMs, unobservedMs),
        ).toBeGreaterThanOrEqual(0);
        expect(observedIn(tally) + unobservedMs).toBeLessThanOrEqual(lengthMs);
        expect(unpackTally(packTally(tally))).toEqual(tally);
      }),
    );
  });
});

describe('looks', () => {
  test('are counted, with how long answers took', () => {
    const tally = [{ latencyMs: 30 }, {}, { latencyMs: 10 }].reduce(addLook, EMPTY_TALLY);
    expect(tally.looks).toBe(3);
    expect(tally.latency).toEqual({ count: 2, sumMs: 40, leastMs: 10, mostMs: 30 });
    expect(unpackTally(packTally(tally))).toEqual(tally);
  });

  test('are read as they were stored', () => {
    const hourMs = 3_600_000;
    const sample = { subject: 's', atMs: hourMs + 5, state: 'slow' } as const;
    const cause = { cause: 'slow', suspects: ['path', 'provider'] } as const;
    for (const each of [
      sample,
      { ...sample, latencyMs: 0 },
      { ...sample, latencyMs: 9, ...cause },
    ]) {
      const stored = structuredClone(
        packSample({ ...each, suspects: [...cause.suspects] }, hourMs),
      );
      expect(unpackSample(stored, { subject: 's', hourMs })).toEqual(each);
    }
  });
});

test.each(
  alone(
    undefined,
    null,
    'text',
    {},
    [],
    [1, 2, 3, 4],
    [1, 2, 3, 4, -5],
    [1, 2, 3, 4, Number.NaN],
    [1, 2, 3, 4, '5'],
    [1, 2, 3, 4, 5, 6],
    new Array(5),
  ),
)('what is no roll-up is not taken for one: %j', (stored) => {
  expect(unpackTally(stored)).toBeUndefined();
});

test.each(
  alone(
    undefined,
    'text',
    {},
    [],
    [0, 9, null],
    [-1, 0, null],
    [0, 0, 'long'],
    [0, 0],
    [0, 0, null, 7],
  ),
)('what is no look is not taken for one: %j', (stored) => {
  expect(unpackSample(stored, { subject: 's', hourMs: 0 })).toBeUndefined();
});

test.each(alone(undefined, 'text', [], [1.5, 0], ['1', 0], [1, 7]))(
  'what is no last look is not taken for one: %j',
  (stored) => {
    expect(unpackLast(stored)).toBeUndefined();
  },
);

describe('uptime', () => {
  const rollUp = { ...EMPTY_TALLY, subject: 's', span: 0 };

  test('leaves out what nobody observed, and says how much that was', () => {
    const days = [
      { ...rollUp, upMs: 80, downMs: 10, unobservedMs: 5 },
      { ...rollUp, degradedMs: 10, unobservedMs: 100 },
    ];
    expect(uptimeOf(days)).toEqual({
      upMs: 80,
      degradedMs: 10,
      downMs: 10,
      observedMs: 100,
      unobservedMs: 105,
      share: 0.9,
    });
  });

  test('is nothing where nothing was observed', () => {
    expect(uptimeOf([{ ...rollUp, unobservedMs: 5 }]).share).toBeUndefined();
  });
});

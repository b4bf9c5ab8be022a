import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { OutsideResult } from '../../../src/vantage/ask-outside.ts';
import {
  afterNewToken,
  forgetViews,
  lastView,
  mayAsk,
  NOTHING_ASKED,
  type OutsideMemory,
  outsideMemorySchema,
  rememberId,
  rememberView,
} from '../../../src/vantage/outside-memory.ts';

const NOW = Date.parse('2026-11-22T20:46:00.000Z');
const MINUTE = 60_000;
const WISH = { service: 'shop', host: 'shop.example', nowMs: NOW };

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

function answered(members: Partial<OutsideResult> = {}): OutsideResult {
  return { state: 'answered', host: 'shop.example', askedAt: iso(NOW), probes: [], ...members };
}

function failed(problem: OutsideResult['problem'] & string, retryAt?: string): OutsideResult {
  return { ...answered({ state: 'failed', problem }), ...(retryAt !== undefined && { retryAt }) };
}

const ASKED = mayAsk(NOTHING_ASKED, WISH).memory;
const PENDING = rememberId(ASKED, { service: 'shop', id: 'one' });

function ended(view: OutsideResult, memory = PENDING): OutsideMemory {
  return rememberView(memory, { service: 'shop', view, nowMs: NOW });
}

function stepAt(memory: OutsideMemory, nowMs: number, wish: Partial<typeof WISH> = {}) {
  return mayAsk(memory, { ...WISH, ...wish, nowMs }).step;
}

describe('a service', () => {
  test('is asked about where nothing is remembered', () => {
    expect(mayAsk(NOTHING_ASKED, WISH)).toEqual({
      step: { kind: 'ask' },
      memory: { asked: [{ service: 'shop', host: 'shop.example', askedAtMs: NOW }] },
    });
  });

  test('counts as asked about from the moment it is decided', () => {
    expect(stepAt(ASKED, NOW + MINUTE)).toEqual({ kind: 'wait', untilMs: NOW + 10 * MINUTE });
  });

  test('is resumed by its id while the answer may still come', () => {
    const resume = { kind: 'resume', id: 'one', askedAtMs: NOW };
    expect(stepAt(PENDING, NOW + MINUTE)).toEqual(resume);
    expect(stepAt(PENDING, NOW + 10 * MINUTE - 1)).toEqual(resume);
    expect(stepAt(PENDING, NOW + 10 * MINUTE)).toEqual({ kind: 'ask' });
  });

  test('is not asked about again while the answer counts', () => {
    const memory = ended(answered());
    expect(stepAt(memory, NOW + 10 * MINUTE - 1)).toEqual({ kind: 'reuse', view: answered() });
    expect(stepAt(memory, NOW + 10 * MINUTE)).toEqual({ kind: 'ask' });
  });

  test('is not asked about by another of its hosts either', () => {
    for (const memory of [ASKED, PENDING, ended(answered())]) {
      expect(stepAt(memory, NOW + MINUTE, { host: 'login.shop.example' })).toEqual({
        kind: 'wait',
        untilMs: NOW + 10 * MINUTE,
      });
    }
  });

  test('does not hold back another', () => {
    const other = { service: 'bank', host: 'bank.example' };
    expect(stepAt(ended(answered()), NOW + MINUTE, other)).toEqual({ kind: 'ask' });
  });

  test('has its own name, whatever objects inherit', () => {
    for (const service of ['constructor', '__proto__', 'toString']) {
      const { step, memory } = mayAsk(NOTHING_ASKED, { ...WISH, service });
      expect(step).toEqual({ kind: 'ask' });
      expect(stepAt(memory, NOW, { service }).kind).toBe('wait');
    }
  });
});

describe('a question that failed', () => {
  test.each(['timeout', 'unreachable'] as const)('with %s may still be answered', (problem) => {
    expect(stepAt(ended(failed(problem)), NOW + MINUTE)).toMatchObject({
      kind: 'resume',
      id: 'one',
    });
    expect(stepAt(ended(failed(problem), ASKED), NOW + MINUTE)).toMatchObject({ kind: 'reuse' });
  });

  test.each(['no-probes', 'refused', 'bad-token', 'bad-answer'] as const)(
    'with %s is over, and says when to ask again',
    (problem) => {
      expect(stepAt(ended(failed(problem)), NOW + MINUTE)).toEqual({
        kind: 'reuse',
        view: failed(problem, iso(NOW + 10 * MINUTE)),
      });
    },
  );

  test.each(['rate-limited', 'no-credits'] as const)('with %s holds back all others', (problem) => {
    const memory = ended(failed(problem, iso(NOW + 30 * MINUTE)));
    const other = { service: 'bank', host: 'bank.example' };
    const wait = { kind: 'wait', untilMs: NOW + 30 * MINUTE };
    expect(stepAt(memory, NOW + MINUTE, other)).toEqual(wait);
    expect(stepAt(memory, NOW + 30 * MINUTE - 1, other)).toEqual(wait);
    expect(stepAt(memory, NOW + 30 * MINUTE, other)).toEqual({ kind: 'ask' });
    // Its own cool-down is over first.
    expect(stepAt(memory, NOW + 11 * MINUTE)).toEqual(wait);
    expect(lastView(memory, { service: 'shop', nowMs: NOW })?.retryAt).toBe(iso(NOW + 30 * MINUTE));
  });

  test.each([
    [undefined, 10 * MINUTE],
    ['whenever', 10 * MINUTE],
    [iso(NOW + 48 * 60 * MINUTE), 60 * MINUTE], // limits are counted by the hour
  ])('pauses a while for %s', (retryAt, pauseMs) => {
    const memory = ended(failed('rate-limited', retryAt));
    expect(memory.pausedUntilMs).toBe(NOW + pauseMs);
  });

  test('does not hold back what was asked before', () => {
    const bank = { service: 'bank', host: 'bank.example' };
    const asked = mayAsk(ended(answered()), { ...WISH, ...bank }).memory;
    const paused = rememberView(asked, {
      service: 'bank',
      view: failed('rate-limited', iso(NOW + 30 * MINUTE)),
      nowMs: NOW,
    });
    expect(stepAt(paused, NOW + MINUTE).kind).toBe('reuse');
  });

  test('a later answer does not shorten a pause', () => {
    const paused = ended(failed('rate-limited', iso(NOW + 30 * MINUTE)));
    const later = rememberView(paused, { service: 'bank', view: answered(), nowMs: NOW + MINUTE });
    expect(later.pausedUntilMs).toBe(NOW + 30 * MINUTE);
  });

  test.each([
    ['bad-token', 'ask'],
    ['no-credits', 'ask'],
    ['rate-limited', 'ask'],
    ['no-probes', 'reuse'],
    ['refused', 'reuse'],
  ] as const)('with %s: a new token makes it %s', (problem, kind) => {
    expect(stepAt(afterNewToken(ended(failed(problem))), NOW + MINUTE).kind).toBe(kind);
  });

  test('a new token leaves answers and open questions alone', () => {
    expect(afterNewToken(ended(answered())).asked).toHaveLength(1);
    expect(stepAt(afterNewToken(PENDING), NOW + MINUTE).kind).toBe('resume');
  });
});

describe('a service that answers again', () => {
  const gone = new Set(['shop']);

  test('loses what others said of it, not when they were asked', () => {
    for (const memory of [PENDING, ended(answered()), ended(failed('timeout'))]) {
      const left = forgetViews(memory, gone);
      expect(left).toEqual(ASKED);
      expect(stepAt(left, NOW + MINUTE)).toEqual({ kind: 'wait', untilMs: NOW + 10 * MINUTE });
    }
  });

  test('takes nothing from others, and no pause away', () => {
    const memory = ended(failed('rate-limited', iso(NOW + 30 * MINUTE)));
    expect(forgetViews(memory, new Set(['bank']))).toBe(memory);
    expect(forgetViews(ASKED, gone)).toBe(ASKED);
    expect(forgetViews(memory, gone).pausedUntilMs).toBe(NOW + 30 * MINUTE);
  });
});

describe('what is remembered', () => {
  test('lasts an hour', () => {
    const memory = ended(answered());
    const at = (nowMs: number) => lastView(memory, { service: 'shop', nowMs });
    expect(at(NOW + 60 * MINUTE - 1)).toEqual(answered());
    expect(at(NOW + 60 * MINUTE)).toBeUndefined();
    const other = { ...WISH, service: 'bank', nowMs: NOW + 60 * MINUTE };
    expect(mayAsk(memory, other).memory.asked.map(({ service }) => service)).toEqual(['bank']);
  });

  test('is of 200 services at most, and none is forgotten before its time', () => {
    let memory = NOTHING_ASKED;
    for (let n = 0; n < 200; n += 1) {
      const decided = mayAsk(memory, { ...WISH, service: `s${n}`, nowMs: NOW + n });
      expect(decided.step.kind).toBe('ask');
      memory = decided.memory;
    }
    expect(stepAt(memory, NOW + 300)).toEqual({ kind: 'wait', untilMs: NOW + 10 * MINUTE });
    const later = mayAsk(memory, { ...WISH, nowMs: NOW + 10 * MINUTE });
    expect(later.step.kind).toBe('ask');
    expect(later.memory.asked).toHaveLength(200);
    expect(later.memory.asked[0]?.service).toBe('s1');
  });

  test('an answer that nobody remembers asking for counts as asked now', () => {
    const memory = ended(answered(), NOTHING_ASKED);
    expect(stepAt(memory, NOW + 9 * MINUTE).kind).toBe('reuse');
  });

  test('a clock set back delays a question by its cool-down, and no longer', () => {
    const earlier = NOW - 24 * 60 * MINUTE;
    const first = mayAsk(ended(answered()), { ...WISH, nowMs: earlier });
    expect(first.step.kind).toBe('reuse');
    expect(stepAt(first.memory, earlier + 10 * MINUTE - 1).kind).toBe('reuse');
    expect(stepAt(first.memory, earlier + 10 * MINUTE)).toEqual({ kind: 'ask' });
  });

  test('a clock set back does not lengthen a pause beyond an hour', () => {
    const paused = ended(failed('rate-limited', iso(NOW + 30 * MINUTE)));
    const earlier = NOW - 24 * 60 * MINUTE;
    const bank = { service: 'bank', host: 'bank.example' };
    const { step, memory } = mayAsk(paused, { ...WISH, ...bank, nowMs: earlier });
    expect(step).toEqual({ kind: 'wait', untilMs: earlier + 60 * MINUTE });
    expect(stepAt(memory, earlier + 60 * MINUTE, bank)).toEqual({ kind: 'ask' });
  });
});

describe('the stored shape', () => {
  const parse = (value: unknown) => v.parse(outsideMemorySchema, value);

  test('comes back as it was', () => {
    for (const memory of [
      NOTHING_ASKED,
      ASKED,
      PENDING,
      ended(answered()),
      ended(failed('rate-limited', iso(NOW + 30 * MINUTE))),
    ]) {
      expect(parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
    }
  });

  test('is read entry by entry', () => {
    const [good] = PENDING.asked;
    const bad = [
      null,
      7,
      {},
      { ...good, askedAtMs: '1' },
      { ...good, askedAtMs: null },
      { ...good, id: 7 },
      { ...good, view: { state: 'answered' } },
      { ...good, view: { ...answered(), state: 'waiting' } },
      { ...good, extra: 1 },
    ];
    expect(parse({ asked: [...bad, good] })).toEqual({ asked: [good] });
  });

  test.each([
    [{}, NOTHING_ASKED],
    [{ asked: null }, NOTHING_ASKED],
    [{ asked: [], pausedUntilMs: 'soon' }, NOTHING_ASKED],
    [{ asked: [], pausedUntilMs: null }, NOTHING_ASKED],
    [
      { asked: [], pausedUntilMs: 5, more: 1 },
      { asked: [], pausedUntilMs: 5 },
    ],
  ])('survives %j', (stored, memory) => {
    expect(parse(stored)).toEqual(memory);
  });
});

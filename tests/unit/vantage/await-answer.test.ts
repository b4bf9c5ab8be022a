import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askOutside, resumeOutside } from '../../../src/vantage/ask-outside.ts';
import { errorAnswer } from '../../net/outside-view/api-answer.ts';
import { verdictsByPlace } from '../../net/outside-view/verdicts-by-place.ts';
import {
  ASKED,
  always,
  ask,
  atFirst,
  failedView,
  optionsWith,
  QUESTION,
  SERVER_ERROR,
  SILENCE,
  seenBy,
} from './ask.ts';
import { type OutsideWorld, outsideWorld, run, START, useOutsideTime } from './outside-world.ts';

beforeEach(useOutsideTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('polling', () => {
  test('waits as long as it is told after asking too often', async () => {
    const busy = errorAnswer('too_many_requests', { headers: { 'retry-after': '4' } });
    const world = outsideWorld(atFirst('GET', [busy]));
    const { result, elapsedMs } = await ask(world);
    expect(result?.state).toBe('answered');
    expect(elapsedMs).toBe(4_000);
  });

  test('waits a while where it is not told how long', async () => {
    const world = outsideWorld(atFirst('GET', [errorAnswer('too_many_requests')]));
    expect((await ask(world)).elapsedMs).toBe(5_000);
  });

  test('keeps below the rate that the API allows', async () => {
    const world = outsideWorld({ polls: 20 });
    const statuses: number[] = [];
    const { fetch } = world.ports;
    const ports = {
      ...world.ports,
      fetch: async (url: string, init: RequestInit) => {
        const response = await fetch(url, init);
        statuses.push(response.status);
        return response;
      },
    };
    await run(askOutside(QUESTION, ports, optionsWith()));
    expect(statuses).not.toContain(429);
    expect(statuses.length).toBe(22);
  });

  test('gets over one error', async () => {
    const once = outsideWorld({
      polls: 2,
      ...atFirst('GET', [SERVER_ERROR, undefined, SERVER_ERROR]),
    });
    expect((await ask(once)).result?.state).toBe('answered');
  });

  test('does not get over two errors in a row', async () => {
    const twice = outsideWorld(always('GET', SERVER_ERROR));
    expect((await ask(twice)).result).toEqual(failedView('unreachable'));
    expect(twice.calls()).toHaveLength(3);
  });

  test('gets over one lost connection', async () => {
    let isCut = false;
    const world = outsideWorld({}, (memory) => (url, init) => {
      if (init.method !== 'GET' || isCut) return memory(url, init);
      isCut = true;
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    expect((await ask(world)).result?.state).toBe('answered');
  });
});

describe('the deadline', () => {
  test('takes what is there', async () => {
    const verdictOf = verdictsByPlace({ CN: 'pending', EU: 'fails', NA: 'answers' });
    const { result, elapsedMs } = await ask(outsideWorld({ verdictOf }));
    expect(seenBy(result)).toEqual([
      'CN near void',
      'CN near void',
      'CN near void',
      'DE far fails',
      'US far answers',
    ]);
    expect(result?.state).toBe('answered');
    expect(elapsedMs).toBe(25_000);
  });

  test('comes with nothing where nobody has said anything', async () => {
    const world = outsideWorld({ verdictOf: () => 'pending' });
    const { result, elapsedMs } = await ask(world, { deadlineMs: 3_000 });
    expect(result).toEqual(failedView('timeout'));
    expect(elapsedMs).toBe(3_000);
  });

  // Who takes no question keeps nobody waiting for its answer.
  test.each([
    ['OPTIONS', 8_000],
    ['POST', 8_000],
    ['GET', 25_000],
  ])('ends a silence at %s', async (method, afterMs) => {
    const { result, elapsedMs } = await ask(outsideWorld(always(method, SILENCE)));
    expect(result).toEqual(failedView('timeout'));
    expect(elapsedMs).toBe(afterMs);
  });

  test('is not outlasted by a long Retry-After', async () => {
    const busy = errorAnswer('too_many_requests', { headers: { 'retry-after': '3600' } });
    const { result, elapsedMs } = await ask(outsideWorld(always('GET', busy)));
    expect(result).toEqual(failedView('timeout'));
    expect(elapsedMs).toBe(25_000);
  });

  test('leaves no timer behind', async () => {
    await ask(outsideWorld());
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a question that is no longer wanted', () => {
  test.each([
    ['before it is put', 0, {}],
    ['while it is put', 200, always('POST', SILENCE)],
    ['while it is polled for', 200, always('GET', SILENCE)],
    ['between two polls', 1_250, { polls: 99 }],
  ])('ends at once %s', async (_name, afterMs, options) => {
    const world = outsideWorld(options);
    const caller = new AbortController();
    if (afterMs === 0) caller.abort();
    setTimeout(() => caller.abort(), afterMs);
    const { result, elapsedMs } = await ask(world, { signal: caller.signal });
    expect(result).toBeUndefined();
    expect(elapsedMs).toBeLessThanOrEqual(afterMs + 100);
    const sent = world.requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.requests).toHaveLength(sent);
    if (afterMs === 0) expect(sent).toBe(0);
  });
});

describe('a question of an earlier life', () => {
  async function dieAfterAsking(world: OutsideWorld): Promise<string> {
    const death = new AbortController();
    let kept = '';
    const onAsked = (id: string): void => {
      kept = id;
      death.abort();
    };
    const { result } = await ask(world, { signal: death.signal, onAsked });
    expect(result).toBeUndefined();
    return kept;
  }

  test('is answered without being put again', async () => {
    const world = outsideWorld({ verdictOf: verdictsByPlace({ CN: 'fails' }) });
    const id = await dieAfterAsking(world);
    await vi.advanceTimersByTimeAsync(60_000);
    const pending = { id, host: 'shop.example', country: 'CN', askedAtMs: START };
    const { result } = await run(resumeOutside(pending, world.ports, optionsWith()));
    expect(result).toMatchObject({ state: 'answered', ...ASKED });
    expect(seenBy(result).slice(0, 1)).toEqual(['CN near fails']);
    expect(world.calls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  test('is given up where the API does not know it', async () => {
    const world = outsideWorld();
    const pending = { id: 'unknown', host: 'shop.example', askedAtMs: START };
    const { result } = await run(resumeOutside(pending, world.ports, optionsWith()));
    expect(result).toEqual(failedView('bad-answer'));
  });

  test('is the API’s to end: machines that never answered are nobody’s fault', async () => {
    const world = outsideWorld({ verdictOf: () => 'pending' });
    const id = await dieAfterAsking(world);
    await vi.advanceTimersByTimeAsync(31_000);
    const pending = { id, host: 'shop.example', askedAtMs: START };
    const { result } = await run(resumeOutside(pending, world.ports, optionsWith()));
    expect(result?.probes.map(({ outcome, code }) => [outcome, code])).toEqual(
      Array.from({ length: 5 }, () => ['void', 'The measurement timed out']),
    );
  });
});

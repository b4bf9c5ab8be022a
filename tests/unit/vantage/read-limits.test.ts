import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LimitsReading, readLimits } from '../../../src/vantage/read-limits.ts';
import { type ApiAnswer, errorAnswer, jsonAnswer } from '../../net/outside-view/api-answer.ts';
import { always, ask, SILENCE } from './ask.ts';
import {
  ENDPOINT,
  type OutsideWorld,
  outsideWorld,
  type Run,
  run,
  useOutsideTime,
} from './outside-world.ts';

beforeEach(useOutsideTime);
afterEach(() => {
  vi.useRealTimers();
});

function read(world: OutsideWorld, token?: string): Promise<Run<LimitsReading | undefined>> {
  const { signal } = new AbortController();
  return run(readLimits(world.ports, { endpoint: ENDPOINT, signal, token }));
}

const RESETS_AT = '2026-11-22T21:46:00.000Z';

describe('what may still be asked', () => {
  test('without a token', async () => {
    const world = outsideWorld();
    await ask(world);
    const { result } = await read(world);
    expect(result).toEqual({ kind: 'known', remaining: 245, limit: 250, resetsAt: RESETS_AT });
    expect(world.calls().at(-1)).toBe('GET /v1/limits');
    expect(world.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  test('with a token, after a preflight', async () => {
    const world = outsideWorld({ tokens: { mine: { credits: 10 } } });
    const { result } = await read(world, 'mine');
    expect(result).toEqual({ kind: 'known', remaining: 500, limit: 500, resetsAt: RESETS_AT });
    expect(world.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['OPTIONS', undefined],
      ['GET', 'Bearer mine'],
    ]);
  });

  test('with a token that is none', async () => {
    const { result } = await read(outsideWorld(), 'wrong');
    expect(result).toEqual({ kind: 'unknown', problem: 'bad-token' });
  });
});

function limits(create: unknown): ApiAnswer {
  return jsonAnswer(200, { rateLimit: { measurements: { create } } });
}

const good = { type: 'ip', limit: 250, remaining: 250, reset: 0 };

describe('what cannot be told', () => {
  test.each([
    ['HTML', { ...jsonAnswer(200, ''), body: '<h1>Sign in</h1>' }, 'bad-answer'],
    ['another shape', jsonAnswer(200, {}), 'bad-answer'],
    ['nulls', limits({ ...good, remaining: null }), 'bad-answer'],
    ['less than nothing', limits({ ...good, remaining: -1 }), 'bad-answer'],
    ['never', limits({ ...good, reset: 1e300 }), 'bad-answer'],
    ['404', errorAnswer('not_found'), 'bad-answer'],
    ['429', errorAnswer('too_many_requests'), 'rate-limited'],
    ['500', errorAnswer('api_error'), 'unreachable'],
    ['silence', SILENCE, 'timeout'],
  ])('%s', async (_name, answer, problem) => {
    const { result, elapsedMs } = await read(outsideWorld(always('GET', answer)));
    expect(result).toEqual({ kind: 'unknown', problem });
    expect(elapsedMs).toBe(problem === 'timeout' ? 10_000 : 0);
  });

  test('an unused hour ends now', async () => {
    const { result } = await read(outsideWorld(always('GET', limits(good))));
    expect(result).toMatchObject({ kind: 'known', resetsAt: '2026-11-22T20:46:00.000Z' });
  });

  test('nobody wants to know any more', async () => {
    const world = outsideWorld();
    const { result } = await run(
      readLimits(world.ports, { endpoint: ENDPOINT, signal: AbortSignal.abort() }),
    );
    expect(result).toBeUndefined();
    expect(world.requests).toEqual([]);
  });
});

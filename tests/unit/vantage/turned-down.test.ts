import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorAnswer, jsonAnswer } from '../../net/outside-view/api-answer.ts';
import { always, ask, atFirst, failedView, SERVER_ERROR } from './ask.ts';
import { outsideWorld, useOutsideTime } from './outside-world.ts';

beforeEach(useOutsideTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a question that is turned down', () => {
  const limits = { 'retry-after': '90' };

  test.each([
    ['400', errorAnswer('validation_error', { params: { target: 'no' } }), 'refused', undefined],
    ['401', { ...errorAnswer('api_error'), status: 401, body: '' }, 'bad-token', undefined],
    ['403', jsonAnswer(403, { error: { type: 'access_forbidden' } }), 'refused', undefined],
    ['404', errorAnswer('not_found'), 'bad-answer', undefined],
    ['422 of another kind', jsonAnswer(422, { error: { type: 'other' } }), 'refused', undefined],
    [
      '429 by the hour',
      errorAnswer('rate_limit_exceeded', { headers: { 'x-ratelimit-reset': '1800' } }),
      'rate-limited',
      '2026-11-22T21:16:00.000Z',
    ],
    [
      '429 without credits',
      errorAnswer('insufficient_credits', { headers: { 'x-ratelimit-reset': '600' } }),
      'no-credits',
      '2026-11-22T20:56:00.000Z',
    ],
    [
      '429 with Retry-After',
      errorAnswer('too_many_requests', { headers: limits }),
      'rate-limited',
      '2026-11-22T20:47:30.000Z',
    ],
    ['429 without a time', errorAnswer('rate_limit_exceeded'), 'rate-limited', undefined],
    [
      '429 with an odd time',
      errorAnswer('rate_limit_exceeded', { headers: { 'retry-after': 'soon' } }),
      'rate-limited',
      undefined,
    ],
    [
      '429 for ever',
      errorAnswer('rate_limit_exceeded', { headers: { 'retry-after': '9'.repeat(30) } }),
      'rate-limited',
      '2026-11-23T20:46:00.000Z',
    ],
    [
      '429 in HTML',
      { ...jsonAnswer(429, ''), body: '<h1>slow down</h1>' },
      'rate-limited',
      undefined,
    ],
    ['400 in HTML', { ...jsonAnswer(400, ''), body: '<h1>no</h1>' }, 'bad-answer', undefined],
    ['403 in HTML', { ...jsonAnswer(403, ''), body: '<h1>no</h1>' }, 'bad-answer', undefined],
  ])('%s', async (_name, answer, problem, retryAt) => {
    const world = outsideWorld(always('POST', answer));
    const onAsked = vi.fn();
    const { result } = await ask(world, { onAsked });
    expect(result).toEqual(failedView(problem, retryAt));
    expect(world.calls()).toEqual(['POST /v1/measurements']);
    expect(onAsked).not.toHaveBeenCalled();
  });

  test('the API itself says when the hour is used up', async () => {
    const world = outsideWorld({ testsPerHour: 4 });
    expect((await ask(world)).result).toEqual(
      failedView('rate-limited', '2026-11-22T21:46:00.000Z'),
    );
  });

  test('a token without credits is told from a used-up hour', async () => {
    const world = outsideWorld({ testsPerHour: 0, tokens: { mine: { credits: 4 } } });
    expect((await ask(world, { token: 'mine' })).result).toMatchObject({ problem: 'no-credits' });
    expect((await ask(world)).result).toMatchObject({ problem: 'rate-limited' });
    expect((await ask(world, { token: 'wrong' })).result).toEqual(failedView('bad-token'));
  });

  test('is put to anybody once where nobody was found', async () => {
    const world = outsideWorld(atFirst('POST', [errorAnswer('no_probes_found')]));
    const { result } = await ask(world);
    expect(result).toMatchObject({ state: 'answered' });
    expect(result?.probes).toHaveLength(5);
    const bodies = world.requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ limit, locations }) => [limit, locations?.length])).toEqual([
      [undefined, 3],
      [5, undefined],
    ]);
  });

  test('is not put to anybody twice', async () => {
    const world = outsideWorld({ probes: [] });
    expect((await ask(world)).result).toEqual(failedView('no-probes'));
    expect(world.calls()).toHaveLength(2);
  });

  test('is put once more after an error of the server', async () => {
    const world = outsideWorld(atFirst('POST', [SERVER_ERROR]));
    const { result, elapsedMs } = await ask(world);
    expect(result?.state).toBe('answered');
    expect(elapsedMs).toBe(500);
  });

  test('is not put a third time after errors of the server', async () => {
    const broken = outsideWorld(always('POST', SERVER_ERROR));
    expect((await ask(broken)).result).toEqual(failedView('unreachable'));
    expect(broken.calls()).toHaveLength(2);
  });
});

describe('an answer that is none', () => {
  const html = { ...jsonAnswer(200, ''), body: '<!doctype html><title>Sign in</title>' };

  test.each([
    ['HTML', html],
    ['nothing', { ...html, body: '' }],
    ['no id', jsonAnswer(202, { probesCount: 5 })],
    ['an id that is a path', jsonAnswer(202, { id: '../../v1/limits' })],
    ['an empty id', jsonAnswer(202, { id: '' })],
    ['an endless id', jsonAnswer(202, { id: 'x'.repeat(5_000) })],
    ['too much', jsonAnswer(202, { id: 'good', padding: 'x'.repeat(1_000_000) })],
  ])('to the question: %s', async (_name, answer) => {
    const world = outsideWorld(always('POST', answer));
    expect((await ask(world)).result).toEqual(failedView('bad-answer'));
    expect(world.calls()).toHaveLength(1);
  });

  test.each([
    ['HTML', html],
    [
      'another kind',
      jsonAnswer(200, { type: 'ping', status: 'finished', target: 'shop.example', results: [] }),
    ],
    [
      'another host',
      jsonAnswer(200, { type: 'http', status: 'finished', target: 'other.example', results: [] }),
    ],
    [
      'machines that nobody can place',
      jsonAnswer(200, { type: 'http', status: 'finished', target: 'shop.example', results: [{}] }),
    ],
    ['a question that it does not know', errorAnswer('not_found')],
  ])('to the poll: %s', async (_name, answer) => {
    const world = outsideWorld(always('GET', answer));
    expect((await ask(world)).result).toEqual(failedView('bad-answer'));
    expect(world.calls()).toHaveLength(2);
  });

  test('a measurement without machines is nobody’s word', async () => {
    const empty = { type: 'http', status: 'finished', target: 'shop.example', results: [] };
    const world = outsideWorld(always('GET', jsonAnswer(200, empty)));
    expect((await ask(world)).result).toEqual(failedView('no-probes'));
  });

  test('an endless one is cut off', async () => {
    let sent = 0;
    const world = outsideWorld({}, () => async () => {
      const body = new ReadableStream({
        pull: (stream) => {
          sent += 1;
          stream.enqueue(new Uint8Array(100_000));
        },
      });
      return new Response(body, {
        status: 202,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-headers': 'content-type',
        },
      });
    });
    expect((await ask(world)).result).toEqual(failedView('bad-answer'));
    expect(sent).toBeLessThan(20);
  });

  test('no connection', async () => {
    const world = outsideWorld({}, () => () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await ask(world)).result).toEqual(failedView('unreachable'));
  });
});

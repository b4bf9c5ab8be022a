import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askOutside } from '../../../src/vantage/ask-outside.ts';
import { verdictsByPlace } from '../../net/outside-view/verdicts-by-place.ts';
import { ASKED, ask, optionsWith, QUESTION, seenBy } from './ask.ts';
import { outsideWorld, run, START, useOutsideTime } from './outside-world.ts';

beforeEach(useOutsideTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a question', () => {
  test('is answered by three near and two far', async () => {
    const verdictOf = verdictsByPlace({ CN: 'fails', EU: 'answers', NA: 'turned-away' });
    const world = outsideWorld({ verdictOf });
    const ids: string[] = [];
    const { result } = await ask(world, { onAsked: (id) => void ids.push(id) });
    expect(result).toMatchObject({ state: 'answered', ...ASKED });
    expect(seenBy(result)).toEqual([
      'CN near fails',
      'CN near fails',
      'CN near fails',
      'DE far answers',
      'US far turned-away',
    ]);
    expect(new Set(result?.probes.map(({ asn }) => asn)).size).toBe(5);
    expect(ids).toHaveLength(1);
    expect(world.calls()).toEqual(['POST /v1/measurements', `GET /v1/measurements/${ids[0]}`]);
  });

  test('polls half a second after each answer, for as long as it takes', async () => {
    const world = outsideWorld({ polls: 6 });
    const { result, elapsedMs } = await ask(world);
    expect(result?.state).toBe('answered');
    expect(world.calls()).toHaveLength(1 + 7);
    expect(elapsedMs).toBe(6 * 500);
  });

  test('polls half a second after a slow answer, not after its question', async () => {
    const at: number[] = [];
    const slow = outsideWorld({ polls: 2 }, (memory) => async (url, init) => {
      if (init.method !== 'GET') return memory(url, init);
      at.push(Date.now() - START);
      await new Promise((later) => setTimeout(later, 1_000));
      return memory(url, init);
    });
    await ask(slow);
    expect(at).toEqual([0, 1_500, 3_000]);
  });

  test('has its id kept before the answer is asked for', async () => {
    const world = outsideWorld();
    let callsThen: readonly string[] = [];
    await ask(world, {
      onAsked: async () => {
        await new Promise((later) => setTimeout(later, 300));
        callsThen = world.calls();
      },
    });
    expect(callsThen).toEqual(['POST /v1/measurements']);
  });

  test('never goes out about a host that is nobody else’s business', async () => {
    const world = outsideWorld();
    for (const host of ['nas.local', 'router', '192.0.2.1', '2001:db8::1', 'shop.example/path']) {
      const question = { ...QUESTION, host };
      const { result } = await run(askOutside(question, world.ports, optionsWith()));
      expect(result).toMatchObject({ state: 'failed', problem: 'refused', host });
    }
    expect(world.requests).toEqual([]);
  });
});

describe('what is sent', () => {
  test('is a bare request, with a preflight that the API allows', async () => {
    const world = outsideWorld();
    await ask(world);
    expect(world.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'GET']);
    const [, post, get] = world.requests;
    expect(Object.keys(post?.headers ?? {}).sort()).toEqual(['content-type', 'origin']);
    expect(Object.keys(get?.headers ?? {})).toEqual(['origin']);
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ type: 'http', target: 'shop.example' });
  });

  test('has no cookies, no referrer, and is not carried on to another place', async () => {
    const inits: RequestInit[] = [];
    const world = outsideWorld();
    const ports = {
      ...world.ports,
      fetch: (url: string, init: RequestInit) => {
        inits.push(init);
        return world.ports.fetch(url, init);
      },
    };
    await run(askOutside(QUESTION, ports, optionsWith()));
    expect(inits).toHaveLength(2);
    for (const init of inits) {
      expect(init).toMatchObject({
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
    }
  });

  test('a token goes along with the question alone, which others may read about', async () => {
    const world = outsideWorld({ tokens: { 'good-token': { credits: 0 } } });
    const { result } = await ask(world, { token: 'good-token' });
    expect(result?.state).toBe('answered');
    expect(world.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['OPTIONS', undefined],
      ['POST', 'Bearer good-token'],
      ['GET', undefined],
    ]);
  });

  test('the browser’s cache spares bodies that did not change, without a preflight', async () => {
    const world = outsideWorld({ polls: 3 });
    await ask(world);
    const gets = world.requests.filter(({ method }) => method === 'GET');
    expect(gets.map(({ headers }) => 'if-none-match' in headers)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(world.requests.filter(({ method }) => method === 'OPTIONS')).toHaveLength(1);
  });

  test.each([
    ['https://api.outside.example/', '/v1/measurements'],
    ['https://api.outside.example/under/', '/under/v1/measurements'],
    ['https://api.outside.example/under?a=b#c', '/under/v1/measurements'],
  ])('goes to %s', async (endpoint, path) => {
    const world = outsideWorld();
    await ask(world, { endpoint });
    expect(world.calls()[0]).toBe(`POST ${path}`);
  });
});

import { vi } from 'vitest';
import type { OutsidePorts } from '../../../src/vantage/call-api.ts';
import type { ApiRequest } from '../../net/outside-view/api-answer.ts';
import { createOutsideApi, type OutsideApiOptions } from '../../net/outside-view/outside-api.ts';
import { corsFetch, type Transport } from './cors-fetch.ts';

export const ENDPOINT = 'https://api.outside.example';
export const START = Date.parse('2026-11-22T20:46:00.000Z');

export interface OutsideWorld {
  readonly ports: OutsidePorts;
  readonly requests: readonly ApiRequest[];
  /** Everything but preflights, as `METHOD path`. */
  readonly calls: () => readonly string[];
}

/** The service in memory, reached as a browser without host access would. Needs `useOutsideTime`. */
export function outsideWorld(
  options: Partial<OutsideApiOptions> = {},
  transport?: (memory: Transport) => Transport,
): OutsideWorld {
  const api = createOutsideApi({ verdictOf: () => 'answers', now: Date.now, ...options });
  const memory: Transport = async (url, init) => {
    init.signal?.throwIfAborted();
    const { origin, pathname, search } = new URL(url);
    const answer = api.answer(
      {
        method: init.method ?? 'GET',
        path: pathname + search,
        headers: Object.fromEntries(new Headers(init.headers)),
        body: String(init.body ?? ''),
      },
      origin,
    );
    if (answer.status === 0) return new Promise((_, cut) => onAbort(init, cut));
    const hasBody = answer.status !== 204 && answer.status !== 304;
    return new Response(hasBody ? answer.body : null, answer);
  };
  return {
    ports: { fetch: corsFetch(transport?.(memory) ?? memory), sleep, now: Date.now },
    requests: api.requests,
    calls: () =>
      api.requests
        .filter(({ method }) => method !== 'OPTIONS')
        .map(({ method, path }) => `${method} ${path}`),
  };
}

function onAbort({ signal }: RequestInit, cut: (reason: unknown) => void): void {
  signal?.addEventListener('abort', () => cut(signal.reason));
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A clock that moves only while `run` waits. */
export function useOutsideTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
}

export interface Run<T> {
  readonly result: T;
  readonly elapsedMs: number;
}

/** Lets time pass in steps of 100 ms, two minutes at most, until the work has ended. */
export async function run<T>(work: Promise<T>): Promise<Run<T>> {
  const startedAt = Date.now();
  let isOver = false;
  const watched = work.finally(() => {
    isOver = true;
  });
  watched.catch(() => undefined);
  for (let step = 0; step < 1_200; step += 1) {
    await drain();
    if (isOver) break;
    await vi.advanceTimersByTimeAsync(100);
  }
  if (!isOver) throw new Error('still waiting after two minutes');
  return { result: await watched, elapsedMs: Date.now() - startedAt };
}

/** Streams of answers move on with the event loop, which no fake timer turns. */
async function drain(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((next) => setImmediate(next));
}

import {
  type AskOptions,
  askOutside,
  type OutsideResult,
} from '../../../src/vantage/ask-outside.ts';
import type { OutsideQuestion } from '../../../src/vantage/question.ts';
import { type ApiAnswer, errorAnswer } from '../../net/outside-view/api-answer.ts';
import { ENDPOINT, type OutsideWorld, run, START } from './outside-world.ts';

export const QUESTION: OutsideQuestion = { host: 'shop.example', secure: true, country: 'CN' };
export const ASKED = { host: 'shop.example', askedAt: new Date(START).toISOString() };

export function optionsWith(options: Partial<AskOptions> = {}): AskOptions {
  const signal = new AbortController().signal;
  return { endpoint: ENDPOINT, signal, onAsked: () => undefined, ...options };
}

/** Puts the question, with time passing as needed. */
export function ask(world: OutsideWorld, options: Partial<AskOptions> = {}) {
  return run(askOutside(QUESTION, world.ports, optionsWith(options)));
}

/** Answers to be given first, one after the other, to requests of that method. */
export function atFirst(method: string, answers: readonly (ApiAnswer | undefined)[]) {
  const left = [...answers];
  return {
    instead: (request: { method: string }) =>
      request.method === method ? left.shift() : undefined,
  };
}

/** The same answer to every request of that method. */
export function always(method: string, answer: ApiAnswer) {
  return {
    instead: (request: { method: string }) => (request.method === method ? answer : undefined),
  };
}

/** No answer, ever. */
export const SILENCE: ApiAnswer = { status: 0, headers: {}, body: '' };

export const SERVER_ERROR = errorAnswer('api_error');

/** What is said of the question when nobody could tell. */
export function failedView(problem: string, retryAt?: string) {
  return {
    state: 'failed',
    ...ASKED,
    probes: [],
    problem,
    ...(retryAt !== undefined && { retryAt }),
  };
}

/** `CN near fails`: where each was, and what it saw. */
export function seenBy(result: OutsideResult | undefined): readonly string[] {
  return (result?.probes ?? []).map(({ country, isNear, outcome }) =>
    [country, isNear ? 'near' : 'far', outcome].join(' '),
  );
}

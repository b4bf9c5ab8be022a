import type { OutsideState } from './outside-state.ts';
import { errorAnswer } from './outside-view/api-answer.ts';
import { createOutsideApi, type OutsideApi } from './outside-view/outside-api.ts';

/** More than all tests of a world ask in an hour. */
const TESTS_AN_HOUR = 100_000;
/** Times that a slow question is still open when it is asked for: some 5 s. */
const SLOW_POLLS = 8;

/** An outside view that does as the state of the moment says. */
export function steeredOutsideApi(state: () => OutsideState): OutsideApi {
  return createOutsideApi({
    verdictOf: (_host, { country }) => {
      const { home, near, far } = state();
      return country === home ? near : far;
    },
    testsPerHour: TESTS_AN_HOUR,
    get polls() {
      return state().how === 'slow' ? SLOW_POLLS : 1;
    },
    instead: ({ method }) =>
      method === 'POST' && state().how === 'rate-limited'
        ? errorAnswer('rate_limit_exceeded', { headers: { 'x-ratelimit-reset': '3600' } })
        : undefined,
  });
}

import type { OutsideProblem } from '../formats/outside-view.ts';
import type { ApiReply } from './call-api.ts';

type Unanswered = Exclude<ApiReply, { kind: 'answered' }>;

/** Nobody elsewhere could tell. */
export interface Failed {
  readonly kind: 'failed';
  readonly problem: OutsideProblem;
  /** When asking again makes sense, from now. */
  readonly retryAfterMs?: number;
}

/** Why the API did not do as it was asked under that signal. */
export function failedBy(reply: Unanswered, signal: AbortSignal): Failed {
  const retryAfterMs = reply.kind === 'turned-down' ? reply.retryAfterMs : undefined;
  return {
    kind: 'failed',
    problem: problemOf(reply, signal),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function problemOf(reply: Unanswered, signal: AbortSignal): OutsideProblem {
  if (reply.kind === 'lost') return signal.aborted ? 'timeout' : 'unreachable';
  if (reply.kind === 'garbled') return 'bad-answer';
  const { status, word } = reply;
  if (status >= 500) return 'unreachable';
  // The API answers these two without a body of its own, or something in front of it does.
  if (status === 401) return 'bad-token';
  if (status === 429) return word === 'insufficient_credits' ? 'no-credits' : 'rate-limited';
  // A question that it has just taken and does not know, or another service altogether.
  if (word === undefined || status === 404) return 'bad-answer';
  return word === 'no_probes_found' ? 'no-probes' : 'refused';
}

/** The service is there and failed by itself: trying once more may help. */
export function isServerError(reply: ApiReply): boolean {
  return reply.kind === 'turned-down' && reply.status >= 500;
}

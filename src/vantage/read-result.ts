import * as v from 'valibot';
import type { OutsideOutcome } from '../diagnosis/other-views.ts';
import { isChallenge } from '../formats/bot-challenge.ts';
import { firstLine } from './first-line.ts';

/** Characters of somebody else's words that are kept. */
const MAX_WORDS = 200;

export interface ResultReading {
  readonly outcome: OutsideOutcome;
  readonly status?: number;
  readonly code?: string;
  readonly durationMs?: number;
}

/** What cannot be read is as good as absent: a missing figure is never a good one. */
const text = v.fallback(v.optional(v.string()), undefined);
const count = v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))), undefined);
const members = v.fallback(v.record(v.string(), v.unknown()), {});

const resultSchema = v.object({
  status: v.string(),
  failureSource: v.optional(v.unknown()),
  statusCode: count,
  rawOutput: text,
  rawHeaders: text,
  headers: members,
  timings: v.fallback(v.object({ total: count }), { total: undefined }),
  tls: v.fallback(v.object({ authorized: v.optional(v.unknown()), error: text }), {
    error: undefined,
  }),
});

type Result = v.InferOutput<typeof resultSchema>;

/**
 * Why a chain of certificates could not be built (OpenSSL's words), which browsers often can: they fetch what a server
 * forgot to send, and know other roots than a probe does. It says nothing about the service.
 */
const UNFINISHED_CHAIN =
  /^(?:UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|SELF_SIGNED_CERT_IN_CHAIN)$/;

/**
 * What one machine saw over `http`. Only what it blames on the target, and 5xx, counts as a failure; trouble of the
 * machine itself or of its resolver, and whatever has no end yet, is `void`.
 */
export function readResult(value: unknown): ResultReading {
  const parsed = v.safeParse(resultSchema, value);
  if (!parsed.success) return { outcome: 'void' };
  const result = parsed.output;
  if (result.status === 'finished') return readFinished(result);
  if (result.status !== 'failed') {
    return { outcome: 'void', code: firstLine(result.status, MAX_WORDS) };
  }
  const code = firstLine(result.rawOutput ?? '', MAX_WORDS);
  return {
    outcome: failedOutcome(result),
    ...(isStatus(result.statusCode) && { status: result.statusCode }),
    ...(code !== '' && { code }),
  };
}

function isStatus(status: number | undefined): status is number {
  return Number.isInteger(status) && status !== undefined && status >= 100 && status <= 599;
}

/** `failureSource` is experimental: where it is absent, only a status says who failed. */
function failedOutcome({ failureSource, statusCode }: Result): OutsideOutcome {
  if (failureSource === 'target') return 'fails';
  const isUnsaid = failureSource === undefined || failureSource === null;
  return isUnsaid && isStatus(statusCode) && statusCode >= 500 ? 'fails' : 'void';
}

function readFinished(result: Result): ResultReading {
  const { statusCode: status, timings, tls } = result;
  if (!isStatus(status)) return { outcome: 'void' };
  const isRefused = tls.authorized === false;
  const code = isRefused ? firstLine(tls.error ?? '', MAX_WORDS) : '';
  return {
    outcome: finishedOutcome(result, status),
    status,
    ...(code !== '' && { code }),
    ...(timings.total !== undefined && { durationMs: Math.round(timings.total) }),
  };
}

function finishedOutcome(result: Result, status: number): OutsideOutcome {
  // 501 is about our HEAD, which people's browsers do not send; 511 comes from a portal on the probe's own line.
  if (status === 501 || status === 511) return 'void';
  const isTurnedAway = status === 403 || status === 429 || isChallenge(status, headersOf(result));
  if (status >= 500 && !isTurnedAway) return 'fails';
  // Probes read on past a bad certificate. No browser would: for people there this is no answer.
  if (result.tls.authorized === false) {
    return UNFINISHED_CHAIN.test(result.tls.error ?? '') ? 'void' : 'fails';
  }
  return isTurnedAway ? 'turned-away' : 'answers';
}

/** By lower-case name, from both of the forms that a result has. */
function headersOf({ headers, rawHeaders }: Result): Readonly<Record<string, string>> {
  const lines = (rawHeaders ?? '').split('\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(0, colon)), line.slice(colon + 1).trim()];
  });
  const read = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return Object.fromEntries(
    [...lines, ...read].map(([name, value]) => [name.toLowerCase(), value]),
  );
}

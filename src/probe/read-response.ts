import type { Response as Answer } from '../diagnosis/observation.ts';
import { isChallenge } from '../formats/bot-challenge.ts';
import { type Exchange, isOpaque } from './exchange.ts';
import { cdnSignature, type Headers, proxySignature } from './header-signatures.ts';
import { clockSkewMs, retryAfterMs } from './header-times.ts';
import { type Comparison, type Expectation, judgeContent } from './judge-content.ts';
import type { ResourcePhases } from './ports.ts';
import { hostOf, isSecure } from './web-address.ts';

export type Answered = Extract<Exchange, { kind: 'answered' }>;

export interface Reading {
  /** The address that was probed. */
  readonly url: string;
  readonly expect?: Expectation;
  readonly comparison: Comparison;
}

/** What an answer says, the browser's events included. */
export function readResponse(answered: Answered, reading: Reading): Answer {
  const { response, trail } = answered;
  if (response.type === 'opaque') return unseenAnswer(reading.url, undefined);
  const headers = headersOf(answered);
  const status = response.status === 0 ? (trail.status ?? 0) : response.status;
  if (status === 0) return unseenAnswer(reading.url, undefined);
  // A redirect that was not followed names a hop that was never asked.
  const hops = isOpaque(response) ? trail.hops.slice(0, 1) : trail.hops;
  // Redirects without an event to show them: nobody knows whether all of them were https.
  const verified = hops.every(isSecure) && (!response.redirected || hops.length > 1);
  const last = hops.at(-1) ?? reading.url;
  const content = judgeContent({ status, body: answered.body }, reading.expect, reading.comparison);
  return {
    kind: 'response',
    status,
    verified,
    ...(trail.address !== undefined && trail.proxied === undefined && { address: trail.address }),
    ...(trail.proxied === undefined
      ? isReused(answered.phases, last) && { reused: true as const }
      : { proxied: true as const }),
    ...(hostOf(last) !== hostOf(reading.url) && { finalHost: hostOf(last) }),
    ...(content !== undefined && { content }),
    ...redirectOf(answered),
    ...headerFacts(headers, { answered, status, verified }),
    ...phasesOf(answered.phases),
    ...(Object.keys(headers).length === 0 && { headless: true as const }),
  };
}

/**
 * An answer without host access: something answered, no more is known. Over https its name was proven, too, as far
 * as the hops are known.
 */
export function unseenAnswer(url: string, redirectedTo: string | undefined): Answer {
  return {
    kind: 'response',
    status: 0,
    verified: isSecure(url) && isSecure(redirectedTo ?? url),
    opaque: true,
    ...(redirectedTo !== undefined && { finalHost: hostOf(redirectedTo) }),
  };
}

/** Headers of the last answer, from the browser's events where the answer itself hides them. */
export function headersOf({ response, trail }: Answered): Headers {
  const own = Object.fromEntries(response.headers);
  return Object.keys(own).length === 0 ? (trail.headers ?? {}) : own;
}

function redirectOf({
  response,
  trail: { redirectedTo },
}: Answered): Pick<Answer, 'redirectHost' | 'redirectSecure'> | undefined {
  if (response.type !== 'opaqueredirect' || redirectedTo === undefined) return undefined;
  return {
    redirectHost: hostOf(redirectedTo),
    ...(isSecure(redirectedTo) && { redirectSecure: true as const }),
  };
}

interface HeaderContext {
  readonly answered: Answered;
  readonly status: number;
  readonly verified: boolean;
}

function headerFacts(headers: Headers, context: HeaderContext): Partial<Answer> {
  const { answered, status, verified } = context;
  const { midpoint, trail } = answered;
  const proxy = proxySignature({ status, headers, verified });
  const retry = retryAfterMs(headers, midpoint);
  const skew = clockSkewMs(headers, { midpoint, fromCache: trail.fromCache === true });
  const cdn = cdnSignature(headers);
  return {
    ...(proxy !== undefined && { proxy }),
    ...(isChallenge(status, headers) && { challenge: true as const }),
    ...(retry !== undefined && { retryAfterMs: retry }),
    ...(skew !== undefined && { clockSkewMs: skew }),
    ...(cdn !== undefined && { cdn }),
  };
}

/**
 * Whether a connection that stood already carried it. Both browsers set all times of a connection that was there already
 * to one instant; a new https one takes longer. Firefox does so of every https request through a proxy.
 */
export function isReused(phases: ResourcePhases | undefined, url: string): boolean {
  return (
    phases !== undefined &&
    isSecure(url) &&
    phases.connectStart > 0 &&
    phases.connectStart === phases.connectEnd
  );
}

function phasesOf(phases: ResourcePhases | undefined): Pick<Answer, 'phases'> | undefined {
  if (phases === undefined || phases.responseStart === 0) return undefined;
  return {
    phases: {
      dnsMs: Math.round(phases.domainLookupEnd - phases.domainLookupStart),
      connectMs: Math.round(phases.connectEnd - phases.connectStart),
      firstByteMs: Math.round(phases.responseStart - phases.requestStart),
    },
  };
}

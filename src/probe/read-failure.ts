import type { Failure, Outcome } from '../diagnosis/observation.ts';
import { hasBadPort } from './bad-ports.ts';
import { classifyError } from './classify-error.ts';
import type { Exchange } from './exchange.ts';
import type { ProbePorts } from './ports.ts';
import { isSecureThroughout, lastHop, type Trail } from './read-trail.ts';
import { scrubWord } from './scrub-word.ts';
import { hostOf, isSecure } from './web-address.ts';

interface Failed {
  readonly url: string;
  readonly onLine: boolean;
  readonly holdsBack?: ProbePorts['holdsBack'];
}

/** What a request that failed, or whose body broke off, says; `exchange` is not `expired` or `cancelled`. */
export function readFailure(exchange: Exchange, failed: Failed): Failure {
  const { trail } = exchange;
  const { url, onLine } = failed;
  if (isProxySignIn(exchange)) {
    const code = trail.failure === undefined ? 'HTTP 407' : scrubWord(trail.failure);
    return { kind: 'failure', layer: 'proxy', code, proxyFault: 'sign-in' };
  }
  const isBroken = exchange.kind === 'answered';
  if (!isBroken && isLedAstray(trail)) {
    const code = scrubWord(trail.failure ?? 'redirect');
    return { ...failureAt(trail, url), layer: 'http', code, transport: 'bad-redirect' };
  }
  if (trail.failure === undefined) {
    return isBroken
      ? { ...failureAt(trail, url), layer: 'http', code: 'body broke off', transport: 'truncated' }
      : wordless(exchange, failed);
  }
  const meaning = classifyError(trail.failure, {
    secure: isSecure(lastHop(trail)),
    elapsedMs: exchange.durationMs,
    onLine,
    ...(trail.proxied !== undefined && { proxied: trail.proxied }),
    ...(trail.sent && { sent: true as const }),
    ...(trail.status !== undefined && { proxyStatus: trail.status }),
  });
  const code = scrubWord(trail.failure);
  // Headers that came with it were the proxy's own.
  if (meaning.layer === 'proxy') return { kind: 'failure', code, ...meaning };
  const base = { ...failureAt(trail, url), code, ...meaning };
  const isPlainlyCut = isBroken && meaning.layer === 'unknown';
  return isPlainlyCut ? { ...base, layer: 'http', transport: 'truncated' } : base;
}

/** The server led where browsers do not go, which they tell in the words that they have for a stop on this device. */
function isLedAstray(trail: Trail): boolean {
  return trail.astray === true || (trail.hops.length > 1 && hasBadPort(lastHop(trail)));
}

/** A proxy's 407 comes as an answer in Chromium, as a failure after its headers in Firefox. */
export function isProxySignIn(exchange: Exchange): boolean {
  const own = exchange.kind === 'answered' ? exchange.response.status : 0;
  return own === 407 || exchange.trail.status === 407;
}

/** Our own deadline ran out. */
export function readTimeout(trail: Trail, deadlineMs: number, url: string): Failure {
  return { ...failureAt(trail, url), layer: 'timeout', code: 'timeout', deadlineMs };
}

/** It failed where we may not look. */
export function unseenFailure(redirectedTo: string | undefined): Failure {
  return {
    kind: 'failure',
    layer: 'unknown',
    code: 'hidden',
    opaque: true,
    ...(redirectedTo !== undefined && { finalHost: hostOf(redirectedTo) }),
  };
}

/** Nobody is to blame for an attempt that was called off. */
export function cancelledFailure(): Failure {
  return { kind: 'failure', layer: 'aborted', code: 'cancelled', discard: true };
}

function failureAt(trail: Trail, url: string): Omit<Failure, 'layer' | 'code'> {
  const finalHost = hostOf(lastHop(trail));
  // Headers of a redirect belong to an earlier hop.
  const answeredBefore = trail.headers !== undefined && trail.redirectedTo === undefined;
  return {
    kind: 'failure',
    ...(finalHost !== hostOf(url) && { finalHost }),
    ...(answeredBefore && isSecureThroughout(trail) && { verified: true as const }),
    ...(trail.proxied !== undefined && { proxied: true as const }),
  };
}

/**
 * The browser kept its word to itself although we may look: Firefox does for ports that it never fetches from, Chromium for
 * what it holds back.
 */
function wordless(exchange: Exchange, { url, holdsBack }: Failed): Failure {
  if (hasBadPort(url))
    return { kind: 'failure', layer: 'blocked', code: 'bad port', blocker: 'browser' };
  const { trail } = exchange;
  // One that a redirect led to is cancelled, which is told as if we had done it.
  if (isUnsent(exchange, { holdsBack }) || (holdsBack && trail.redirectedTo !== undefined))
    return { kind: 'failure', layer: 'aborted', code: HELD_BACK, discard: true };
  const message = exchange.kind === 'rejected' ? scrubWord(exchange.message) : '';
  return { ...failureAt(trail, url), layer: 'unknown', code: message || 'no word' };
}

const HELD_BACK = 'held back';

/**
 * Chromium holds back what an extension asks of an address, query and fragment aside, that has answered 500, 503 or 509
 * three times or more: for 0.7 s at first, 1.4 times as long after each further one, at most for 15 minutes
 * (`ExtensionThrottleManager`). The request fails at once, and nothing is told of it, for it never left the browser.
 */
export function isUnsent(exchange: Exchange, { holdsBack }: Pick<Failed, 'holdsBack'>): boolean {
  return holdsBack === true && exchange.kind === 'rejected' && !exchange.trail.told;
}

/** Whether this attempt was never made: it says nothing about anybody. */
export function isHeldBack(outcome: Outcome): boolean {
  return outcome.kind === 'failure' && outcome.code === HELD_BACK;
}

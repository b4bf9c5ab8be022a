import { chromiumError } from './chromium-errors.ts';
import type { ErrorClass } from './error-class.ts';
import { firefoxError } from './firefox-errors.ts';
import { faultOfCode, faultOfSentence } from './firefox-tls-sentences.ts';
import type { ProxyKind } from './ports.ts';

/** What else is known when a word arrives; words alone do not tell everything. */
export interface ErrorContext {
  /** The hop that failed was https. */
  readonly secure: boolean;
  /** Since the request started, in ms. */
  readonly elapsedMs: number;
  readonly onLine: boolean;
  readonly proxied?: ProxyKind;
  /** Firefox only: it got past whatever could stop it on this device. */
  readonly sent?: true;
  /** Status that a proxy gave to CONNECT, where it was seen. */
  readonly proxyStatus?: number;
}

/**
 * Firefox says CONNECTION_REFUSED for a missing route too, after about 6.1 s where an address stays unresolved on the
 * link. A real refusal comes within one round trip, or within about 2 s where Windows tries three times.
 */
const REFUSAL_TAKES_AT_MOST_MS = 2_500;

/** Turns a browser's word for a failure into what it means; an unlisted word is layer `unknown`. Never throws. */
export function classifyError(word: string, context: ErrorContext): ErrorClass {
  const chromium = /^(?:net::)?ERR_(\w+)$/.exec(word)?.[1];
  if (chromium !== undefined) {
    return withConnectStatus(chromiumError(chromium) ?? { layer: 'unknown' }, context);
  }
  if (isOwnAbort(word)) return { layer: 'aborted', discard: true };
  if (word.startsWith('NS_ERROR_GENERATE_FAILURE')) return handshake(faultOfCode(word), context);
  if (word.startsWith('NS_ERROR_'))
    return firefoxInContext(word.slice('NS_ERROR_'.length), context);
  if (word.startsWith('NS_') || word.trim() === '') return { layer: 'unknown' };
  return handshake(faultOfSentence(word), context);
}

/** Whether a word only says that the request was given up on this side (NS_BASE_...: its body was cancelled). */
export function isOwnAbort(word: string): boolean {
  return ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'NS_BASE_STREAM_CLOSED'].includes(word);
}

function handshake(tls: NonNullable<ErrorClass['tls']>, context: ErrorContext): ErrorClass {
  // A proxy that is itself spoken to over TLS fails with the same sentences as the target.
  if (context.proxied === 'https') return { layer: 'proxy', proxyFault: 'unclear' };
  return { layer: 'tls', tls };
}

/**
 * Firefox has one word for an HTTP/2 session that ended before the answer (GOAWAY, FIN or RST, right after the handshake or
 * later) and for what a blocker cancelled. Rules and listeners of extensions cancel before `onSendHeaders`.
 */
function sessionEnded({ proxied }: ErrorContext): ErrorClass {
  // Such a session may be the one with the proxy.
  if (proxied === 'https') return { layer: 'proxy', proxyFault: 'unclear' };
  return { layer: 'http', transport: 'ended' };
}

/** Chromium has one word for every answer to CONNECT; the status, where seen, tells them apart. */
function withConnectStatus(meaning: ErrorClass, { proxyStatus }: ErrorContext): ErrorClass {
  if (meaning.proxyFault !== 'unclear' || proxyStatus === undefined) return meaning;
  if (proxyStatus === 407) return { ...meaning, proxyFault: 'sign-in' };
  if (proxyStatus >= 500) return { ...meaning, proxyFault: 'upstream' };
  return proxyStatus >= 400 ? { ...meaning, proxyFault: 'denied' } : meaning;
}

function firefoxInContext(name: string, context: ErrorContext): ErrorClass {
  const meaning = firefoxError(name) ?? { layer: 'unknown' };
  const byProxy = context.proxied === 'http' || context.proxied === 'https';
  if (name === 'UNKNOWN_HOST' || name === 'CONNECTION_REFUSED') {
    if (!context.onLine) return { layer: 'offline' };
    // A proxy's 404 and 503 to CONNECT come out as these two: it was reached, and could not reach the target.
    if (byProxy) return { layer: 'proxy', proxyFault: 'upstream' };
  }
  if (name === 'CONNECTION_REFUSED' && context.elapsedMs > REFUSAL_TAKES_AT_MOST_MS) {
    return { layer: 'tcp', transport: 'unreachable' };
  }
  if (name === 'ABORT' && context.sent) return sessionEnded(context);
  if (name === 'PROXY_CONNECTION_REFUSED' && context.proxyStatus === 407) {
    return { layer: 'proxy', proxyFault: 'sign-in' };
  }
  // Seen where the connection is reset during the handshake.
  if (name === 'FAILURE' && context.secure) return { layer: 'tcp', transport: 'reset' };
  return meaning;
}

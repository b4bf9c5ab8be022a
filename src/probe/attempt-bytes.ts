import type { Layer, Outcome } from '../diagnosis/observation.ts';
import type { Exchange } from './exchange.ts';
import type { ConnectionHabits, ResourcePhases } from './ports.ts';
import { isHeldBack } from './read-failure.ts';
import { headersOf, isReused } from './read-response.ts';
import { hostOf, isSecure } from './web-address.ts';

/*
 * All in bytes on the wire, both ways, IP headers included. Where the browser tells nothing, the figures are what the
 * counters of a client's interface showed in a network of its own, for Chromium 156 and Firefox 153 in November 2026
 * (tests/bench/wire.bench.ts prints them again).
 */

/** Questions for A, AAAA and HTTPS records with their answers. */
export const NAME_BYTES = 300;
/** The name, a TCP connection and its end, a TLS 1.3 handshake with a post-quantum key and a chain of two or three certificates. */
const HANDSHAKE_BYTES = 6_000;
/** The name, and a TCP connection and its end. */
const CONNECTION_BYTES = NAME_BYTES + 400;
/** A connection that is cut after the client's TLS greeting, 1.8 kB of which are the greeting. */
const CUT_HANDSHAKE_BYTES = 2_500;
const REQUEST_BYTES = 350;
/** What a browser counts for headers (Resource Timing 2), whatever they are. */
const HEADERS_BYTES = 300;
/** A connection request to somebody silent, again and again for as long as probes wait. */
const SILENCE_BYTES = 700;
/** A connection request that is turned down, and the second try of both browsers. */
const REFUSAL_BYTES = 250;
/** TCP and IP headers, and what confirms each packet. */
const PACKET_OVERHEAD = 1.06;
/**
 * A body that is given up is under way all the same, in packets and in the server's send buffer: 105 to 145 kB of a
 * long one, at round trips of 30 and of 100 ms alike, whichever way it is given up.
 */
const UNDER_WAY_BYTES = 120_000;
/**
 * Where no length is told, all that is known is that more than the first 16 kB was to come. Nearer to the most than to
 * the least, since a limit is better kept too early; the median home page has 18 kB (Web Almanac 2024).
 */
const UNTOLD_BYTES = 60_000;

const ONE_CONNECTION: ConnectionHabits = { atOnce: 1, whenCut: 1 };

interface Attempt {
  readonly url: string;
  readonly outcome: Outcome;
  readonly habits?: ConnectionHabits | undefined;
}

/** What one attempt has cost, estimated; undefined where nothing was sent. */
export function attemptBytes(seen: Exchange, attempt: Attempt): number | undefined {
  const { outcome, habits = ONE_CONNECTION } = attempt;
  if (seen.trail.fromCache || isHeldBack(outcome)) return undefined;
  const { asked, last } = hopsOf(seen, attempt.url);
  const before = redirectBytes(asked, habits);
  const isNew = !asked.some((hop) => isSameConnection(hop, last));
  if (seen.kind === 'answered' || hasHeaders(seen)) {
    return Math.round(before + answerBytes(seen, { url: last, isNew, habits }));
  }
  const failed = outcome.kind === 'failure' ? failureBytes(outcome, { url: last, habits }) : 0;
  return before + failed === 0 ? undefined : Math.round(before + failed);
}

/** Headers of the last hop came before it failed; those of a redirect belong to an earlier one. */
function hasHeaders({ trail }: Exchange): boolean {
  return trail.headers !== undefined && trail.redirectedTo === undefined;
}

/** Every address that was asked: those that redirected, and the last. */
function hopsOf(seen: Exchange, url: string): { asked: readonly string[]; last: string } {
  const { hops } = seen.trail;
  // A redirect that was not followed names a hop that was never asked.
  const isFollowed = seen.kind !== 'answered' || seen.response.type !== 'opaqueredirect';
  const all = isFollowed ? hops : hops.slice(0, 1);
  return { asked: all.slice(0, -1), last: all.at(-1) ?? url };
}

function redirectBytes(asked: readonly string[], habits: ConnectionHabits): number {
  return asked.reduce((sum, hop, index) => {
    const isNew = !asked.slice(0, index).some((earlier) => isSameConnection(earlier, hop));
    return sum + (isNew ? openingBytes(hop, habits) : 0) + REQUEST_BYTES + HEADERS_BYTES;
  }, 0);
}

function isSameConnection(one: string, other: string): boolean {
  return hostOf(one) === hostOf(other) && isSecure(one) === isSecure(other);
}

function openingBytes(url: string, { atOnce }: ConnectionHabits): number {
  return isSecure(url) ? atOnce * HANDSHAKE_BYTES : CONNECTION_BYTES;
}

/** One request that is no attempt: a status page, the outside view, a control that knows the country. */
export interface Question {
  readonly url: string;
  /** Absent where the browser has forgotten it. */
  readonly phases?: ResourcePhases | undefined;
}

/** What questions to others have cost, estimated. */
export function questionBytes(
  questions: readonly Question[],
  habits: ConnectionHabits = ONE_CONNECTION,
): number {
  const bytes = questions.map(({ url, phases }) => {
    const { bodySize = 0 } = phases ?? {};
    const opening = isReused(phases, url) ? 0 : openingBytes(url, habits);
    return opening + REQUEST_BYTES + HEADERS_BYTES + bodySize * PACKET_OVERHEAD;
  });
  return Math.round(bytes.reduce((sum, each) => sum + each, 0));
}

interface Last {
  readonly url: string;
  readonly isNew: boolean;
  readonly habits: ConnectionHabits;
}

function answerBytes(seen: Exchange, { url, isNew, habits }: Last): number {
  const isOld =
    seen.kind === 'answered' && seen.trail.proxied === undefined && isReused(seen.phases, url);
  const opening = isNew && !isOld ? openingBytes(url, habits) : 0;
  const headers = Math.max(HEADERS_BYTES, lengthOf(headersIn(seen)));
  return opening + REQUEST_BYTES + headers + bodyBytes(seen) * PACKET_OVERHEAD;
}

function headersIn(seen: Exchange): Readonly<Record<string, string>> {
  return seen.kind === 'answered' ? headersOf(seen) : (seen.trail.headers ?? {});
}

function lengthOf(headers: Readonly<Record<string, string>>): number {
  return Object.entries(headers).reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    0,
  );
}

function bodyBytes(seen: Exchange): number {
  if (seen.kind !== 'answered') return 0;
  const { transferSize = 0, bodySize = 0 } = seen.phases ?? {};
  const told = Math.max(transferSize - HEADERS_BYTES, bodySize, seen.body?.bytes ?? 0, 0);
  const length = Number(headersOf(seen)['content-length'] ?? Number.NaN);
  const isTold = !Number.isNaN(length);
  // It came, and Chromium does not count what nobody read.
  if (!seen.isCut) return told === 0 && isTold ? Math.min(length, UNDER_WAY_BYTES) : told;
  return Math.max(told, isTold ? Math.min(length, UNDER_WAY_BYTES) : UNTOLD_BYTES);
}

interface Failed {
  readonly url: string;
  readonly habits: ConnectionHabits;
}

type Failure = Extract<Outcome, { kind: 'failure' }>;

function failureBytes({ layer, transport }: Failure, { url, habits }: Failed): number {
  const opening = openingBytes(url, habits);
  if (layer === 'tcp' && transport === 'reset') {
    return isSecure(url)
      ? NAME_BYTES + habits.whenCut * CUT_HANDSHAKE_BYTES
      : opening + REQUEST_BYTES;
  }
  const costs: Readonly<Record<Layer, number>> = {
    offline: 0,
    blocked: 0,
    permission: 0,
    // Both browsers ask twice.
    dns: 2 * NAME_BYTES,
    tcp: NAME_BYTES + REFUSAL_BYTES,
    timeout: NAME_BYTES + SILENCE_BYTES,
    aborted: NAME_BYTES + REFUSAL_BYTES,
    tls: opening,
    http: opening + REQUEST_BYTES,
    proxy: CONNECTION_BYTES + REQUEST_BYTES + HEADERS_BYTES,
    unknown: NAME_BYTES + SILENCE_BYTES,
  };
  return costs[layer];
}

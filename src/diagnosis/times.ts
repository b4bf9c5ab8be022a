import { type Answered, answered, failed, silent } from './attempts.ts';
import type { RoundFacts } from './facts.ts';
import type { Observation } from './observation.ts';

/** Round trips of a whole request: the name, TCP, TLS 1.3, the answer (RFC 8446 2). */
const TRIPS_OF_REQUEST = 4;
/** A handshake over TLS takes two of them, plain TCP one. */
const TRIPS_OF_SECURE_CONNECT = 2;
/** A lost SYN costs 1 s (RFC 6298 2.1), a lost question to a resolver 1 to 5 s (resolv.conf: 5). */
const LOST_PACKET_MS = 900;
/** ... beside the ways there and back that a handshake over TLS takes anyway. */
const STANDS_OUT_TRIPS = 2;
/** A browser's network and its background are processes of their own. */
const WAKES = 5;
/** A busy browser passes on one answer after the other. */
const SAME_MOMENT_MS = 100;
const NEEDS_A_MACHINE: readonly string[] = ['tcp', 'tls', 'http'];
/** Timers this late at worst mean that the machine is starved: what looks slow may be ourselves. */
export const STARVED_MS = 1_000;

/** How long single ways there and back took, in ms, names left out: a lost packet costs a resolver 5 s. */
export function roundTripsMs({ durationMs, outcome, secure }: Answered): readonly number[] {
  const { phases, proxied } = outcome;
  if (phases === undefined || (secure && proxied)) return [durationMs / TRIPS_OF_REQUEST];
  const { connectMs, firstByteMs } = phases;
  if (connectMs === 0) return [firstByteMs];
  return [connectMs / (secure ? TRIPS_OF_SECURE_CONNECT : 1), firstByteMs];
}

/**
 * From when on a stretch of an attempt is late, in ms: a lost packet would explain it, and neither the line, by the
 * quicker ways there and back of these answers, nor this device, by its own timers. Not the usual ones: on a lossy line
 * half of them wait for something to be sent again, which takes 0.2 s and more.
 */
export function lateFromMs(answers: readonly Answered[], timersLateMs: number): number {
  const trips = answers.flatMap(roundTripsMs).toSorted((a, b) => a - b);
  const tripMs = trips[Math.floor(trips.length / 4)] ?? 0;
  return Math.max(LOST_PACKET_MS, timersLateMs) + STANDS_OUT_TRIPS * tripMs;
}

/**
 * Whether chance delayed what was asked at one place, which answered in the end: its first attempt came to nothing, or
 * connecting or the first byte was late. Names apart: one lost question delays many. Undefined where it cannot be seen.
 */
export function isDelayed(attempts: readonly Observation[], fromMs: number): boolean | undefined {
  const first = attempts.find(({ attempt }) => attempt === 1);
  if (first === undefined || !attempts.some(answered)) return undefined;
  if (failed(first)) return silent(first) || first.outcome.layer === 'dns';
  const stretches = answered(first) ? stretchesOf(first) : [];
  return stretches.length === 0 ? undefined : Math.max(...stretches) >= fromMs;
}

/** How long connecting took, and then the first byte, in ms; nothing where the browser hides it. */
export function stretchesOf({ outcome: { phases } }: Answered): readonly number[] {
  return phases === undefined ? [] : [phases.connectMs, phases.firstByteMs];
}

/** Names that were late, those that came at the same moment as one: they waited for the same question. */
export function lateNames(answers: readonly Answered[], fromMs: number): readonly Answered[] {
  const nameMs = ({ outcome }: Answered): number => outcome.phases?.dnsMs ?? 0;
  const foundAt = (one: Answered): number => startOf(one) + nameMs(one);
  const late = answers
    .filter((one) => nameMs(one) >= fromMs)
    .toSorted((a, b) => foundAt(a) - foundAt(b));
  return late.filter((one, i) => {
    const before = late[i - 1];
    return before === undefined || foundAt(one) - foundAt(before) > SAME_MOMENT_MS;
  });
}

/**
 * What this device itself may have added to most ways there and back, in ms: each wakes several processes one after the
 * other. A single stop, however long, delays what is under way then, and no more.
 */
export function ownDelayMs({
  timersLateMs,
  timersUsuallyLateMs = timersLateMs,
}: Pick<RoundFacts, 'timersLateMs' | 'timersUsuallyLateMs'>): number {
  return Math.min(timersLateMs, WAKES * timersUsuallyLateMs);
}

/** Whether this device was too busy for its times to say anything about the line. */
export function isStarved({ timersLateMs }: { readonly timersLateMs: number }): boolean {
  return timersLateMs > STARVED_MS;
}

/** As it is told to people: with one decimal. */
export function inSeconds(ms = 0): number {
  return Math.round(ms / 100) / 10;
}

/** When an attempt began, and when it was over, in ms since 1970. */
export function startOf({ startedAt }: Observation): number {
  return Date.parse(startedAt);
}

export function endOf(one: Observation): number {
  return startOf(one) + one.durationMs;
}

/** Whether a connection of its own came to be: answered, or failed in a way that takes a machine at the other end. */
export function isNewlyServed(one: Observation): boolean {
  if (!answered(one)) return failed(one) && NEEDS_A_MACHINE.includes(one.outcome.layer);
  const { phases, reused } = one.outcome;
  return one.role !== 'resolver' && reused !== true && phases?.connectMs !== 0;
}

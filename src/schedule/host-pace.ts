/** What the pace of one host rests on. Times are the wall clock's, in ms since the epoch: they outlive a background. */
export interface HostRecord {
  /** When the first request went out that failed. */
  readonly firstMs: number;
  readonly lastFailedMs: number;
  /** Requests within `BURST_MS` of the first, that one included. */
  readonly burst: number;
  readonly lastAskedMs: number;
  /** Where it redirects to: asking the one asks the other. */
  readonly leadsTo?: string;
}

/** So many requests tell a lost packet from a fault, and confirm it, in the time in which people still wait. */
const BURST_REQUESTS = 6;
const BURST_MS = 15_000;
/** After that a server that is in trouble hears from one browser no more often than from a patient person. */
const APART_MS = 10_000;
/** An answer ends it only where nothing failed for so long: a service that flaps would have a burst each time. */
const CALM_MS = 60_000;

interface Asked {
  readonly nowMs: number;
  /** When requests went out that have not come back yet: each may turn out to be the first that fails. */
  readonly pending: readonly number[];
  /** When requests went out lately, those that came back included. */
  readonly recent: readonly number[];
}

/** When this host may be asked next, in ms since the epoch: `nowMs` where that is now. */
export function mayAskAt(
  record: HostRecord | undefined,
  { nowMs, pending, recent }: Asked,
): number {
  const known = record && inTime(record, nowMs);
  const [oldest] = [...pending].sort((a, b) => a - b);
  const doubted = oldest === undefined ? undefined : recordOf(oldest, recent);
  return Math.max(nowMs, earliest(known, nowMs), earliest(doubted, nowMs));
}

function earliest(record: HostRecord | undefined, nowMs: number): number {
  if (record === undefined) return nowMs;
  const burstEndsMs = record.firstMs + BURST_MS;
  if (nowMs < burstEndsMs && record.burst < BURST_REQUESTS) return nowMs;
  return Math.max(burstEndsMs, record.lastAskedMs + APART_MS);
}

function recordOf(firstMs: number, recent: readonly number[]): HostRecord {
  const since = recent.filter((atMs) => atMs >= firstMs);
  return {
    firstMs,
    lastFailedMs: firstMs,
    burst: since.filter((atMs) => atMs < firstMs + BURST_MS).length,
    lastAskedMs: Math.max(firstMs, ...since),
  };
}

/** A host that fails, after one more request to it. */
export function afterAsk(record: HostRecord, nowMs: number): HostRecord {
  const known = inTime(record, nowMs);
  const isBurst = nowMs < known.firstMs + BURST_MS;
  return { ...known, burst: known.burst + (isBurst ? 1 : 0), lastAskedMs: nowMs };
}

interface Failed {
  readonly nowMs: number;
  /** When the request went out that failed. */
  readonly askedMs: number;
  readonly recent: readonly number[];
  readonly leadsTo?: string | undefined;
}

/** A host after a request to it has failed. */
export function afterFailure(
  record: HostRecord | undefined,
  { nowMs, askedMs, recent, leadsTo }: Failed,
): HostRecord {
  const { leadsTo: _before, ...known } =
    record === undefined ? recordOf(askedMs, recent) : inTime(record, nowMs);
  return { ...known, lastFailedMs: nowMs, ...(leadsTo !== undefined && { leadsTo }) };
}

/** A host after it has answered: undefined once it counts as failing no longer. */
export function afterAnswer(record: HostRecord, nowMs: number): HostRecord | undefined {
  const known = inTime(record, nowMs);
  return nowMs - known.lastFailedMs >= CALM_MS ? undefined : known;
}

/** By a clock that was set back everything lies before now, and as far apart as it was. */
function inTime(record: HostRecord, nowMs: number): HostRecord {
  const aheadMs = Math.max(record.lastAskedMs, record.lastFailedMs) - nowMs;
  if (aheadMs <= 0) return record;
  return {
    ...record,
    firstMs: record.firstMs - aheadMs,
    lastFailedMs: record.lastFailedMs - aheadMs,
    lastAskedMs: record.lastAskedMs - aheadMs,
  };
}

/** A server that asks for more than that has a person look after it, and nobody wants to hear of it a week late. */
const LONGEST_HOLD_MS = 24 * 60 * 60_000;

/** Until when a host that named a time (`Retry-After`) is left alone by automatic rounds. */
export function holdUntil(retryAfterMs: number, nowMs: number): number {
  return nowMs + Math.min(retryAfterMs, LONGEST_HOLD_MS);
}

/** Whether a hold stands: one that lies further ahead than any can is of a clock that was wrong. */
export function isHeld(untilMs: number | undefined, nowMs: number): boolean {
  return untilMs !== undefined && untilMs > nowMs && untilMs - nowMs <= LONGEST_HOLD_MS;
}

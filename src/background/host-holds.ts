import * as v from 'valibot';
import type { Outcome } from '../diagnosis/observation.ts';
import { storedItem } from '../platform/storage.ts';
import { holdUntil, isHeld } from '../schedule/host-pace.ts';

const times = v.record(v.string(), v.number());

/** Until when hosts of the list asked to be left alone (`Retry-After`): a restart of the browser does not end that. */
const listedHolds = storedItem('holds', { area: 'local', schema: times });
/** The same of everybody else: no host that was pasted, or failed in a tab, ever reaches the disk. */
const otherHolds = storedItem('holds', { area: 'session', schema: times });

/** Which hosts asked to be left alone, and until when. A cache of what is stored. */
export interface HostHolds {
  readonly load: () => Promise<void>;
  /** Forgets on disk what is over, or of a host that is none of these: those of the list. */
  readonly keepOnly: (hosts: readonly string[]) => Promise<void>;
  /** In ms since the epoch; undefined where nothing was asked, or it is over. */
  readonly until: (host: string, nowMs: number) => number | undefined;
  /** What a round that is not kept saw stays off the disk: a hold that begins, and one that it ends. */
  readonly note: (host: string, outcome: Outcome, round: { readonly isKept: boolean }) => void;
  readonly saved: () => Promise<void>;
}

type Stored = typeof listedHolds;

export function createHostHolds(now: () => number): HostHolds {
  const listed = new Map<string, number>();
  const others = new Map<string, number>();
  let list: ReadonlySet<string> = new Set();
  let saving: Promise<unknown> = Promise.resolve();

  const save = (holds: Map<string, number>, stored: Stored): void => {
    for (const [host, untilMs] of holds) if (!isHeld(untilMs, now())) holds.delete(host);
    saving = saving.then(() => stored.set(Object.fromEntries(holds)));
  };
  const put = (holds: Map<string, number>, stored: Stored, [host, untilMs]: Hold): void => {
    if (untilMs === undefined && !holds.delete(host)) return;
    if (untilMs !== undefined) holds.set(host, untilMs);
    save(holds, stored);
  };

  return {
    load: async () => {
      const [known, passing] = await Promise.all([listedHolds.get(), otherHolds.get()]);
      for (const [host, untilMs] of Object.entries(known ?? {})) listed.set(host, untilMs);
      for (const [host, untilMs] of Object.entries(passing ?? {})) others.set(host, untilMs);
    },
    keepOnly: async (hosts) => {
      list = new Set(hosts);
      const gone = [...listed].filter(([host, at]) => !list.has(host) || !isHeld(at, now()));
      if (gone.length === 0) return;
      for (const [host] of gone) listed.delete(host);
      save(listed, listedHolds);
      await saving;
    },
    until: (host, nowMs) => {
      const stand = [listed.get(host), others.get(host)].filter((at) => isHeld(at, nowMs));
      return stand.reduce((latest, at = 0) => Math.max(latest ?? 0, at), undefined);
    },
    note: (host, outcome, { isKept }) => {
      if (outcome.kind !== 'response') return;
      const untilMs = holdOf(outcome, now());
      const isOnDisk = isKept && list.has(host);
      put(others, otherHolds, [host, isOnDisk ? undefined : untilMs]);
      if (isKept) put(listed, listedHolds, [host, isOnDisk ? untilMs : undefined]);
    },
    saved: () => saving.then(() => undefined),
  };
}

type Hold = readonly [host: string, untilMs: number | undefined];

/** RFC 9110, 10.2.3: of a 503 it says how long the service is away, of a 429 how long to wait (RFC 6585). */
function holdOf(
  outcome: Extract<Outcome, { kind: 'response' }>,
  nowMs: number,
): number | undefined {
  const { status, retryAfterMs } = outcome;
  const isHold = (status === 429 || status === 503) && retryAfterMs !== undefined;
  return isHold ? holdUntil(retryAfterMs, nowMs) : undefined;
}

import * as v from 'valibot';
import type { Observation, Outcome } from '../diagnosis/observation.ts';
import { storedItem } from '../platform/storage.ts';
import {
  afterAnswer,
  afterAsk,
  afterFailure,
  type HostRecord,
  mayAskAt,
} from '../schedule/host-pace.ts';
import { createHostHolds, type HostHolds } from './host-holds.ts';

const recordSchema = v.strictObject({
  firstMs: v.number(),
  lastFailedMs: v.number(),
  burst: v.number(),
  lastAskedMs: v.number(),
  leadsTo: v.exactOptional(v.string()),
});

/** How failing hosts were asked since the browser started: a start is a pause anyway. */
const storedRecords = storedItem('hosts', {
  area: 'session',
  schema: v.record(v.string(), recordSchema),
});

/** Longer than any window of the pace, and than any round. */
const RECENT_MS = 60_000;
/** A host that was not asked for so long is in nobody's way. */
const FORGET_MS = 24 * 60 * 60_000;

/** One request that is on its way. */
export interface AskNote {
  readonly host: string;
  /** Part of a round that is kept: of others nothing goes to the disk. */
  readonly isKept: boolean;
  sentMs: number;
}

/** What is known of how hosts were asked. It outlives the background, as far as hosts that fail are concerned. */
export interface HostMemory {
  /** Reads what earlier backgrounds knew; to be awaited before anything else. */
  readonly load: () => Promise<void>;
  /** Forgets on disk what is not of these hosts, those of the list, or is over. To be called whenever the list may have changed. */
  readonly keepOnly: (hosts: readonly string[]) => Promise<void>;
  /** When an automatic round may ask this host next, as seen from `nowMs`, absent: now; `nowMs` itself: at once. */
  readonly freeAt: (host: string, nowMs?: number) => number;
  readonly isFailing: (host: string) => boolean;
  /** Until when this host asked to be left alone, in ms since the epoch; undefined where it did not, or that is over. */
  readonly heldUntil: (host: string) => number | undefined;
  /** Notes a request that is about to be made. */
  readonly begin: (host: string, isKept: boolean) => AskNote;
  readonly sent: (note: AskNote) => void;
  /** Notes what came of it; undefined where it was never made, or called off. */
  readonly end: (note: AskNote, observation: Observation | undefined) => void;
  /** Resolves when everything noted so far is stored, as far as it can be. */
  readonly saved: () => Promise<void>;
}

interface Memory {
  readonly now: () => number;
  readonly records: Map<string, HostRecord>;
  readonly holds: HostHolds;
  readonly onTheirWay: Set<AskNote>;
  readonly recent: Map<string, readonly number[]>;
  saving: Promise<unknown>;
}

/** A cache of what is stored; a background that dies loses no more of it than requests to hosts that did not fail. */
export function createHostMemory(now: () => number): HostMemory {
  const memory: Memory = {
    now,
    records: new Map(),
    holds: createHostHolds(now),
    onTheirWay: new Set(),
    recent: new Map(),
    saving: Promise.resolve(),
  };
  let loading: Promise<void> | undefined;
  return {
    load: () => {
      loading ??= load(memory);
      return loading;
    },
    keepOnly: memory.holds.keepOnly,
    freeAt: (host, nowMs = now()) => freeAt(memory, host, nowMs),
    isFailing: (host) => memory.records.has(host),
    heldUntil: (host) => memory.holds.until(host, now()),
    begin: (host, isKept) => begin(memory, { host, isKept }),
    sent: (note) => sent(memory, note),
    end: (note, observation) => end(memory, note, observation),
    saved: () => Promise.all([memory.saving, memory.holds.saved()]).then(() => undefined),
  };
}

async function load({ records, holds }: Memory): Promise<void> {
  const [hosts] = await Promise.all([storedRecords.get(), holds.load()]);
  for (const [host, record] of Object.entries(hosts ?? {})) records.set(host, record);
}

function freeAt(memory: Memory, host: string, nowMs: number): number {
  const ownMs = freeAlone(memory, host, nowMs);
  const { leadsTo } = memory.records.get(host) ?? {};
  return leadsTo === undefined ? ownMs : Math.max(ownMs, freeAlone(memory, leadsTo, nowMs));
}

function freeAlone(memory: Memory, host: string, nowMs: number): number {
  const pending = [...memory.onTheirWay].filter((note) => note.host === host);
  const paceMs = mayAskAt(memory.records.get(host), {
    nowMs,
    pending: pending.map(({ sentMs }) => sentMs),
    recent: memory.recent.get(host) ?? [],
  });
  return Math.max(memory.holds.until(host, nowMs) ?? paceMs, paceMs);
}

function begin(memory: Memory, { host, isKept }: Pick<AskNote, 'host' | 'isKept'>): AskNote {
  const nowMs = memory.now();
  const note = { host, isKept, sentMs: nowMs };
  memory.onTheirWay.add(note);
  noteAsk(memory, host, nowMs);
  return note;
}

function noteAsk(memory: Memory, host: string, nowMs: number): void {
  const { leadsTo } = memory.records.get(host) ?? {};
  for (const asked of leadsTo === undefined ? [host] : [host, leadsTo]) {
    const recent = (memory.recent.get(asked) ?? []).filter((atMs) => nowMs - atMs < RECENT_MS);
    memory.recent.set(asked, [...recent, nowMs]);
    const record = memory.records.get(asked);
    if (record === undefined) continue;
    memory.records.set(asked, afterAsk(record, nowMs));
    saveRecords(memory);
  }
}

/** A slow line makes requests wait: what counts is when they leave. */
function sent(memory: Memory, note: AskNote): void {
  const nowMs = memory.now();
  if (nowMs === note.sentMs) return;
  note.sentMs = nowMs;
  const record = memory.records.get(note.host);
  if (record !== undefined) {
    memory.records.set(note.host, { ...record, lastAskedMs: nowMs });
    saveRecords(memory);
  }
  memory.recent.set(note.host, [...(memory.recent.get(note.host) ?? []), nowMs]);
}

function end(memory: Memory, note: AskNote, observation: Observation | undefined): void {
  memory.onTheirWay.delete(note);
  if (observation === undefined) return;
  const { outcome } = observation;
  const { host } = note;
  const leadsTo = outcome.finalHost === host ? undefined : outcome.finalHost;
  for (const concerned of leadsTo === undefined ? [host] : [host, leadsTo]) {
    memory.holds.note(concerned, outcome, note);
    noteOutcome(memory, concerned, {
      outcome,
      note,
      leadsTo: concerned === host ? leadsTo : undefined,
    });
  }
}

interface Ended {
  readonly outcome: Outcome;
  readonly note: AskNote;
  readonly leadsTo: string | undefined;
}

function noteOutcome(memory: Memory, host: string, { outcome, note, leadsTo }: Ended): void {
  const nowMs = memory.now();
  const record = memory.records.get(host);
  if (isHostFailing(outcome)) {
    const askedMs = note.sentMs;
    const known = memory.recent.get(host) ?? [];
    const recent = known.includes(askedMs) ? known : [...known, askedMs];
    memory.recent.set(host, recent);
    memory.records.set(host, afterFailure(record, { nowMs, askedMs, recent, leadsTo }));
    saveRecords(memory);
  } else if (record !== undefined && outcome.kind === 'response') {
    const left = afterAnswer(record, nowMs);
    if (left === undefined) memory.records.delete(host);
    else memory.records.set(host, left);
    saveRecords(memory);
  }
}

/** Whether the host itself is in trouble. What never left this machine was no request. */
function isHostFailing(outcome: Outcome): boolean {
  if (outcome.kind === 'response') return outcome.status >= 500 || outcome.headless === true;
  if (outcome.discard === true) return false;
  const { layer } = outcome;
  return (
    layer !== 'offline' && layer !== 'blocked' && layer !== 'permission' && layer !== 'aborted'
  );
}

function saveRecords(memory: Memory): void {
  const nowMs = memory.now();
  for (const [host, { lastAskedMs }] of memory.records) {
    if (nowMs - lastAskedMs > FORGET_MS) memory.records.delete(host);
  }
  const write = (): Promise<unknown> => storedRecords.set(Object.fromEntries(memory.records));
  memory.saving = memory.saving.then(write);
}

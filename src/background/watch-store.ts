import * as v from 'valibot';
import { type StoredItem, storedItem } from '../platform/storage.ts';
import type { Interruptions } from '../schedule/interruption.ts';
import type { Looks } from '../schedule/looks.ts';
import type { Serialised } from './serialise.ts';

const times = v.record(v.string(), v.number());

const looksSchema = v.strictObject({
  seen: times,
  looked: times,
  chance: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  areControlsSilent: v.exactOptional(v.literal(true)),
  downSinceMs: v.exactOptional(v.number()),
  again: v.exactOptional(times),
});

const LOOKS = 'schedule';

const storedLooks = storedItem<Looks>(LOOKS, { area: 'local', schema: looksSchema });
/** Where a full disk takes nothing: without it every wake would find everybody due. */
const spareLooks = storedItem<Looks>(`${LOOKS}.spare`, { area: 'session', schema: looksSchema });

const interruptions: StoredItem<Interruptions> = storedItem('interruptions', {
  area: 'session',
  schema: v.strictObject({
    pausedMs: v.exactOptional(v.number()),
    movedMs: v.exactOptional(v.number()),
    sweepMs: v.exactOptional(v.number()),
    sweptMs: v.exactOptional(v.number()),
    sweeps: v.exactOptional(v.strictObject({ lastMs: v.number(), inARow: v.number() })),
    unread: v.exactOptional(v.number()),
    haltedMs: v.exactOptional(v.number()),
    attempt: v.exactOptional(v.strictObject({ startedMs: v.number(), deaths: v.number() })),
  }),
});

/** The person's pause. */
const pause = storedItem('pause', {
  area: 'local',
  schema: v.strictObject({ setMs: v.number(), untilMs: v.number() }),
});

/** What was looked at when; undefined before the first round, or where it cannot be read. */
export async function readLooks(): Promise<Looks | undefined> {
  return (await spareLooks.get()) ?? (await storedLooks.get());
}

async function writeLooks(looks: Looks): Promise<void> {
  const stored = await storedLooks.set(looks);
  if (!stored.ok) await spareLooks.set(looks);
  else if ((await spareLooks.get()) !== undefined) await spareLooks.remove();
}

/** What lay between rounds since the browser started; undefined before the first wake. */
export function readInterruptions(): Promise<Interruptions | undefined> {
  return interruptions.get();
}

/** Until when the person has paused scheduled rounds, in ms since the epoch; undefined where they have not. */
export async function readPause(nowMs: number): Promise<number | undefined> {
  const known = await pause.get();
  if (known === undefined) return undefined;
  const { setMs, untilMs } = known;
  if (setMs <= nowMs) return untilMs > nowMs ? untilMs : undefined;
  // A clock that was set back makes no pause longer than it was meant to be: what is left of it counts from now.
  const leftUntilMs = untilMs - (setMs - nowMs);
  await pause.set({ setMs: nowMs, untilMs: leftUntilMs });
  return leftUntilMs;
}

/** Pauses until then; undefined, or a moment that is over: goes on. */
export async function writePause(untilMs: number | undefined, nowMs: number): Promise<void> {
  if (untilMs === undefined || untilMs <= nowMs) await pause.remove();
  else await pause.set({ setMs: nowMs, untilMs });
}

/** What the schedule remembers. Changes wait for each other: several things may happen at once. */
export interface WatchStore {
  /** Replaces what was looked at when; not written where `change` gives the same back. */
  readonly changeLooks: (change: (known: Looks | undefined) => Looks) => Promise<Looks>;
  readonly changeInterruptions: (change: (known: Interruptions) => Interruptions) => Promise<void>;
}

export function createWatchStore(inLine: Serialised): WatchStore {
  return {
    changeLooks: (change) =>
      inLine(async () => {
        const known = await readLooks();
        const next = change(known);
        if (next !== known) await writeLooks(next);
        return next;
      }),
    changeInterruptions: (change) =>
      inLine(async () => {
        const known = await interruptions.get();
        const next = change(known ?? {});
        if (JSON.stringify(next) !== JSON.stringify(known)) await interruptions.set(next);
      }),
  };
}

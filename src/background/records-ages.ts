import * as v from 'valibot';
import { withoutOlder } from '../incidents/incident-of.ts';
import { storedItem } from '../platform/storage.ts';
import { followClock } from '../records/follow-clock.ts';
import { INCIDENTS_KEPT_MS } from '../records/limits.ts';
import { readIncidents, saveIncidents } from './incident-store.ts';

/** What ages of incidents that are over are counted from, in ms since the epoch. */
const agesFrom = storedItem('incidents.agesFromMs', { area: 'local', schema: v.number() });

/** The disk need not be woken for less. */
const WORTH_WRITING_MS = 60 * 60_000;

/**
 * Forgets incidents that are over for longer than any record of them is kept. To be called in the line in which rounds
 * remember, after each round and when the background wakes.
 */
export async function forgetOldIncidents(nowMs: number): Promise<void> {
  const read = await readIncidents();
  if (!read.ok) return;
  const before = read.incidents;
  if (before.closed.length === 0) return;
  const ages = await agesFrom.read();
  // Ages that are counted anew may be counted by a clock that is wrong.
  if (!ages.ok) return;
  const known = ages.value;
  const fromMs = followClock(known, nowMs);
  const closed = withoutOlder(before.closed, fromMs - INCIDENTS_KEPT_MS);
  if (closed.length < before.closed.length) await saveIncidents(before, { ...before, closed });
  else if (known !== undefined && Math.abs(fromMs - known) < WORTH_WRITING_MS) return;
  await agesFrom.set(fromMs);
}

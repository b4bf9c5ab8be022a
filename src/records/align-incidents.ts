import type { Incident } from '../formats/incident.ts';
import type { RecordedIncident } from '../formats/records.ts';
import { INCIDENTS_KEPT_MS } from './limits.ts';
import { readIncident, recordIncident } from './record-incident.ts';
import type { RecordsDatabase, WriteTransaction } from './records-schema.ts';
import { writeRecords } from './write-records.ts';

interface Aligned {
  /** Every incident that stands or is over, as far as the background still lists it. */
  readonly listed: readonly Incident[];
  /** With what else is known of it. */
  readonly toRecord: (incident: Incident) => RecordedIncident;
  /** Wall clock, ms since the epoch. */
  readonly nowMs: number;
}

/**
 * Brings recorded incidents in line with the listed ones, where a death came between the two: none is lost, none is
 * there twice, and none stands here that stands nowhere else. With nothing to do it writes nothing.
 */
export async function alignIncidents(
  db: RecordsDatabase,
  { listed, toRecord, nowMs }: Aligned,
): Promise<void> {
  const reading = db.transaction('incidents');
  const [all, over] = await Promise.all([
    reading.store.getAllKeys(),
    reading.store.index('endedAt').getAllKeys(),
  ]);
  const isOver = new Set(over);
  const isKnown = new Set(all);
  const oldestMs = nowMs - INCIDENTS_KEPT_MS;
  // Of those that both call over nothing changes any more; too old ones would come and go with each pruning.
  const missed = listed.filter(({ id, endedAt }) =>
    isKnown.has(id) ? !isOver.has(id) : endedAt === null || Date.parse(endedAt) > oldestMs,
  );
  const listedIds = new Set(listed.map(({ id }) => id));
  const lost = all.filter((id) => !isOver.has(id) && !listedIds.has(id));
  if (missed.length === 0 && lost.length === 0) return;
  await writeRecords(db, ['incidents', 'reports'], (transaction) =>
    Promise.all([
      ...missed.map((incident) => recordIncident(transaction, toRecord(incident))),
      ...lost.map((id) => endLost(transaction, id)),
    ]),
  );
}

/** Nobody saw it end: it counts as over with the last that is known of it. */
async function endLost(transaction: WriteTransaction, id: string): Promise<void> {
  const known = readIncident(await transaction.objectStore('incidents').get(id));
  if (known === undefined) return;
  const { incident, names } = known;
  const times = [incident.confirmedAt, ...incident.changes.map(({ at }) => at)];
  const endedAt = times.sort().at(-1) ?? incident.confirmedAt;
  await recordIncident(transaction, { incident: { ...incident, endedAt }, names });
}

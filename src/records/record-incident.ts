import * as v from 'valibot';
import { type RecordedIncident, recordedIncidentSchema } from '../formats/records.ts';
import type { WriteTransaction } from './records-schema.ts';

/**
 * Puts an incident into the store, however often it is told of. What is known of it stays: one that is over does not
 * begin anew, and its report is the first one.
 */
export async function recordIncident(
  transaction: WriteTransaction,
  { incident, names, report, reportText }: RecordedIncident,
): Promise<void> {
  const incidents = transaction.objectStore('incidents');
  const known = readIncident(await incidents.get(incident.id));
  const isOver = known !== undefined && known.incident.endedAt !== null;
  const next = {
    incident: isOver && incident.endedAt === null ? known.incident : incident,
    names: { ...known?.names, ...names },
  };
  if (JSON.stringify(next) !== JSON.stringify(known)) await incidents.put(next);
  if (report === undefined) return;
  const reports = transaction.objectStore('reports');
  if ((await reports.getKey(incident.id)) !== undefined) return;
  const keptAtMs = Date.parse(report.startedAt);
  const text = reportText === undefined ? {} : { reportText };
  await reports.put({ id: incident.id, keptAtMs, report, ...text });
}

/** A stored incident, without its report; undefined where it cannot be read. */
export function readIncident(stored: unknown): RecordedIncident | undefined {
  const parsed = v.safeParse(recordedIncidentSchema, stored);
  return parsed.success ? parsed.output : undefined;
}

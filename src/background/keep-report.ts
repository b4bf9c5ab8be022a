import type { Report } from '../formats/report.ts';
import { lastReport } from '../platform/stored-reports.ts';
import { roundQueue } from './round-job.ts';

/**
 * Makes a report the last one, unless a round that began later has ended already. A start that lies in the future by
 * the wall clock (ms since the epoch) tells nothing: the clock was wrong then.
 */
export async function keepReport(report: Report, nowMs: number): Promise<void> {
  await roundQueue.remove();
  const known = await lastReport.get();
  const isOlder = known !== undefined && report.startedAt < known.startedAt;
  if (isOlder && Date.parse(known.startedAt) <= nowMs) return;
  await lastReport.set(report);
}

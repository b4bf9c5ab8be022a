import type { Report } from '../formats/report.ts';
import type { StorageResult } from '../platform/storage.ts';
import { lastReport, shownReport } from '../platform/stored-reports.ts';
import type { Translate } from '../wording/translate.ts';
import { loadConfig } from './config-store.ts';
import { overviewOf, prunedOverview } from './overview.ts';
import { roundQueue } from './round-job.ts';

export interface KeptReport {
  /** The report over all enabled services: to be shown even where it could not be stored. */
  readonly shown: Report;
  readonly stored: StorageResult;
}

/** The report of the last round; undefined before the first. */
export async function readLastReport(): Promise<Report | undefined> {
  return (await lastReport.get()) ?? (await shownReport.get());
}

/**
 * Makes a report the last one, unless a round that began later has ended already, and brings the shown one up to date.
 * A start that lies in the future by the wall clock (ms since the epoch) tells nothing: the clock was wrong then. Not to
 * be called again before it has ended.
 */
export async function keepReport(
  report: Report,
  { nowMs, t }: { nowMs: number; t: Translate },
): Promise<KeptReport> {
  await roundQueue.remove();
  const known = await shownReport.get();
  const rival = await readLastReport();
  const isOvertaken =
    rival !== undefined &&
    report.startedAt < rival.startedAt &&
    Date.parse(rival.startedAt) <= nowMs;
  const rounds = isOvertaken ? [report, rival] : [report];
  const enabled = await enabledIds();
  const overview =
    enabled &&
    rounds.reduce<Report | undefined>(
      (shown, round) => overviewOf(shown, round, { enabled, t }),
      known,
    );
  const last = isOvertaken ? rival : report;
  const shown = overview ?? last;
  return { shown, stored: await store(shown, last) };
}

/** Ids of the services that are watched; undefined where the configuration cannot be read. */
export async function enabledIds(): Promise<readonly string[] | undefined> {
  const loaded = await loadConfig();
  if (!loaded.ok) return undefined;
  return loaded.config.services.filter(({ enabled }) => enabled).map(({ id }) => id);
}

async function store(shown: Report, last: Report): Promise<StorageResult> {
  const set = last === shown ? await lastReport.remove() : await lastReport.set(last);
  const result = await shownReport.set(shown);
  return result.ok ? set : result;
}

interface Remaining {
  /** The configuration still has that service. */
  readonly isListed: (id: string) => boolean;
  /** It is enabled, and as it was when it was judged. */
  readonly isStanding: (id: string) => boolean;
  readonly t: Translate;
}

/** Takes verdicts that stand no longer off what is shown, and forgets services that are gone. */
export async function pruneReports({ isListed, isStanding, t }: Remaining): Promise<void> {
  const last = await readLastReport();
  const shown = await shownReport.get();
  const left = shown && prunedOverview(shown, { isStanding, t });
  if (last?.services.some(({ id }) => !isListed(id))) await lastReport.remove();
  else if (last !== undefined && left !== shown) await lastReport.set(last);
  if (left === undefined) await shownReport.remove();
  else if (left !== shown) await shownReport.set(left);
}

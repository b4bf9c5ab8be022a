import * as v from 'valibot';
import { type Report, reportSchema } from '../formats/report.ts';
import { type StorageResult, storedItem } from '../platform/storage.ts';
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

/** What storage.local would not take: without it every round would seem to be the first for long. */
const spareReports = storedItem('report.spare', {
  area: 'session',
  schema: v.strictObject({
    shown: v.exactOptional(reportSchema),
    last: v.exactOptional(reportSchema),
  }),
});

/** The report of the last round; undefined before the first. */
export async function readLastReport(): Promise<Report | undefined> {
  const spare = await spareReports.get();
  if (spare !== undefined) return spare.last ?? spare.shown;
  return (await lastReport.get()) ?? (await shownReport.get());
}

/** The report over all enabled services, as the button shows it; undefined before the first. */
export async function readShownReport(): Promise<Report | undefined> {
  const spare = await spareReports.get();
  return spare === undefined ? shownReport.get() : spare.shown;
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
  const known = await readShownReport();
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
  return { shown, stored: await store({ shown, ...(last !== shown && { last }) }) };
}

/** Ids of the services that are watched; undefined where the configuration cannot be read. */
export async function enabledIds(): Promise<readonly string[] | undefined> {
  const loaded = await loadConfig();
  if (!loaded.ok) return undefined;
  return loaded.config.services.filter(({ enabled }) => enabled).map(({ id }) => id);
}

interface Reports {
  readonly shown?: Report;
  /** Absent where it is the shown one. */
  readonly last?: Report;
}

async function store(reports: Reports): Promise<StorageResult> {
  const { shown, last } = reports;
  const set = last === undefined ? await lastReport.remove() : await lastReport.set(last);
  const result = shown === undefined ? await shownReport.remove() : await shownReport.set(shown);
  const failed = [set, result].find(({ ok }) => !ok);
  if (failed !== undefined) await spareReports.set(reports);
  else if ((await spareReports.get()) !== undefined) await spareReports.remove();
  return failed ?? { ok: true };
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
  const shown = await readShownReport();
  const left = shown && prunedOverview(shown, { isStanding, t });
  const isGone = last?.services.some(({ id }) => !isListed(id)) === true;
  if (left === shown && !isGone) return;
  await store({ ...(left && { shown: left }), ...(last && !isGone && { last }) });
}

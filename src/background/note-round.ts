import { newsOf } from '../alerts/news-of.ts';
import { overallOf } from '../diagnosis/overall.ts';
import type { Report } from '../formats/report.ts';
import { afterRound } from '../incidents/after-round.ts';
import type { IncidentNews, IncidentState } from '../incidents/round.ts';
import type { Look } from '../incidents/sighting.ts';
import { withCertainty } from '../incidents/standing.ts';
import type { StorageResult } from '../platform/storage.ts';
import { headlineOf } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';
import { isAfterPause } from './after-pause.ts';
import { loadIncidents, saveIncidents } from './incident-store.ts';
import { enabledIds } from './keep-report.ts';
import type { RoundJob } from './round-job.ts';

export interface NotedRound {
  /** The report, its faults `confirmed` where an incident is open. */
  readonly report: Report;
  readonly news: readonly IncidentNews[];
  /** What the round came to for each of its subjects. */
  readonly looks: readonly Look[];
  /** What stands after it. */
  readonly state: IncidentState;
  /** It is the first after a sleep, a pause or a change of network, or saw one itself. */
  readonly isAfterPause: boolean;
  readonly stored: StorageResult;
}

/**
 * Takes a kept round into account: what stands, what is over, and how certain its report may be. To be called before
 * the report is kept, and not again before it has ended.
 */
export async function noteRound(
  report: Report,
  job: Pick<RoundJob, 'intervalMs' | 'hasSwitched'>,
  t: Translate,
): Promise<NotedRound> {
  const before = await loadIncidents();
  const enabled = await enabledIds();
  const atMs = Date.parse(report.startedAt);
  const afterPause = await isAfterPause(report, job);
  const { state, news, looks } = afterRound(before, {
    atMs,
    intervalMs: job.intervalMs,
    user: report.user,
    // One that is disabled is not watched: nobody would see its incident end.
    services: report.services.filter(({ id }) => enabled?.includes(id) ?? true),
    isAfterPause: afterPause,
  });
  const stored = await saveIncidents(before, state, newsOf(news, report));
  const settled = withCertainty(report, state);
  const overall = overallOf(settled.user, settled.services);
  const headline = headlineOf({ ...settled, overall }, t);
  const told = { ...settled, overall: { ...overall, headline } };
  return { report: told, news, looks, state, isAfterPause: afterPause, stored };
}

import { newsOf } from '../alerts/news-of.ts';
import { overallOf } from '../diagnosis/overall.ts';
import type { Report } from '../formats/report.ts';
import { afterRound } from '../incidents/after-round.ts';
import {
  type IncidentNews,
  type IncidentState,
  NO_INCIDENTS,
  type Round,
  USER_SUBJECT,
} from '../incidents/round.ts';
import type { Look } from '../incidents/sighting.ts';
import { withCertainty } from '../incidents/standing.ts';
import type { StorageResult } from '../platform/storage.ts';
import { headlineOf } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';
import { isAfterPause } from './after-pause.ts';
import { loadConfig } from './config-store.ts';
import { readIncidents, saveIncidents } from './incident-store.ts';
import { enabledIds, readLastReport } from './keep-report.ts';
import { ownSideOf } from './look-of.ts';
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
  readonly lineDown?: Round['lineDown'];
  readonly stored: StorageResult;
}

interface NotedJob extends Pick<RoundJob, 'intervalMs' | 'hasSwitched'> {
  /** Wall clock now, ms since the epoch; absent: no round that began later has ended yet. */
  readonly nowMs?: number;
}

/**
 * Takes a kept round into account: what stands, what is over, and how certain its report may be. Where it cannot be read
 * what stands, the round counts for nothing. To be called before the report is kept, and not again before it has ended.
 */
export async function noteRound(report: Report, job: NotedJob, t: Translate): Promise<NotedRound> {
  const read = await readIncidents();
  const afterPause = await isAfterPause(report, job);
  if (!read.ok) {
    const nothing = { news: [], looks: [], state: NO_INCIDENTS };
    return { report, ...nothing, isAfterPause: afterPause, stored: read };
  }
  const before = read.incidents;
  const enabled = await enabledIds();
  const lineDown = await lineDownIn(report);
  const { intervalMs, nowMs } = job;
  const { state, news, looks } = afterRound(before, {
    atMs: Date.parse(report.startedAt),
    ...(nowMs !== undefined && { nowMs, seenAtMs: await seenLater(report) }),
    intervalMs,
    user: report.user,
    ...(lineDown !== undefined && { lineDown }),
    // One that is disabled is not watched: nobody would see its incident end.
    services: report.services.filter(({ id }) => enabled?.includes(id) ?? true),
    isAfterPause: afterPause,
  });
  const stored = await saveIncidents(before, state, newsOf(news, report));
  const told = withHeadline(withCertainty(report, state), t);
  const down = lineDown !== undefined && { lineDown };
  return { report: told, news, looks, state, isAfterPause: afterPause, ...down, stored };
}

async function lineDownIn({ user }: Report): Promise<Round['lineDown']> {
  if (ownSideOf(user) !== 'down') return undefined;
  const loaded = await loadConfig();
  const services = loaded.ok ? loaded.config.services : [];
  return { local: services.filter(({ where }) => where === 'local').map(({ id }) => id) };
}

function withHeadline(report: Report, t: Translate): Report {
  const overall = overallOf(report.user, report.services);
  return { ...report, overall: { ...overall, headline: headlineOf({ ...report, overall }, t) } };
}

/** Whom the last kept round has seen already, where it began later than this one. */
async function seenLater({ startedAt }: Report): Promise<ReadonlyMap<string, number>> {
  const last = await readLastReport();
  if (last === undefined || last.startedAt <= startedAt) return new Map();
  const atMs = Date.parse(last.startedAt);
  return new Map([USER_SUBJECT, ...last.services.map(({ id }) => id)].map((id) => [id, atMs]));
}

import { overallOf } from '../diagnosis/overall.ts';
import type { Incident } from '../formats/incident.ts';
import type { RecordedIncident } from '../formats/records.ts';
import type { Report } from '../formats/report.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import { listIncidents } from '../incidents/standing.ts';
import { withoutPaths } from '../records/without-paths.ts';
import { headlineOf } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';
import type { NotedRound } from './note-round.ts';

/** Incidents that a round tells something of: those that it confirmed, saw going on, or saw end. */
export function incidentsToRecord(
  { report, news, state, looks }: Pick<NotedRound, 'report' | 'news' | 'state' | 'looks'>,
  t: Translate,
): RecordedIncident[] {
  const seen = new Set(looks.map(({ subject }) => subject));
  const open = listIncidents(state).filter(
    ({ service, endedAt }) => endedAt === null && seen.has(service ?? USER_SUBJECT),
  );
  const ended = news.flatMap(({ kind, incident }) => (kind === 'recovered' ? incident : []));
  const begun = new Set(
    news.flatMap(({ kind, incident }) => (kind === 'recovered' ? [] : incident.id)),
  );
  return [...open, ...ended].map((incident) => ({
    incident,
    names: namesOf(report.services, incident),
    ...(begun.has(incident.id) && { report: reportOf(incident, report, t) }),
  }));
}

/** The part of a report that is an incident's own: its service, or none for the user's own side, and the controls; hosts without paths. */
export function reportOf(
  { service }: Pick<Incident, 'service'>,
  report: Report,
  t: Translate,
): Report {
  const services = report.services.filter(({ id }) => id === service);
  const own = withoutPaths({ ...report, services });
  const overall = overallOf(own.user, own.services);
  return { ...own, overall: { ...overall, headline: headlineOf({ ...own, overall }, t) } };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
}

/** What the service of an incident is called, as far as it is listed. */
export function namesOf(
  services: readonly Named[],
  { service: id }: Pick<Incident, 'service'>,
): RecordedIncident['names'] {
  const found = services.find((service) => service.id === id);
  return found === undefined ? {} : { service: found.name, provider: found.provider };
}

import { sideOf } from '../diagnosis/suspect.ts';
import type { Incident } from '../formats/incident.ts';
import type { RecordedIncident } from '../formats/records.ts';
import type { ListedService, ShownIncident } from './history-state.ts';
import type { IncidentsRoute } from './route.ts';

interface Sources {
  /** What history holds; absent where it cannot be read. */
  readonly recorded: readonly RecordedIncident[] | undefined;
  /** What the background holds; absent where it did not answer. */
  readonly told: readonly Incident[] | undefined;
  readonly services: readonly ListedService[];
}

/** Every incident that anybody knows of, newest first. What stands now is the background's word. */
export function shownIncidents({ recorded = [], told, services }: Sources): ShownIncident[] {
  const listed = new Map(services.map((service) => [service.id, service]));
  const known = new Map(recorded.map((one) => [one.incident.id, one]));
  for (const incident of told ?? []) {
    known.set(incident.id, { names: {}, ...known.get(incident.id), incident });
  }
  const standing = new Set((told ?? []).flatMap(({ id, endedAt }) => (endedAt ? [] : id)));
  return [...known.values()]
    .map(({ incident, names }) => {
      const service = listed.get(incident.service ?? '');
      return {
        incident,
        names: service ? { service: service.name, provider: service.provider } : names,
        isStanding: told ? standing.has(incident.id) : incident.endedAt === null,
      };
    })
    .sort((a, b) => Date.parse(b.incident.startedAt) - Date.parse(a.incident.startedAt));
}

/** Those that a filter leaves, in the same order. */
export function filterIncidents(
  incidents: readonly ShownIncident[],
  { subject, side }: Pick<IncidentsRoute, 'subject' | 'side'>,
): ShownIncident[] {
  return incidents.filter(
    ({ incident }) =>
      (subject === undefined || (incident.service ?? '') === subject) &&
      (side === undefined || sideOf(incident.verdict.suspects) === side),
  );
}

import type { Incident } from '../formats/incident.ts';
import { dayEnd, dayOf } from '../records/local-day.ts';
import { lastDays } from './calendar.ts';
import { dayLooks } from './day-look.ts';
import type { HistoryState, OpenedLatency, OpenedStory } from './history-state.ts';
import { type IncidentTimes, incidentTimes } from './incident-times.ts';
import type { KeptReader } from './kept-reader.ts';
import {
  DAY_COUNT,
  type LatencyPoint,
  pointsOfDays,
  pointsOfHours,
  pointsOfSamples,
  rangeStart,
} from './latency-points.ts';
import type { Range } from './route.ts';

type Opened = Pick<HistoryState, 'latency' | 'story'>;

/** Reads what only an opened service or incident needs. Never rejects. */
export async function loadOpened(state: HistoryState, reader: KeptReader): Promise<Opened> {
  const { route } = state;
  const nothing = { latency: undefined, story: undefined };
  if (route.kind === 'service')
    return { ...nothing, latency: await latencyOf(route, { state, reader }) };
  if (route.kind === 'incident')
    return { ...nothing, story: await storyOf(route.id, { state, reader }) };
  return nothing;
}

interface Sources {
  readonly state: HistoryState;
  readonly reader: KeptReader;
}

interface Wanted {
  readonly subject: string;
  readonly range: Range;
}

async function latencyOf(
  { subject, range }: Wanted,
  { state, reader }: Sources,
): Promise<OpenedLatency> {
  const points = await reader.read(async (open): Promise<LatencyPoint[]> => {
    const { now, gapMs, days } = state;
    const fromMs = rangeStart(range, now);
    switch (range) {
      case 'day':
        return pointsOfSamples(await open.samples(subject, fromMs), now);
      case 'week':
        return pointsOfHours(await open.hours(subject, fromMs), now);
      case 'quarter':
        return pointsOfDays(
          dayLooks(days?.get(subject), { days: lastDays(DAY_COUNT, now), nowMs: now, gapMs }),
        );
    }
  });
  return { subject, range, points: points ?? [] };
}

async function storyOf(id: string, { state, reader }: Sources): Promise<OpenedStory> {
  const { now, incidents } = state;
  const story = await reader.read(async (open): Promise<OpenedStory> => {
    const recorded = await open.incident(id);
    const shown = incidents?.find(({ incident }) => incident.id === id);
    const incident = shown?.incident ?? recorded?.incident;
    if (!incident) return { id };
    const hours = await open.hours(incident.service ?? '', Date.parse(incident.startedAt));
    const times =
      incidentTimes(incident, { rollUps: hours, nowMs: now }) ?? timesByDays(incident, state);
    const { report, reportText } = recorded ?? {};
    return {
      id,
      ...(times && { times }),
      ...(report && { report }),
      ...(reportText !== undefined && { reportText }),
    };
  });
  return story ?? { id };
}

/** Where another incident fell on the same days, nobody knows whose failing is whose. */
function timesByDays(
  incident: Incident,
  { days, incidents, now }: HistoryState,
): IncidentTimes | undefined {
  const own = daysOf(incident);
  const isShared = (incidents ?? []).some(
    ({ incident: other }) =>
      other.id !== incident.id &&
      other.service === incident.service &&
      daysOf(other).some((day) => own.includes(day)),
  );
  if (isShared) return undefined;
  const known = days?.get(incident.service ?? '');
  const rollUps = own.flatMap((day) => known?.get(day) ?? []);
  return incidentTimes(incident, { rollUps, nowMs: now });
}

/** Names of the first and the last day, and of all between. */
function daysOf({ startedAt, confirmedAt, endedAt }: Incident): string[] {
  const lastMs = Date.parse(endedAt ?? confirmedAt);
  const names: string[] = [];
  for (let atMs = Date.parse(startedAt); names.length < DAY_COUNT; atMs = dayEnd(atMs)) {
    names.push(dayOf(atMs));
    if (dayEnd(atMs) > lastMs) break;
  }
  return names;
}

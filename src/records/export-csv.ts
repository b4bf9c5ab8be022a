import type { RecordedIncident, RollUp, Sample } from '../formats/records.ts';
import { csvLine } from './csv-line.ts';
import { createCarefulReader, type ExportAbout, type ExportSource } from './export-source.ts';
import { dayEnd, dayStart, momentOf } from './local-day.ts';
import { OWN_SIDE } from './look-of.ts';
import { HOUR_MS } from './pieces.ts';
import { uptimeOf } from './uptime.ts';

const COLUMNS = [
  'record',
  'side',
  'service_id',
  'service',
  'provider',
  'day',
  'from',
  'to',
  'state',
  'cause',
  'suspects',
  'up_seconds',
  'degraded_seconds',
  'down_seconds',
  'unobserved_seconds',
  'uptime',
  'looks',
  'latency_ms',
  'latency_least_ms',
  'latency_most_ms',
] as const;

type Column = (typeof COLUMNS)[number];
type Cells = Partial<Record<Column, string | number | undefined>>;

/** So that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The whole history as one table, in parts that make one text when put together: a line for each day, hour, look and
 * incident, as `record` says. Never fails: what cannot be read is left out, and told in lines whose `record` is
 * `problem`.
 */
export async function* exportCsv(
  source: ExportSource,
  about: ExportAbout,
): AsyncGenerator<string, void, undefined> {
  const careful = createCarefulReader(about);
  const names = new Map(about.services.map((service) => [service.id, service]));
  const line = (subject: string, cells: Cells): string => {
    const { name, provider } = names.get(subject) ?? {};
    const whose =
      subject === OWN_SIDE
        ? { side: 'own' }
        : { side: 'service', service_id: subject, service: name, provider };
    return lineOf({ ...whose, ...cells });
  };
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  const subjects = (await careful.read('subjects', source.subjects)) ?? [];
  for (const subject of subjects) {
    const days = await careful.read(`days of ${subject}`, () => source.days({ subject }));
    yield (days ?? []).map((day) => line(subject, dayCells(day))).join('');
    const hours = await careful.read(`hours of ${subject}`, () => source.hours(subject, 0));
    yield (hours ?? []).map((hour) => line(subject, hourCells(hour))).join('');
    const samples = await careful.read(`samples of ${subject}`, () => source.samples(subject, 0));
    yield (samples ?? []).map((sample) => line(subject, sampleCells(sample))).join('');
  }
  const incidents = (await careful.read('incidents', source.incidents)) ?? [];
  yield incidents
    .map((known) => line(known.incident.service ?? OWN_SIDE, incidentCells(known)))
    .join('');
  const unreadable = source.unreadable();
  const problems = [
    ...careful.problems,
    ...(unreadable > 0 ? [`${unreadable} records could not be read`] : []),
  ];
  yield problems.map((state) => lineOf({ record: 'problem', state })).join('');
}

function lineOf(cells: Cells): string {
  return csvLine(COLUMNS.map((column) => cells[column]));
}

function dayCells(rollUp: RollUp): Cells {
  const day = String(rollUp.span);
  const at = momentOf(day);
  const times = at === undefined ? {} : { from: iso(dayStart(at)), to: iso(dayEnd(at)) };
  return { record: 'day', day, ...times, ...tallyCells(rollUp) };
}

function hourCells(rollUp: RollUp): Cells {
  const fromMs = Number(rollUp.span);
  return {
    record: 'hour',
    from: iso(fromMs),
    to: iso(fromMs + HOUR_MS),
    ...tallyCells(rollUp),
  };
}

function tallyCells(rollUp: RollUp): Cells {
  const { upMs, degradedMs, downMs, unobservedMs, looks, latency } = rollUp;
  const { share } = uptimeOf([rollUp]);
  return {
    up_seconds: seconds(upMs),
    degraded_seconds: seconds(degradedMs),
    down_seconds: seconds(downMs),
    unobserved_seconds: seconds(unobservedMs),
    // Cut off: what was down for a second has never been up for all of the time.
    uptime: share === undefined ? undefined : Math.floor(share * 1e6) / 1e6,
    looks,
    ...(latency !== undefined && {
      latency_ms: Math.round(latency.sumMs / latency.count),
      latency_least_ms: latency.leastMs,
      latency_most_ms: latency.mostMs,
    }),
  };
}

function sampleCells({ atMs, state, latencyMs, cause, suspects }: Sample): Cells {
  return {
    record: 'look',
    from: iso(atMs),
    state,
    cause,
    suspects: suspects?.join(' '),
    latency_ms: latencyMs,
  };
}

function incidentCells({ incident, names }: RecordedIncident): Cells {
  const { verdict, startedAt, endedAt } = incident;
  return {
    record: 'incident',
    ...(names.service !== undefined && { service: names.service }),
    ...(names.provider !== undefined && { provider: names.provider }),
    from: startedAt,
    to: endedAt ?? undefined,
    state: verdict.scope,
    cause: verdict.cause,
    suspects: verdict.suspects.join(' '),
  };
}

function seconds(ms: number): number {
  return Math.round(ms / 1_000);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

import { type Between, foldLook, type LastLook } from '../../src/records/fold-look.ts';
import {
  DAYS_KEPT_MS,
  HOURS_KEPT_MS,
  MOST_REPORTS,
  SAMPLES_KEPT_MS,
} from '../../src/records/limits.ts';
import { dayOf } from '../../src/records/local-day.ts';
import { packDay, packLast, packSample, packTally } from '../../src/records/packed.ts';
import { dayPieces, HOUR_MS, hourOf, hourPieces, type Piece } from '../../src/records/pieces.ts';
import { addLook, addTime, EMPTY_TALLY, type Tally } from '../../src/records/tally.ts';
import type { RecordedLook } from '../../src/records/write-look.ts';
import { type SimulatedHistory, simulatedRounds } from './simulated-history.ts';

/** A record as the database has it; without a key where its value holds it. */
export interface Row {
  readonly key?: string | readonly (string | number)[];
  readonly value: unknown;
}

export type HistoryRows = Readonly<
  Record<'subjects' | 'samples' | 'hours' | 'days' | 'incidents' | 'reports', readonly Row[]>
>;

const DAY_MS = 24 * HOUR_MS;
const FULL_DAYS = 9;

interface Book {
  readonly lasts: Map<string, LastLook>;
  readonly samples: Map<string, unknown[]>;
  readonly hours: Map<string, Tally>;
  readonly days: Map<string, Tally>;
}

/** What the database holds after a history, pruned: rounds are folded in memory, for a browser takes minutes for them. */
export function historyRows(history: SimulatedHistory): HistoryRows {
  const book: Book = { lasts: new Map(), samples: new Map(), hours: new Map(), days: new Map() };
  const incidents: Row[] = [];
  const reports: Row[] = [];
  for (const part of partsOf(history)) {
    for (const { atMs, looks, incidents: told, ...between } of simulatedRounds(part)) {
      for (const look of looks) note(book, look, between);
      for (const { report, ...incident } of told) {
        incidents.push({ value: incident });
        reports.push({ value: { id: incident.incident.id, keptAtMs: atMs, report } });
      }
    }
  }
  const { untilMs } = history;
  return {
    subjects: [...book.lasts].map(([key, last]) => ({ key, value: packLast(last) })),
    samples: rows(book.samples, hourOf(untilMs - SAMPLES_KEPT_MS), (value) => value),
    hours: rows(book.hours, hourOf(untilMs - HOURS_KEPT_MS), packTally),
    days: rows(book.days, dayOf(untilMs - DAYS_KEPT_MS), (tally, [subject, day]) =>
      packDay([subject, String(day)], tally),
    ),
    incidents,
    reports: reports.slice(-MOST_REPORTS),
  };
}

/** Of what is left as days alone, a round every two hours makes the same records as six an hour. */
function partsOf(history: SimulatedHistory): SimulatedHistory[] {
  const { days, untilMs } = history;
  if (days <= FULL_DAYS) return [history];
  const early = { days: days - FULL_DAYS, untilMs: untilMs - FULL_DAYS * DAY_MS };
  return [
    { ...history, ...early, intervalMs: 2 * HOUR_MS },
    { ...history, days: FULL_DAYS },
  ];
}

function note({ lasts, samples, hours, days }: Book, look: RecordedLook, between: Between): void {
  const { sample, sighting } = look;
  const { subject, atMs, state } = sample;
  const { last, span } = foldLook(lasts.get(subject), { atMs, state, sighting }, between);
  lasts.set(subject, last);
  const hourMs = hourOf(atMs);
  const row = packSample(sample, hourMs);
  const known = samples.get(JSON.stringify([subject, hourMs]));
  if (known === undefined) samples.set(JSON.stringify([subject, hourMs]), [row]);
  else known.push(row);
  const tallyIn = (book: Map<string, Tally>, span: string | number): Tally =>
    book.get(JSON.stringify([subject, span])) ?? EMPTY_TALLY;
  const put = (book: Map<string, Tally>, span: string | number, tally: Tally): void =>
    void book.set(JSON.stringify([subject, span]), tally);
  const passed = (book: Map<string, Tally>, pieces: readonly Piece<string | number>[]): void => {
    for (const { key, ms, lengthMs } of pieces) {
      const time = { state: span?.state ?? state, ms, lengthMs };
      put(book, key, addTime(tallyIn(book, key), time));
    }
  };
  if (span !== undefined) {
    passed(hours, hourPieces(span));
    passed(days, dayPieces(span));
  }
  put(hours, hourMs, addLook(tallyIn(hours, hourMs), sample));
  put(days, dayOf(atMs), addLook(tallyIn(days, dayOf(atMs)), sample));
}

/** Records from one hour or day on, in the order of their keys. */
function rows<T>(
  book: ReadonlyMap<string, T>,
  from: number | string,
  pack: (value: T, key: readonly [subject: string, span: number | string]) => unknown,
): Row[] {
  return [...book].flatMap(([text, value]) => {
    const key: [string, number | string] = JSON.parse(text);
    return key[1] >= from ? { key, value: pack(value, key) } : [];
  });
}

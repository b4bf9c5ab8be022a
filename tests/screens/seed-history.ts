import type { Incident, OpenFault } from '../../src/formats/incident.ts';
import type { RecordedIncident, Sample } from '../../src/formats/records.ts';
import type { ReportFault } from '../../src/formats/verdict.ts';
import { dayOf, dayStart } from '../../src/records/local-day.ts';
import { packDay, packSample, packTally } from '../../src/records/packed.ts';
import { addLook, addTime, EMPTY_TALLY, type Tally } from '../../src/records/tally.ts';
import type { Screen } from '../browsers/test-browser.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAYS = 90;
const INTERVAL_MS = 10 * MINUTE_MS;
/** As the extension keeps them. */
const HOURS_KEPT = 8 * 24;
const SAMPLES_KEPT = 48;

/** When a browser is open on most days, by its clock. */
const OPEN_FROM = 8;
const OPEN_TO = 23;

/** A fault of the past, or one that still stands. */
export interface SeededFault {
  readonly subject: string;
  readonly verdict: ReportFault;
  /** The verdict before the last, for the first of its minutes. */
  readonly before?: { readonly verdict: ReportFault; readonly minutes: number };
  readonly daysAgo: number;
  /** By the clock; absent with `minutesAgo`. */
  readonly hour?: number;
  readonly minutesAgo?: number;
  /** Absent: it stands. */
  readonly minutes?: number;
}

export interface SeededHistory {
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly provider: string;
  }[];
  readonly faults: readonly SeededFault[];
  /** How long a usual answer takes, in ms, by id; absent: 120. */
  readonly latencies?: Readonly<Record<string, number>>;
}

interface Dated extends SeededFault {
  readonly fromMs: number;
  readonly toMs: number;
}

type Row = readonly [key: unknown, value: unknown];
type Rows = Record<'subjects' | 'samples' | 'hours' | 'days' | 'incidents' | 'reports', Row[]>;

/**
 * Puts 90 days of an ordinary laptop into the history of the page's browser, with these faults among them. The page must
 * have opened the history before; it shows it once it is opened anew.
 */
export async function seedHistory(page: Screen, history: SeededHistory): Promise<void> {
  const nowMs = Date.now();
  const faults = history.faults.map((fault) => dated(fault, nowMs));
  const rows: Rows = { subjects: [], samples: [], hours: [], days: [], incidents: [], reports: [] };
  for (const subject of ['', ...history.services.map(({ id }) => id)]) {
    addSubject(rows, {
      subject,
      faults: faults.filter((fault) => fault.subject === subject),
      usualMs: history.latencies?.[subject] ?? 120,
      nowMs,
    });
  }
  for (const fault of faults) rows.incidents.push([undefined, recorded(fault, history)]);
  const standing = faults.filter(({ minutes }) => minutes === undefined);
  await put(page, { rows, standing });
}

/** Leaves nothing of the history, as in a new profile. The page shows that once it is opened anew. */
export async function emptyHistory(page: Screen): Promise<void> {
  const rows = { subjects: [], samples: [], hours: [], days: [], incidents: [], reports: [] };
  await put(page, { rows, standing: [] });
}

async function put(
  page: Screen,
  { rows, standing }: { readonly rows: Rows; readonly standing: readonly Dated[] },
): Promise<void> {
  await page.waitFor(HISTORY_IS_OPEN, 20_000);
  await page.evaluate(putScript(rows));
  const watch = { subjects: standing.map((fault) => watchOf(fault)) };
  await page.evaluate(
    `(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ watch, incidents: [] })})
      .then(() => true)`,
  );
}

function dated(fault: SeededFault, nowMs: number): Dated {
  const { daysAgo, hour = 0, minutesAgo, minutes } = fault;
  const fromMs =
    minutesAgo === undefined
      ? dayStart(nowMs - daysAgo * 24 * HOUR_MS) + hour * HOUR_MS
      : nowMs - minutesAgo * MINUTE_MS;
  return { ...fault, fromMs, toMs: minutes === undefined ? nowMs : fromMs + minutes * MINUTE_MS };
}

interface Seeded {
  readonly subject: string;
  readonly faults: readonly Dated[];
  readonly usualMs: number;
  readonly nowMs: number;
}

function addSubject(rows: Rows, { subject, faults, usualMs, nowMs }: Seeded): void {
  const days = new Map<string, Tally>();
  const hours = new Map<number, Tally>();
  const samples = new Map<number, unknown[]>();
  const chance = chanceOf(subject);
  const beginMs = dayStart(nowMs - (DAYS - 1) * 24 * HOUR_MS);
  for (let atMs = beginMs; atMs < nowMs; atMs += INTERVAL_MS) {
    const endMs = Math.min(nowMs, atMs + INTERVAL_MS);
    const hourMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
    const sample = sampleAt(atMs, { subject, faults, usualMs, nowMs }, chance);
    const day = dayOf(atMs);
    const ms = endMs - atMs;
    days.set(day, tallied(days.get(day), { sample, ms }));
    hours.set(hourMs, tallied(hours.get(hourMs), { sample, ms }));
    if (sample.state === 'unobserved') continue;
    const packed = packSample(sample, hourMs);
    const together = samples.get(hourMs);
    if (together) together.push(packed);
    else samples.set(hourMs, [packed]);
  }
  const keptFrom = (kept: number): number => nowMs - kept * HOUR_MS;
  rows.subjects.push([subject, [nowMs - MINUTE_MS, 0]]);
  for (const [day, tally] of days) rows.days.push([[subject, day], packDay([subject, day], tally)]);
  for (const [hour, tally] of hours) {
    if (hour >= keptFrom(HOURS_KEPT)) rows.hours.push([[subject, hour], packTally(tally)]);
  }
  for (const [hour, packed] of samples) {
    if (hour >= keptFrom(SAMPLES_KEPT)) rows.samples.push([[subject, hour], packed]);
  }
}

function sampleAt(
  atMs: number,
  { subject, faults, usualMs, nowMs }: Seeded,
  chance: () => number,
): Sample {
  const fault = faults.find(({ fromMs, toMs }) => atMs >= fromMs - INTERVAL_MS / 2 && atMs < toMs);
  const draw = chance();
  const slowing = 1 + 0.6 * Math.max(0, Math.sin((atMs / HOUR_MS / 24) * 2 * Math.PI - 2.2));
  const latencyMs = Math.round(usualMs * slowing * (0.75 + draw * 0.5 + (draw > 0.985 ? 4 : 0)));
  if (fault) {
    const { scope, cause, suspects } = fault.verdict;
    const state = scope === 'down' ? 'down' : scope;
    return {
      subject,
      atMs,
      state,
      cause,
      suspects,
      ...(scope === 'slow' && { latencyMs: latencyMs * 14 }),
    };
  }
  return isOpen(atMs, nowMs)
    ? { subject, atMs, state: 'up', latencyMs }
    : { subject, atMs, state: 'unobserved' };
}

/** Open by day, now and then a day off, and since a few hours ago. */
function isOpen(atMs: number, nowMs: number): boolean {
  if (nowMs - atMs < 5 * HOUR_MS) return true;
  const date = new Date(atMs);
  const daysAgo = Math.floor((nowMs - dayStart(atMs)) / (24 * HOUR_MS));
  if (daysAgo > 78 || [13, 14, 41, 42, 43, 63].includes(daysAgo))
    return daysAgo > 78 && daysAgo < 82;
  return date.getHours() >= OPEN_FROM && date.getHours() < OPEN_TO;
}

function tallied(
  known: Tally | undefined,
  { sample, ms }: { readonly sample: Sample; readonly ms: number },
): Tally {
  const timed = addTime(known ?? EMPTY_TALLY, { state: sample.state, ms, lengthMs: 24 * HOUR_MS });
  return sample.state === 'unobserved' ? timed : addLook(timed, sample);
}

/** Numbers from 0 to 1, always the same for a name. */
function chanceOf(name: string): () => number {
  let state = [...name].reduce((hash, character) => hash * 31 + (character.codePointAt(0) ?? 0), 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function recorded(fault: Dated, { services }: SeededHistory): RecordedIncident {
  const service = services.find(({ id }) => id === fault.subject);
  return {
    incident: incidentOf(fault),
    names: service ? { service: service.name, provider: service.provider } : {},
  };
}

function incidentOf(fault: Dated): Incident {
  const { subject, verdict, fromMs, toMs, minutes } = fault;
  return {
    id: `${subject}@${fromMs}`,
    service: subject === '' ? null : subject,
    verdict,
    startedAt: iso(fromMs),
    confirmedAt: iso(fromMs + 30_000),
    endedAt: minutes === undefined ? null : iso(toMs),
    changes: changesOf(fault).map(({ atMs, verdict: then }) => ({ at: iso(atMs), verdict: then })),
  };
}

function changesOf({ before, verdict, fromMs }: Dated): OpenFault['changes'] {
  if (!before) return [];
  return [
    { atMs: fromMs, verdict: before.verdict },
    { atMs: fromMs + before.minutes * MINUTE_MS, verdict },
  ];
}

/** How the background remembers a fault that stands. */
function watchOf(fault: Dated): object {
  const { subject, verdict, fromMs, toMs } = fault;
  const open: OpenFault = {
    verdict,
    startedAtMs: fromMs,
    lastFailedAtMs: toMs - MINUTE_MS,
    id: `${subject}@${fromMs}`,
    confirmedAtMs: fromMs + 30_000,
    downMs: toMs - fromMs,
    changes: changesOf(fault),
  };
  return { subject, seenAtMs: toMs - MINUTE_MS, isObserved: true, flips: [], fault: open };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** It is the page that makes the stores, after its first frame. */
export const HISTORY_IS_OPEN = `document.querySelector('main')?.getAttribute('aria-busy') === 'false'`;

/** JavaScript that puts rows into the database that the page has open, over whatever was there. */
function putScript(rows: Rows): string {
  return `new Promise((resolve, reject) => {
    const rows = ${JSON.stringify(rows)};
    const opening = indexedDB.open('whichside-history');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const writing = db.transaction(Object.keys(rows), 'readwrite');
      for (const [name, all] of Object.entries(rows)) {
        const store = writing.objectStore(name);
        store.clear();
        for (const [key, value] of all) store.put(value, ...(key === null || key === undefined ? [] : [key]));
      }
      writing.oncomplete = () => { db.close(); resolve(true); };
      writing.onerror = () => reject(writing.error);
    };
  })`;
}

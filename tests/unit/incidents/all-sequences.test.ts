import { expect, test } from 'vitest';
import { afterRound } from '../../../src/incidents/after-round.ts';
import {
  type IncidentNews,
  type IncidentState,
  NO_INCIDENTS,
} from '../../../src/incidents/round.ts';
import { listIncidents } from '../../../src/incidents/standing.ts';
import { roundOf, SERVICE, START_MS, stateOf } from './play-rounds.ts';

const SHORT_MS = 20_000;
const LONG_MS = 3_600_000;
/** A busy machine takes its time for half a million rounds. */
const PATIENT = { timeout: 120_000 };

interface Past {
  readonly letter: string;
  readonly atMs: number;
}

/** Whose news of which incident, in the order in which they were told. */
type Told = readonly IncidentNews[];

/** Plays every sequence of rounds, looking at each step once; returns what was wrong, and how many there were. */
function playAll(letters: readonly string[], gaps: readonly number[], length: number) {
  const wrong: string[] = [];
  let count = 0;
  const go = (state: IncidentState, past: readonly Past[], told: Told): void => {
    if (past.length === length) return;
    for (const gapMs of past.length === 0 ? gaps.slice(0, 1) : gaps) {
      for (const letter of letters) {
        const atMs = (past.at(-1)?.atMs ?? START_MS) + gapMs;
        const next = afterRound(state, roundOf(letter, atMs));
        const path = [...past, { letter, atMs }];
        const all = [...told, ...next.news];
        count += 1;
        const found = faultsOf({ before: state, ...next, path, told, all });
        if (found.length > 0 && wrong.length < 5)
          wrong.push(`${inShort(path)}: ${found.join(', ')}`);
        go(next.state, path, all);
      }
    }
  };
  go(NO_INCIDENTS, [], []);
  return { wrong, count };
}

interface StepTaken {
  readonly before: IncidentState;
  readonly state: IncidentState;
  readonly news: Told;
  readonly path: readonly Past[];
  readonly told: Told;
  readonly all: Told;
}

function faultsOf(step: StepTaken): string[] {
  const rules: Record<string, boolean> = {
    'two open incidents of one subject': hasTwoOpen(step.state),
    'incidents of one subject that overlap': hasOverlap(step.state),
    'news of a fault that is not confirmed': step.news.some((one) => isUnproven(one, step.path)),
    'a recovery without news of a fault': step.news.some((one) => isUnannounced(one, step.told)),
    'an incident told twice': step.news.some((one) => isRepeated(one, step.told)),
    'time nobody observed counted as down': step.news.some((one) => countsTooMuch(one, step.path)),
    'news of a service while the own side fails': isBlamedForHome(step),
    'an incident changed by a fault at home': isOverwritten(step),
    'times that run backwards': listIncidents(step.state).some(runsBackwards),
    'two failing rounds that confirm nothing': isMissed(step),
    'two good rounds that end nothing': isStuck(step),
  };
  return Object.keys(rules).filter((name) => rules[name]);
}

function hasTwoOpen(state: IncidentState): boolean {
  const incidents = listIncidents(state);
  const open = incidents.filter(({ endedAt }) => endedAt === null).map(({ service }) => service);
  const ids = incidents.map(({ id }) => id);
  return new Set(open).size < open.length || new Set(ids).size < ids.length;
}

/** One ends before the next begins, by the order in which they began. */
function hasOverlap(state: IncidentState): boolean {
  const incidents = listIncidents(state);
  return incidents.some((one) =>
    incidents.some(
      (other) =>
        other !== one &&
        other.service === one.service &&
        other.startedAt >= one.startedAt &&
        other.startedAt < (one.endedAt ?? '9'),
    ),
  );
}

const isFailing = (subject: string | null, letter: string): boolean =>
  subject === null ? letter === 'u' : letter === 'x' || letter === 's';

/** Every announced fault was seen in two rounds 15 s apart, since it began, and at home nothing failed in between. */
function isUnproven({ kind, incident }: IncidentNews, path: readonly Past[]): boolean {
  if (kind === 'recovered') return false;
  const since = path.filter(({ atMs }) => atMs >= Date.parse(incident.startedAt));
  const failing = since.filter(({ letter }) => isFailing(incident.service, letter));
  const spanMs = (failing.at(-1)?.atMs ?? 0) - (failing[0]?.atMs ?? 0);
  const isBlurred = incident.service !== null && since.some(({ letter }) => letter === 'u');
  return spanMs < 15_000 || isBlurred || failing[0]?.atMs !== Date.parse(incident.startedAt);
}

function isUnannounced({ kind, incident: { id } }: IncidentNews, told: Told): boolean {
  if (kind !== 'recovered') return false;
  const earlier = told.filter(({ incident }) => incident.id === id).map((one) => one.kind);
  return earlier.length !== 1 || earlier[0] === 'recovered';
}

function isRepeated({ kind, incident: { id } }: IncidentNews, told: Told): boolean {
  return kind !== 'recovered' && told.some(({ incident }) => incident.id === id);
}

/** Down is at most what lies between rounds that looked, without a gap, from its start to its end. */
function countsTooMuch(one: IncidentNews, path: readonly Past[]): boolean {
  if (one.kind !== 'recovered') return false;
  const { service, startedAt, endedAt } = one.incident;
  const looked = path.filter(
    ({ letter, atMs }) =>
      (service === null || letter !== '?') &&
      atMs >= Date.parse(startedAt) &&
      (endedAt === null || atMs <= Date.parse(endedAt)),
  );
  let observedMs = 0;
  for (const [index, { letter, atMs }] of looked.entries()) {
    const earlier = looked[index - 1];
    const isHome = service !== null && (letter === 'u' || earlier?.letter === 'u');
    if (earlier === undefined || isHome || !isFailing(service, earlier.letter)) continue;
    if (atMs - earlier.atMs <= 1_800_000) observedMs += atMs - earlier.atMs;
  }
  return one.downMs > observedMs;
}

function isBlamedForHome({ news, path }: StepTaken): boolean {
  return path.at(-1)?.letter === 'u' && news.some(({ incident }) => incident.service !== null);
}

function isOverwritten({ before, state, path }: StepTaken): boolean {
  if (path.at(-1)?.letter !== 'u') return false;
  const ofService = (of: IncidentState): string =>
    JSON.stringify(listIncidents(of).filter(({ service }) => service !== null));
  return ofService(before) !== ofService(state);
}

function runsBackwards({ startedAt, confirmedAt, endedAt }: IncidentNews['incident']): boolean {
  return startedAt > confirmedAt || (endedAt !== null && endedAt < startedAt);
}

function isMissed({ state, path }: StepTaken): boolean {
  const [earlier, last] = path.slice(-2);
  if (earlier === undefined || last === undefined || last.atMs - earlier.atMs !== SHORT_MS)
    return false;
  if (![earlier, last].every(({ letter }) => isFailing(SERVICE, letter))) return false;
  return !['confirmed', 'unstable'].includes(stateOf(state, SERVICE));
}

function isStuck({ state, path }: StepTaken): boolean {
  const isGood = path.slice(-2).every(({ letter }) => letter === '.');
  return path.length > 1 && isGood && !['well', 'unstable'].includes(stateOf(state, SERVICE));
}

function inShort(path: readonly Past[]): string {
  return path.map(({ letter, atMs }) => `${(atMs - START_MS) / 1_000}${letter}`).join(' ');
}

test('every sequence of seven rounds, 20 s apart, keeps every rule', PATIENT, () => {
  const { wrong, count } = playAll(['.', 'x', 'u', '?', 's'], [SHORT_MS], 7);
  expect([wrong, count]).toEqual([[], 97_655]);
});

test('every sequence of six rounds, 20 s or an hour apart, keeps every rule', PATIENT, () => {
  const { wrong, count } = playAll(['.', 'x', 'u', '?', 's'], [SHORT_MS, LONG_MS], 6);
  expect([wrong, count]).toEqual([[], 555_555]);
});

test(
  'every sequence of nine good and failing rounds, 4 s or 20 s apart, keeps every rule',
  PATIENT,
  () => {
    const { wrong, count } = playAll(['.', 'x'], [SHORT_MS, 4_000], 9);
    expect([wrong, count]).toEqual([[], 174_762]);
  },
);

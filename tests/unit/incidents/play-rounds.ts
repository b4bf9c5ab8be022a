import type { Incident } from '../../../src/formats/incident.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { afterRound } from '../../../src/incidents/after-round.ts';
import {
  type IncidentNews,
  type IncidentState,
  NO_INCIDENTS,
  type Round,
  type WatchState,
  watchState,
} from '../../../src/incidents/round.ts';
import { fault, OK, reported, UNKNOWN } from '../background/sample-report.ts';

export const START_MS = Date.parse('2026-11-22T20:00:00.000Z');

type FaultVerdict = Extract<ReportVerdict, { kind: 'fault' }>;

export const down: FaultVerdict = fault();
export const slow: FaultVerdict = fault({ cause: 'slow', scope: 'slow' });
export const theirs: FaultVerdict = fault({ suspects: ['provider'], cause: 'server-error' });
export const offline: FaultVerdict = fault({
  suspects: ['device', 'network'],
  cause: 'no-internet',
});
const anyone: FaultVerdict = fault({ suspects: ['device', 'network', 'path', 'provider'] });
const refusing: ReportVerdict = { kind: 'refusing', cause: 'forbidden', evidence: [] };
const outOfReach: ReportVerdict = {
  kind: 'unknown',
  why: 'ambiguous',
  evidence: [{ id: 'R1', text: '', clears: [], charges: [] }],
};

interface Says {
  readonly user: ReportVerdict;
  readonly service: ReportVerdict;
}

/** What a round says of the user's own side and of one service, by one letter. */
const ROUNDS: Readonly<Record<string, Says>> = {
  '.': { user: OK, service: OK },
  r: { user: OK, service: refusing },
  x: { user: OK, service: down },
  t: { user: OK, service: theirs },
  s: { user: OK, service: slow },
  p: { user: OK, service: fault({ scope: 'partial' }) },
  '?': { user: OK, service: UNKNOWN },
  R: { user: OK, service: outOfReach },
  // The user's own side at fault: the service carries it, answers all the same, or fails by itself.
  u: { user: offline, service: offline },
  o: { user: offline, service: OK },
  T: { user: offline, service: theirs },
  // The user's own side unknown.
  a: { user: UNKNOWN, service: anyone },
  n: { user: UNKNOWN, service: UNKNOWN },
};

export const SERVICE = 's';

/** One round: `letter` as above, `!` before it for the first one after a pause. */
export function roundOf(letter: string, atMs: number, over: Partial<Round> = {}): Round {
  const says = ROUNDS[letter.replace('!', '')];
  if (says === undefined) throw new Error(`no round is called ${letter}`);
  return {
    atMs,
    intervalMs: 600_000,
    user: says.user,
    services: [reported(SERVICE, says.service)],
    isAfterPause: letter.startsWith('!'),
    ...over,
  };
}

export interface Played {
  readonly state: IncidentState;
  readonly news: readonly IncidentNews[];
  /** The state of the service after each round. */
  readonly states: readonly WatchState[];
}

export function play(rounds: readonly Round[], from: IncidentState = NO_INCIDENTS): Played {
  let state = from;
  const news: IncidentNews[] = [];
  const states: WatchState[] = [];
  for (const round of rounds) {
    const next = afterRound(state, round);
    state = next.state;
    news.push(...next.news);
    states.push(stateOf(state, SERVICE));
  }
  return { state, news, states };
}

/** Rounds as `0x 20x 40.`: seconds since the start, then what the round says. */
export function timed(text: string): Round[] {
  return text.split(' ').map((word) => {
    const [, seconds = '', letter = ''] = /^(-?\d+)(!?.)$/.exec(word) ?? [];
    return roundOf(letter, START_MS + Number(seconds) * 1_000);
  });
}

/** As `timed`, with when each round was taken into account: `30.@120`; a second after it began where that is not said. */
export function timedBy(text: string): Round[] {
  return text.split(' ').flatMap((word) => {
    const [what = '', end] = word.split('@');
    return timed(what).map((round) => {
      const nowMs = end === undefined ? round.atMs + 1_000 : START_MS + Number(end) * 1_000;
      return { ...round, nowMs };
    });
  });
}

export function stateOf({ book }: IncidentState, id: string): WatchState {
  return watchState(book.subjects.find(({ subject }) => subject === id));
}

/** News as `confirmed s`, `recovered own 60`: whose, and for how many seconds it was seen failing. */
export function inWords(news: readonly IncidentNews[]): string[] {
  return news.map((one) => {
    const words = [one.kind, one.incident.service ?? 'own'];
    return [...words, ...(one.kind === 'recovered' ? [one.downMs / 1_000] : [])].join(' ');
  });
}

/** An incident's times in seconds since the start. */
export function timesOf(incident: Incident | undefined): (number | null)[] {
  if (incident === undefined) return [];
  const { startedAt, confirmedAt, endedAt } = incident;
  return [startedAt, confirmedAt, endedAt].map((at) =>
    at === null ? null : (Date.parse(at) - START_MS) / 1_000,
  );
}

import type { Incident } from '../../src/formats/incident.ts';
import type { Report } from '../../src/formats/report.ts';
import type { ReportVerdict } from '../../src/formats/verdict.ts';
import type { IncidentNews, IncidentState } from '../../src/incidents/round.ts';
import type { Look } from '../../src/incidents/sighting.ts';
import type { PlannedRound } from '../../src/schedule/plan-round.ts';
import {
  INTERVAL_MS,
  type KeptRound,
  openAlertDesk,
  START_MS,
} from '../unit/alerts/play-alerts.ts';
import { OK } from '../unit/background/sample-report.ts';
import { type Expected, expectedOf, quietUntilMs } from './expected.ts';
import {
  DAY,
  type Fault,
  failsAt,
  HOUR,
  inventFaults,
  inventServices,
  randomOf,
} from './faults.ts';
import { type Flapped, flappedOf, foundBy, type Shared, sharedOf } from './found.ts';
import { OFFLINE, serviceVerdict } from './verdicts.ts';
import { type MonthWatch, watchMonth } from './watch-month.ts';

export interface Month {
  readonly faults: readonly Fault[];
  readonly expected: Expected;
  readonly found: Expected;
  /** Every incident as the reducer told of it last, by its id; those of what flapped included. */
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly flapped: readonly Flapped[];
  /** Messages that named more providers than are told apart. */
  readonly shared: Shared;
  readonly rounds: number;
  /** Most bytes that the state of incidents and alerts took, as JSON. */
  readonly stateBytes: number;
}

/** A round as the background records it. */
export interface MonthRound {
  readonly report: Report;
  readonly looks: readonly Look[];
  readonly news: readonly IncidentNews[];
  readonly state: IncidentState;
  readonly isAfterPause: boolean;
  readonly isLineDown: boolean;
}

interface MonthOptions {
  readonly seed: number;
  readonly days: number;
  readonly services: number;
  readonly onRound?: (round: MonthRound) => void;
}

/** The month begins at midnight. */
export const MONTH_MS = Math.ceil(START_MS / DAY) * DAY;
const SLEEP_FROM = 0.3 * HOUR;
const SLEEP_TO = 7.5 * HOUR;
/** What a round takes. */
const ROUND_MS = 400;

/** Plays a month of rounds over services with faults in them, and says what came of it. */
export function playMonth({ seed, days, services: count, onRound }: MonthOptions): Month {
  const random = randomOf(seed);
  const services = inventServices(count);
  const faults = inventFaults(services, { days, random });
  let kept: KeptRound | undefined;
  const desk = openAlertDesk({ services }, (round) => {
    kept = round;
  });
  desk.wait(MONTH_MS - START_MS);
  const watch = watchMonth(services, { fromMs: MONTH_MS, random });
  let [rounds, stateBytes, lastMs] = [0, 0, MONTH_MS];
  for (;;) {
    const planned = watch.next(desk.state(), desk.nowMs());
    if (goOn(desk, watch, planned) === 'not yet') continue;
    const startedMs = desk.nowMs();
    const atMs = startedMs - MONTH_MS;
    if (atMs >= days * DAY) break;
    watch.begin(startedMs);
    const isLineDown = faults.some((one) => one.kind === 'own' && failsAt(one, atMs));
    const isAfterPause = watch.isAfterPause() || startedMs - lastMs > 2 * INTERVAL_MS;
    const before = desk.news.length;
    desk.round(says(faults, planned.ids, { atMs, isLineDown }), {
      user: isLineDown ? OFFLINE : OK,
      isAfterPause,
    });
    desk.wait(ROUND_MS);
    const state = desk.state();
    watch.kept({ planned, startedMs, nowMs: desk.nowMs(), isLineDown, state });
    const news = desk.news.slice(before);
    if (kept !== undefined) onRound?.({ ...kept, news, state, isAfterPause, isLineDown });
    [lastMs, rounds] = [startedMs, rounds + 1];
    stateBytes = Math.max(stateBytes, JSON.stringify(state.book).length);
  }
  const played = { desk, faults, services, monthMs: MONTH_MS };
  return {
    faults,
    expected: expectedOf(faults),
    found: foundBy(played),
    incidents: new Map(desk.news.map(({ incident }) => [incident.id, incident])),
    flapped: flappedOf(played),
    shared: sharedOf(played),
    rounds,
    stateBytes,
  };
}

type Desk = ReturnType<typeof openAlertDesk>;

/** Lets time pass until the round is due, or what comes before it: alerts that wait for a moment, or a night's sleep. */
function goOn(desk: Desk, watch: MonthWatch, planned: PlannedRound): 'due' | 'not yet' {
  const nowMs = desk.nowMs();
  const atMs = Math.max(nowMs, Math.ceil(planned.atMs));
  const alarmMs = desk.alarmMs() ?? nowMs;
  const nextMs = alarmMs > nowMs ? Math.min(atMs, alarmMs) : atMs;
  const wakesMs = wakesAt(nextMs);
  desk.wait(wakesMs - nowMs);
  const { quietUntilMs: _before, ...rest } = desk.policy.current;
  const untilMs = quietUntilMs(wakesMs - MONTH_MS);
  desk.policy.current = {
    ...rest,
    ...(untilMs !== undefined && { quietUntilMs: untilMs + MONTH_MS }),
  };
  if (wakesMs > nextMs) watch.interrupt(wakesMs);
  else if (nextMs === atMs) return 'due';
  else desk.wake();
  return 'not yet';
}

/** The same moment, or when the device is awake again. */
function wakesAt(ms: number): number {
  const time = (ms - MONTH_MS) % DAY;
  return time > SLEEP_FROM && time < SLEEP_TO ? ms - time + SLEEP_TO : ms;
}

/** What a round says of those whom it asks. */
function says(
  faults: readonly Fault[],
  ids: readonly string[],
  { atMs, isLineDown }: { readonly atMs: number; readonly isLineDown: boolean },
): Record<string, ReportVerdict> {
  const verdictOf = (id: string): ReportVerdict =>
    isLineDown ? OFFLINE : (serviceVerdict(faults, id, atMs) ?? OK);
  return Object.fromEntries(ids.map((id) => [id, verdictOf(id)]));
}

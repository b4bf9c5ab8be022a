import type { ReportVerdict } from '../../src/formats/verdict.ts';
import { standingFaults } from '../../src/incidents/standing.ts';
import { type KeptRound, openAlertDesk, START_MS } from '../unit/alerts/play-alerts.ts';
import { fault, OK } from '../unit/background/sample-report.ts';
import { dayOf, type Expected, expectedOf, quietUntilMs } from './expected.ts';
import {
  DAY,
  type Fault,
  failsAt,
  HOUR,
  inventFaults,
  inventServices,
  MINUTE,
  type Random,
  randomOf,
} from './faults.ts';

const OFFLINE = fault({ suspects: ['device', 'network'], cause: 'no-internet' });

export interface Month {
  readonly faults: readonly Fault[];
  readonly expected: Expected;
  readonly found: Expected;
  /** Fault alerts of services that came and went, by the fault: one at most. */
  readonly flapping: readonly number[];
  readonly rounds: number;
  /** Most bytes that the state of incidents and alerts took, as JSON. */
  readonly stateBytes: number;
}

interface MonthOptions {
  readonly seed: number;
  readonly days: number;
  readonly services: number;
  readonly onRound?: (kept: KeptRound) => void;
}

/** The month begins at midnight. */
const MONTH_MS = Math.ceil(START_MS / DAY) * DAY;
const SLEEP_FROM = 0.3 * HOUR;
const SLEEP_TO = 7.5 * HOUR;

/** Plays a month of rounds over services with faults in them, and says what came of it. */
export function playMonth({ seed, days, services: count, onRound }: MonthOptions): Month {
  const random = randomOf(seed);
  const services = inventServices(count);
  const faults = inventFaults(services, { days, random });
  const desk = openAlertDesk({ services }, onRound);
  desk.wait(MONTH_MS - START_MS);
  let [rounds, stateBytes, last] = [0, 0, 0];
  let step = 0;
  for (;;) {
    const atMs = desk.nowMs() - MONTH_MS;
    if (atMs >= days * DAY) break;
    const time = atMs % DAY;
    if (time > SLEEP_FROM && time < SLEEP_TO) {
      desk.wait(SLEEP_TO - time);
      continue;
    }
    const { quietUntilMs: _before, ...rest } = desk.policy.current;
    const untilMs = quietUntilMs(atMs);
    desk.policy.current = {
      ...rest,
      ...(untilMs !== undefined && { quietUntilMs: untilMs + MONTH_MS }),
    };
    const isFaulty = standingFaults(desk.state()).length > 0;
    desk.round(says(faults, [...services.keys()], { atMs, random, isFaulty }), {
      user: isOwnFault(faults, atMs) ? OFFLINE : OK,
      isAfterPause: rounds > 0 && atMs - last > 20 * MINUTE,
    });
    last = atMs;
    rounds += 1;
    stateBytes = Math.max(stateBytes, JSON.stringify(desk.state().book).length);
    const standing = standingFaults(desk.state());
    step = standing.length > 0 ? step + 1 : 0;
    desk.wait(
      nextIn(
        standing.map(({ sinceMs }) => desk.nowMs() - sinceMs),
        { step, random },
      ),
    );
  }
  const expected = expectedOf(faults, services);
  return {
    faults,
    expected,
    flapping: flappingOf(desk, faults, services),
    found: foundBy(desk, faults, services),
    rounds,
    stateBytes,
  };
}

/** After a first failure soon, then each minute for a while, else every 10 minutes or so. */
function nextIn(
  ages: readonly number[],
  { step, random }: { step: number; random: Random },
): number {
  const jitter = 0.8 + 0.4 * random();
  if (ages.length === 0) return Math.round(10 * MINUTE * jitter);
  const soon = [3_000, 10_000, 30_000][step - 1];
  if (soon !== undefined) return soon;
  return Math.round((Math.min(...ages) < 10 * MINUTE ? MINUTE : 10 * MINUTE) * jitter);
}

interface Moment {
  readonly atMs: number;
  readonly random: Random;
  readonly isFaulty: boolean;
}

/** What a round says; one in four looks at half of the services only, while nothing is wrong. */
function says(
  faults: readonly Fault[],
  ids: readonly string[],
  { atMs, random, isFaulty }: Moment,
): Record<string, ReportVerdict> {
  const isOwn = isOwnFault(faults, atMs);
  const now = faults.filter((one) => failsAt(one, atMs));
  const isSparse = !isFaulty && random() < 0.25;
  const all = ids.flatMap((id): [string, ReportVerdict][] => {
    if (isSparse && random() < 0.5) return [];
    if (isOwn) return [[id, OFFLINE]];
    return [[id, now.some((one) => one.services.includes(id)) ? fault() : OK]];
  });
  return Object.fromEntries(all);
}

function isOwnFault(faults: readonly Fault[], atMs: number): boolean {
  return faults.some((one) => one.kind === 'own' && failsAt(one, atMs));
}

type Desk = ReturnType<typeof openAlertDesk>;
type Services = ReturnType<typeof inventServices>;

function isFlappingAt(
  faults: readonly Fault[],
  services: readonly string[],
  atMs: number,
): boolean {
  return faults.some(
    (one) =>
      one.kind === 'flapping' &&
      one.services.some((id) => services.includes(id)) &&
      atMs >= one.fromMs &&
      atMs <= one.toMs + 50 * MINUTE,
  );
}

function foundBy(desk: Desk, faults: readonly Fault[], services: Services): Expected {
  const idOf = new Map([...services].map(([id, { name }]) => [name, id]));
  const incidents = desk.news.flatMap(({ kind, incident }) => {
    const atMs = Date.parse(incident.startedAt) - MONTH_MS;
    const id = incident.service ?? 'own';
    return kind === 'recovered' || isFlappingAt(faults, [id], atMs) ? [] : [`${dayOf(atMs)} ${id}`];
  });
  const alerts = desk.told.flatMap(({ kind, isOwn, members, atMs }) => {
    const at = atMs - MONTH_MS;
    const names = members.map(({ name }) => name).sort();
    if (
      !isOwn &&
      isFlappingAt(
        faults,
        names.map((name) => idOf.get(name) ?? ''),
        at,
      )
    )
      return [];
    return [`${kind} ${dayOf(at)} ${isOwn ? 'own' : names.join(' ')}`];
  });
  return { incidents: incidents.sort(), alerts: alerts.sort() };
}

function flappingOf(desk: Desk, faults: readonly Fault[], services: Services): number[] {
  return faults
    .filter(({ kind }) => kind === 'flapping')
    .map(({ services: hit, fromMs, toMs }) => {
      const names = hit.map((id) => services.get(id)?.name);
      return desk.told.filter(
        ({ kind, members, atMs }) =>
          kind !== 'back' &&
          atMs - MONTH_MS >= fromMs &&
          atMs - MONTH_MS <= toMs + MINUTE &&
          members.some(({ name }) => names.includes(name)),
      ).length;
    });
}

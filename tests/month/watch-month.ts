import type { IncidentState } from '../../src/incidents/round.ts';
import { passedFaults, standingFaults } from '../../src/incidents/standing.ts';
import {
  afterKept,
  begun,
  ended,
  type Interruptions,
  interrupted,
  isInterrupted,
  lineIsBack,
} from '../../src/schedule/interruption.ts';
import { afterLook, allSeenMs, type Looks, noLooks } from '../../src/schedule/looks.ts';
import { type PlannedRound, planRound } from '../../src/schedule/plan-round.ts';
import { INTERVAL_MS } from '../unit/alerts/play-alerts.ts';
import type { Random, WatchedService } from './faults.ts';

const CONTROLS = 8;

export interface WatchedRound {
  readonly planned: PlannedRound;
  readonly startedMs: number;
  readonly nowMs: number;
  readonly isLineDown: boolean;
  /** What stands after it. */
  readonly state: IncidentState;
}

/** The product's own schedule over a clock that is moved by hand. Only the pace of hosts is left out: it asks nobody sooner. */
export interface MonthWatch {
  next(state: IncidentState, nowMs: number): PlannedRound;
  /** The device slept. */
  interrupt(nowMs: number): void;
  isAfterPause(): boolean;
  begin(nowMs: number): void;
  /** A round is over. */
  kept(round: WatchedRound): void;
}

export function watchMonth(
  services: ReadonlyMap<string, WatchedService>,
  { fromMs, random }: { fromMs: number; random: Random },
): MonthWatch {
  const ids = [...services.keys()];
  let looks: Looks = {
    ...noLooks(random()),
    seen: Object.fromEntries(ids.map((id) => [id, fromMs])),
  };
  let between: Interruptions = {};
  return {
    next: (state, nowMs) => {
      const { doubtSinceMs } = state.book;
      const facts = {
        ...looks,
        intervalMs: INTERVAL_MS,
        services: [...services].map(([id, { provider }]) => ({ id, isLocal: false, provider })),
        faults: standingFaults(state),
        passed: passedFaults(state),
        areControlsSilent: looks.areControlsSilent === true,
        isAfterPause: isInterrupted(between),
        ...(doubtSinceMs !== undefined && { doubtSinceMs }),
        ...(between.sweepMs !== undefined && { sweepMs: between.sweepMs }),
      };
      const planned = planRound(facts, nowMs);
      if (planned === undefined) throw new Error('nothing is planned');
      return planned;
    },
    interrupt: (nowMs) => {
      between = interrupted(between, nowMs);
    },
    isAfterPause: () => isInterrupted(between),
    begin: (nowMs) => {
      between = begun(between, nowMs);
    },
    kept: ({ planned, startedMs, nowMs, isLineDown, state }) => {
      const isFull = planned.shape === 'full' || isLineDown;
      const known = looks;
      looks = afterLook(known, {
        startedMs,
        nowMs,
        ids: planned.ids,
        early: [],
        watched: ids,
        standing: standingFaults(state).map(({ subject }) => subject),
        controls: { asked: isFull ? CONTROLS : 0, answered: isFull && !isLineDown ? CONTROLS : 0 },
        ownSide: isLineDown ? 'down' : 'up',
        chance: random(),
      });
      const seenMs = allSeenMs(looks, ids);
      const kept = { startedMs, nowMs, isLineWell: !isLineDown, allSeenMs: seenMs };
      between = afterKept(ended(between), kept);
      const isBack = known.downSinceMs !== undefined && looks.downSinceMs === undefined;
      if (isBack) between = lineIsBack(between, nowMs);
    },
  };
}

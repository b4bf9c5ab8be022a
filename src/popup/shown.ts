import { type StationState, stationsOf } from '../diagnosis/stations.ts';
import type { Side, Suspect } from '../diagnosis/suspect.ts';
import type { PartialReport } from '../formats/report.ts';
import { finishedReport, type PopupState } from './popup-state.ts';

/** What the popup draws at one moment. */
export interface Shown {
  readonly side: Side | 'checking';
  /** Whose words are shown: the running round's once it has a verdict, else the last finished report's. */
  readonly told: PartialReport | undefined;
  /** The words are the last round's while a new one runs. */
  readonly stale: boolean;
  readonly running: boolean;
  readonly stations: Readonly<Record<Suspect, StationState>>;
  readonly services: PartialReport['services'];
}

const UNTESTED: Readonly<Record<Suspect, StationState>> = {
  device: 'untested',
  network: 'untested',
  path: 'untested',
  provider: 'untested',
};

/**
 * Chooses between the last report and the running round. While a round runs the picture is the round's own, and no
 * side is named until its verdict stands; the last words stay readable until then.
 */
export function whatToShow(state: PopupState): Shown {
  const { progress, run } = state;
  const report = finishedReport(state);
  const running = run === 'running' || run === 'slow';
  const judged = running && progress?.overall ? progress : undefined;
  const told = judged ?? report;
  const drawn = running ? progress : report;
  return {
    side: (running ? judged : report)?.overall?.side ?? 'checking',
    told,
    stale: running && !judged && report !== undefined,
    running,
    stations: drawn ? stationsOf(drawn) : UNTESTED,
    services: (running ? (progress ?? report) : report)?.services ?? [],
  };
}

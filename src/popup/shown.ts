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
  /** Own probes are still under way. */
  readonly running: boolean;
  /** Own probes are done, their verdict stands for now, and machines elsewhere are still asked. */
  readonly asking: boolean;
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
  const busy = run === 'running' || run === 'slow';
  const judged = busy && progress?.overall ? progress : undefined;
  const asking = judged !== undefined && isWaitingForOthers(judged);
  const told = judged ?? report;
  const drawn = busy ? progress : report;
  return {
    side: (busy ? judged : report)?.overall?.side ?? 'checking',
    told,
    stale: busy && !judged && report !== undefined,
    running: busy && !asking,
    asking,
    stations: drawn ? stationsOf(drawn) : UNTESTED,
    services: (busy ? allServices(state) : report)?.services ?? [],
  };
}

function isWaitingForOthers({ services }: PartialReport): boolean {
  return (
    services.every(({ verdict }) => verdict !== undefined) &&
    services.some(({ outside }) => outside?.state === 'waiting')
  );
}

/** What the running round knows, and of services that it leaves out what was known before. */
function allServices(state: PopupState): Pick<PartialReport, 'services'> | undefined {
  const { progress, only, last } = state;
  if (!progress) return finishedReport(state);
  if (!only || !last) return progress;
  const news = new Map(progress.services.map((service) => [service.id, service]));
  return { services: last.services.map((service) => news.get(service.id) ?? service) };
}

import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { PartialReport, Report } from '../formats/report.ts';
import type { ReplyError } from '../protocol.ts';
import type { CheckRequest, PopupPorts } from './popup-ports.ts';

/** No sign of life for so long, and we ask whether the background lives. */
export const QUIET_MS = 3_000;
/** How long it may take to answer that question. */
export const ALIVE_MS = 2_000;

/** `slow`: the background lives and still compares. `dead`: it does not answer at all. */
export type RunState = 'idle' | 'running' | 'slow' | 'dead';

export interface CheckRun {
  readonly state: ReadonlySignal<RunState>;
  /** What the running round knows so far. */
  readonly progress: ReadonlySignal<PartialReport | undefined>;
  readonly error: ReadonlySignal<ReplyError | undefined>;
  /** Asks for a round and hands over its report, unless it fails or a later one supersedes it. */
  readonly ask: (request: CheckRequest, keep: (report: Report) => void) => Promise<void>;
  /** A sign of life with what is known; ignored while no round is awaited. */
  readonly tell: (partial: PartialReport) => void;
  readonly stop: () => void;
}

/** One check at a time, watched for signs of life: a later one supersedes an earlier one. */
export function createCheckRun(ports: Pick<PopupPorts, 'check' | 'isBackgroundAlive'>): CheckRun {
  const state = signal<RunState>('running');
  const progress = signal<PartialReport | undefined>(undefined);
  const error = signal<ReplyError | undefined>(undefined);
  let round = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const watchForLife = (): void => {
    const mine = round;
    clearTimeout(quiet);
    quiet = setTimeout(async () => {
      const alive = await ports.isBackgroundAlive(ALIVE_MS);
      if (mine !== round || state.value === 'idle') return;
      state.value = alive ? 'slow' : 'dead';
      watchForLife();
    }, QUIET_MS);
  };

  const begin = (): number => {
    round += 1;
    progress.value = undefined;
    error.value = undefined;
    state.value = 'running';
    watchForLife();
    return round;
  };

  const ask: CheckRun['ask'] = async (request, keep) => {
    const mine = begin();
    const reply = await ports.check(request);
    if (mine !== round) return;
    batch(() => {
      stop();
      if (reply.ok) return keep(reply.value);
      if (reply.error.code === 'unreachable') state.value = 'dead';
      error.value = reply.error;
    });
  };

  const tell = (partial: PartialReport): void => {
    if (state.value === 'idle') return;
    progress.value = partial;
    state.value = 'running';
    watchForLife();
  };

  const stop = (): void => {
    round += 1;
    clearTimeout(quiet);
    progress.value = undefined;
    state.value = 'idle';
  };

  return { state, progress, error, ask, tell, stop };
}

import type { PartialReport, Report } from '../formats/report.ts';
import { askTwice } from '../ui/ask-twice.ts';
import type { Store } from '../ui/store.ts';
import type { CheckRequest, PopupPorts } from './popup-ports.ts';
import type { PopupState } from './popup-state.ts';

/** No sign of life for so long, and we ask whether the background lives. */
export const QUIET_MS = 3_000;
/** How long it may take to answer that question. */
const ALIVE_MS = 2_000;

export interface CheckRun {
  /** Asks for a round; its report goes to `keep`, which says what changes with it. */
  readonly ask: (
    request: CheckRequest,
    keep: (report: Report) => Partial<PopupState>,
  ) => Promise<void>;
  /** A sign of life with what is known, which is shown only while a round is awaited. */
  readonly tell: (partial: PartialReport) => void;
  readonly stop: () => void;
}

/** A scheduled look at some of the services: what it says is no answer to a check of them all. */
function isOfFewer({ trigger, services }: PartialReport, { last, only }: PopupState): boolean {
  if (trigger !== 'schedule' && trigger !== 'recheck') return false;
  const told = new Set(services.map(({ id }) => id));
  const wanted = only ?? last?.services.map(({ id }) => id) ?? [];
  return wanted.some((id) => !told.has(id));
}

/** One check at a time, watched for signs of life: a later one supersedes an earlier one. */
export function createCheckRun(
  store: Store<PopupState>,
  ports: Pick<PopupPorts, 'check' | 'isBackgroundAlive'>,
): CheckRun {
  let round = 0;
  let isAwaited = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const watchForLife = (): void => {
    const mine = round;
    clearTimeout(quiet);
    quiet = setTimeout(async () => {
      const alive = await ports.isBackgroundAlive(ALIVE_MS);
      if (mine !== round) return;
      store.set({ run: alive ? 'slow' : 'dead' });
      watchForLife();
    }, QUIET_MS);
  };

  const stop = (): void => {
    round += 1;
    isAwaited = false;
    clearTimeout(quiet);
  };

  const ask: CheckRun['ask'] = async (request, keep) => {
    stop();
    const mine = round;
    isAwaited = true;
    store.set({ run: 'running', progress: undefined, error: undefined });
    watchForLife();
    const reply = await askTwice(
      () => ports.check(request),
      () => mine === round,
    );
    if (mine !== round) return;
    stop();
    const ended = { run: 'idle', progress: undefined } as const;
    if (reply.ok) store.set({ ...ended, ...keep(reply.value) });
    else if (reply.error.code === 'unreachable') store.set({ ...ended, run: 'dead' });
    else store.set({ ...ended, error: reply.error });
  };

  const tell = (progress: PartialReport): void => {
    if (isAwaited) {
      if (!isOfFewer(progress, store.get())) store.set({ progress, run: 'running' });
      watchForLife();
    } else if (store.get().run === 'dead') {
      // Somebody else's round: whoever makes it is not dead.
      store.set({ run: 'idle' });
    }
  };

  return { ask, tell, stop };
}

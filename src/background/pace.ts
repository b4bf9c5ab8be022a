/** Share of the time that may go into repeated work: after work of 3 ms the next begins 30 ms later at the earliest. */
const TIMES_ITS_COST = 10;

export interface Pace {
  /** Asks for the work: done at once where enough time has passed since the last time, else as soon as it has. */
  readonly ask: () => void;
  /** Nothing more is done. */
  readonly end: () => void;
}

/** Work that is asked for more often than it is worth: dear work is done less often, and the last wish is never lost. */
export function createPace(work: () => void, elapsed: () => number): Pace {
  let earliestAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;

  const run = (): void => {
    timer = undefined;
    const startedAt = elapsed();
    work();
    const now = elapsed();
    earliestAt = now + (now - startedAt) * TIMES_ITS_COST;
  };

  return {
    ask: () => {
      if (hasEnded || timer !== undefined) return;
      const waitMs = earliestAt - elapsed();
      if (waitMs <= 0) run();
      else timer = setTimeout(run, waitMs);
    },
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}

import type { Watch } from '../formats/incident.ts';

/** A watch by a clock that was set back: what is over lies before now, and as far apart as it was. */
export function setBack(watch: Watch, byMs: number): Watch {
  const { unstableUntilMs, fault } = watch;
  return {
    ...watch,
    seenAtMs: watch.seenAtMs - byMs,
    flips: [],
    ...(unstableUntilMs !== undefined && { unstableUntilMs: unstableUntilMs - byMs }),
    ...(fault !== undefined && {
      fault: {
        ...fault,
        startedAtMs: fault.startedAtMs - byMs,
        lastFailedAtMs: fault.lastFailedAtMs - byMs,
        ...(fault.confirmedAtMs !== undefined && { confirmedAtMs: fault.confirmedAtMs - byMs }),
        ...(fault.endsAtMs !== undefined && { endsAtMs: fault.endsAtMs - byMs }),
        changes: fault.changes.map(({ atMs, verdict }) => ({ atMs: atMs - byMs, verdict })),
      },
    }),
  };
}

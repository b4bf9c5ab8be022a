import type { WatchBook } from '../formats/incident.ts';
import type { ReportFault } from '../formats/verdict.ts';
import { USER_SUBJECT, watchState } from '../incidents/round.ts';

/** An open incident. */
export interface Standing {
  readonly verdict: ReportFault;
  /** The last look found it failing, or as unsteady as before. */
  readonly isFailing: boolean;
  readonly isUnstable: boolean;
  /** When that look was, ms since the epoch. */
  readonly seenAtMs: number;
}

/** Every open incident, by its id. */
export function standingOf({ subjects }: WatchBook): ReadonlyMap<string, Standing> {
  return new Map(
    subjects.flatMap((watch) => {
      const { fault, seenAtMs } = watch;
      if (fault?.id === undefined) return [];
      const state = watchState(watch);
      const isFailing = state === 'confirmed' || state === 'unstable';
      const isUnstable = state === 'unstable';
      return [[fault.id, { verdict: fault.verdict, isFailing, isUnstable, seenAtMs }] as const];
    }),
  );
}

/** Whether a look at that moment still says how things are. */
export function isFresh(atMs: number, { nowMs, freshMs }: Freshness): boolean {
  return Math.abs(nowMs - atMs) <= freshMs;
}

interface Freshness {
  readonly nowMs: number;
  /** How old a look may be to say that a fault stands, in ms. */
  readonly freshMs: number;
}

/** Whether the user's own side failed, after a pause too, when a round last looked, which was not long ago. */
export function ownSideFails({ subjects }: WatchBook, { nowMs, freshMs }: Freshness): boolean {
  const own = subjects.find(({ subject }) => subject === USER_SUBJECT);
  if (own === undefined) return false;
  const stands = own.fault !== undefined && own.fault.endsAtMs === undefined;
  return (stands || !own.isObserved) && isFresh(own.seenAtMs, { nowMs, freshMs });
}

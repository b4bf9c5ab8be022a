import type { Incident, Watch, WatchBook } from '../formats/incident.ts';
import type { ReportVerdict } from '../formats/verdict.ts';

/** The user's own side as a subject; no service can have it as its id. */
export const USER_SUBJECT = '';

/** Everything that outlives a round. Kept in two parts: the second is large and seldom changes. */
export interface IncidentState {
  readonly book: WatchBook;
  readonly closed: readonly Incident[];
}

export const NO_INCIDENTS: IncidentState = { book: { subjects: [] }, closed: [] };

/** What one round says, and how it came about. */
export interface Round {
  /** When it started, wall clock, ms since the epoch. */
  readonly atMs: number;
  /**
   * The same clock when the round is taken into account, which tells a clock that was set back from a round that began
   * earlier and ended later. Absent: none did.
   */
  readonly nowMs?: number;
  /** When a round has seen subjects that are well, which the state knows nothing of; as far as the caller knows. */
  readonly seenAtMs?: ReadonlyMap<string, number>;
  /** How far apart rounds are meant to lie, in ms. */
  readonly intervalMs: number;
  readonly user: ReportVerdict;
  /** The services that were asked, in any order. */
  readonly services: readonly { readonly id: string; readonly verdict: ReportVerdict }[];
  /** Nothing gets through: nobody on the internet is in sight, asked or not. Absent: something does, or nobody can tell. */
  readonly lineDown?: {
    /** Services on this network. */
    readonly local: readonly string[];
  };
  /** The first one after a sleep, a long pause or a change of network. */
  readonly isAfterPause: boolean;
}

/** What alerts can be made of. An incident is announced once, as `confirmed` or as `unstable`. */
export type IncidentNews =
  | { readonly kind: 'confirmed' | 'unstable'; readonly incident: Incident }
  | {
      readonly kind: 'recovered';
      readonly incident: Incident;
      /** How long it was seen failing, in ms: what nobody observed is left out. */
      readonly downMs: number;
    };

export type WatchState =
  | 'well'
  | 'suspected'
  | 'confirmed'
  | 'recovering'
  | 'unstable'
  | 'unobserved';

/** Where a subject stands; one that nothing is known of is well. */
export function watchState(watch: Watch | undefined): WatchState {
  if (watch === undefined) return 'well';
  const { isObserved, unstableUntilMs, fault } = watch;
  if (!isObserved) return 'unobserved';
  if (unstableUntilMs !== undefined) return 'unstable';
  if (fault === undefined) return 'well';
  if (fault.confirmedAtMs === undefined) return 'suspected';
  return fault.endsAtMs === undefined ? 'confirmed' : 'recovering';
}

import { type Suspect, sideOf } from '../diagnosis/suspect.ts';
import type { AlertGroup, AlertNews } from '../formats/alerts.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import type { Standing } from './standing-of.ts';

/** What may be told, at this moment. */
export interface AlertPolicy {
  /** Alerts are switched on, and the browser lets them through. */
  readonly isOn: boolean;
  readonly about: 'both' | 'theirs' | 'mine';
  /** Tells once more after so long; absent: never. */
  readonly remindAfterMs?: number;
  /** Until when quiet hours or the person's pause last; absent outside of them. */
  readonly quietUntilMs?: number;
  /** Services that are watched and may be told of, by id. */
  readonly services: ReadonlyMap<string, { readonly name: string; readonly provider: string }>;
  /** Until when a service is muted, by id. */
  readonly mutes: ReadonlyMap<string, number>;
}

/** What has happened, and what stands. */
export interface AlertInput {
  /** Wall clock, ms since the epoch. */
  readonly nowMs: number;
  /** What alerts have not dealt with yet, oldest first. */
  readonly news: readonly AlertNews[];
  /** Every open incident, by its id, after these news. */
  readonly standing: ReadonlyMap<string, Standing>;
  /** The user's own side failed when a round last looked. */
  readonly ownFails: boolean;
  /** A look that is not older than `freshMs` found the user's own side in order. */
  readonly ownIsWell: boolean;
  /** How old a look may be to say that a fault stands, in ms. */
  readonly freshMs: number;
  /** Ids of the notifications that are known to be in front of the person. */
  readonly shown: ReadonlySet<string>;
}

/** Whether this subject is watched, and may be told of. */
export function isListed(subject: string, { services }: AlertPolicy): boolean {
  return subject === USER_SUBJECT || services.has(subject);
}

/**
 * Whether faults on that side are told of. A service that is stopped by the user's own device or network is the user's;
 * what nobody can tell the side of is everybody's.
 */
export function isWanted(
  { subject, suspects }: { readonly subject: string; readonly suspects: readonly Suspect[] },
  { about }: AlertPolicy,
): boolean {
  if (about === 'both') return true;
  const side = subject === USER_SUBJECT ? 'yours' : sideOf(suspects);
  return side === 'unclear' || (side === 'yours') === (about === 'mine');
}

/** What a subject is grouped by: its provider, however that is written, or '' for the user's own side. */
export function keyOf(subject: string, { services }: AlertPolicy): string {
  return services.get(subject)?.provider.trim().toLowerCase() ?? USER_SUBJECT;
}

/** Whether a group holds what is grouped by that; one that was told of many providers has several. */
export function holdsKey({ key, cases }: AlertGroup, wanted: string, policy: AlertPolicy): boolean {
  if (key === USER_SUBJECT || wanted === USER_SUBJECT) return key === wanted;
  return cases.some(({ subject }) => keyOf(subject, policy) === wanted);
}

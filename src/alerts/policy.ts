import type { AlertNews } from '../formats/alerts.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import type { Standing } from './standing-of.ts';

/** What may be told, at this moment. */
export interface AlertPolicy {
  /** Alerts are switched on, and the browser lets them through. */
  readonly isOn: boolean;
  readonly about: 'both' | 'theirs' | 'mine';
  /** Tells once more after so long; absent: never. */
  readonly remindAfterMs?: number;
  /** Until when quiet hours last; absent outside of them. */
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
  /** How old a look may be to say that a fault stands, in ms. */
  readonly freshMs: number;
  /** Ids of the notifications that are known to be in front of the person. */
  readonly shown: ReadonlySet<string>;
}

/** Whether this subject is to be told of at all. */
export function isWanted(subject: string, { about, services }: AlertPolicy): boolean {
  if (subject === USER_SUBJECT) return about !== 'theirs';
  return about !== 'mine' && services.has(subject);
}

/** What a subject is grouped by: its provider, or '' for the user's own side. */
export function keyOf(subject: string, { services }: AlertPolicy): string {
  return services.get(subject)?.provider ?? USER_SUBJECT;
}

import type { Level } from '../diagnosis/other-views.ts';

/** A part of a status page. `id` as the page itself names it. */
export interface FeedComponent {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** The page's own word, where it has one. */
  readonly raw?: string;
}

/** An incident that is still open; updates are folded into it. */
export interface FeedIncident {
  readonly title: string;
  readonly level: Level;
  /** Ids of the parts it names; absent where the page does not say. */
  readonly components?: readonly string[];
  /** The page's own word for how far it has come. */
  readonly raw?: string;
  /** ms since the epoch. */
  readonly sinceMs?: number;
  readonly updatedMs?: number;
  /** Planned end, of maintenance. */
  readonly untilMs?: number;
  readonly link?: string;
}

/** What one body of a status feed says, before it is narrowed to the parts that a service is made of. */
export interface FeedReading {
  /** Who the page says it is; compared with who was asked. */
  readonly page: { readonly id?: string; readonly name?: string; readonly url?: string };
  /** Of the page as a whole; `unknown` where it says nothing of the whole, or in words that no table lists. */
  readonly level: Level;
  readonly raw?: string;
  readonly components: readonly FeedComponent[];
  /** The page lists only parts that are in trouble: one that it does not list is well. */
  readonly listsTroubleOnly?: true;
  /** Open ones only: nothing resolved, nothing planned for later. */
  readonly incidents: readonly FeedIncident[];
}

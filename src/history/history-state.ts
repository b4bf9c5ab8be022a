import type { Incident } from '../formats/incident.ts';
import type { RecordsTrouble, RollUp } from '../formats/records.ts';
import type { Report } from '../formats/report.ts';
import type { Mute, ReplyError } from '../protocol.ts';
import type { RecordsFailure } from '../records/record-reader.ts';
import type { IncidentTimes } from './incident-times.ts';
import type { LatencyPoint } from './latency-points.ts';
import type { Range, Route } from './route.ts';

/** A service of the person's list. */
export interface ListedService {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly isWatched: boolean;
}

/** An incident as the page shows it. */
export interface ShownIncident {
  readonly incident: Incident;
  /** What service and provider are called; absent for the user's own side, and where nobody knows any more. */
  readonly names: { readonly service?: string; readonly provider?: string };
  /** It goes on now. One that has no end and does not go on ended at a moment that was not recorded. */
  readonly isStanding: boolean;
}

/** Days of one subject, by the day's name. */
export type SubjectDays = ReadonlyMap<string, RollUp>;

export type StoreState =
  | { readonly kind: 'opening' }
  /** `unreadable`: how many of its records could not be read. */
  | { readonly kind: 'open'; readonly unreadable: number }
  | { readonly kind: 'failing'; readonly why: RecordsFailure };

/** Answer times of the service that is opened. */
export interface OpenedLatency {
  readonly subject: string;
  readonly range: Range;
  readonly points: readonly LatencyPoint[];
}

/** What else is known of the incident that is opened. */
export interface OpenedStory {
  readonly id: string;
  readonly times?: IncidentTimes;
  /** The round that confirmed it. */
  readonly report?: Report;
  readonly reportText?: string;
}

/** What the last round leaves to be said of now. */
export interface LastRound {
  /** When it began, ISO 8601. */
  readonly startedAt: string;
  /** Somebody answered and nothing failed: there is not even a suspicion. */
  readonly isWell: boolean;
}

/** Everything the history page is drawn from. */
export interface HistoryState {
  readonly route: Route;
  /** Milliseconds since the epoch, brought up to date every minute. */
  readonly now: number;
  readonly store: StoreState;
  readonly trouble: RecordsTrouble | undefined;
  /** In the person's order; absent until somebody has told. */
  readonly services: readonly ListedService[] | undefined;
  /** How long nobody may look before nobody is observing, in ms. */
  readonly gapMs: number;
  /** The last round; absent until somebody has told. */
  readonly last: LastRound | undefined;
  /** Scheduled rounds rest: the person paused them, nobody is there, or there is nothing to watch. */
  readonly isResting: boolean;
  /** By subject; absent until they have been read. */
  readonly days: ReadonlyMap<string, SubjectDays> | undefined;
  /** Newest first; absent until they have been read. */
  readonly incidents: readonly ShownIncident[] | undefined;
  readonly mutes: readonly Mute[];
  readonly latency: OpenedLatency | undefined;
  readonly story: OpenedStory | undefined;
  readonly done: string | undefined;
  readonly error: ReplyError | undefined;
}

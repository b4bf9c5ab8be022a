import type { Config } from './formats/config.ts';
import type { Incident } from './formats/incident.ts';
import type { FeedProblem, OfficialWord } from './formats/official-word.ts';
import type { OutsideProblem } from './formats/outside-view.ts';
import type { Problem } from './formats/problem.ts';
import type { PartialReport, Report } from './formats/report.ts';

/** Who asks for a check; tools say nothing, and the report says `message`. */
export type CheckTrigger = 'popup' | 'page';

/** Every request that an extension page may send to the background, with what it gets back. */
export interface Protocol {
  importConfig: {
    request: { config: unknown; mode: 'replace' | 'merge' };
    value: { imported: number };
  };
  exportConfig: { request: object; value: Config };
  check: {
    request: (
      | {
          services?: string[];
          /** Ask others elsewhere about these services now, where the outside view waits for a word (`ask`). */
          askOutside?: true;
          /** The person says that they changed the network since the last round. */
          switchedNetwork?: true;
        }
      | { url: string }
    ) & { trigger?: CheckTrigger };
    value: Report;
  };
  /** Reads the status page of a service, at most once in 5 minutes; null where it has none. */
  askOfficial: { request: { service: string }; value: OfficialWord | null };
  /** Finds out what kind of status page lies at an address, and what it says now. */
  tryFeed: { request: { url: string }; value: TriedFeed };
  /**
   * Whether a token for the outside view is kept, and what may still be asked this hour; `kept`: the first alone, and
   * nobody is asked anything.
   */
  getOutsideLimits: { request: { only?: 'kept' }; value: OutsideLimits };
  /** Keeps a token of the person's own for the outside view's present address; null drops it. Never exported. */
  setOutsideToken: { request: { token: string | null }; value: null };
  getReport: { request: object; value: Report | null };
  /** Open ones first, then those that are over; each newest first. */
  getIncidents: { request: object; value: Incident[] };
  /** Whether scheduled rounds take place, and if not, why. */
  getWatching: { request: object; value: Watching };
  /** No scheduled rounds until that moment (ISO 8601); null: go on at once. */
  pause: { request: { until: string | null }; value: Watching };
  /** What rounds have cost. */
  getDataUse: { request: object; value: DataUse };
  /** Services that nobody is told of for now. */
  getMutes: { request: object; value: Mute[] };
  /** Nobody is told of this service until that moment (ISO 8601); null: from now on again. */
  mute: { request: { service: string; until: string | null }; value: Mute[] };
  /** Shows a notification, so that a person sees whether their system lets it through. */
  testAlert: { request: object; value: { shown: boolean } };
  /** Forgets every sample, roll-up and incident that is over. What stands now stays. */
  deleteHistory: { request: object; value: null };
}

export type Watching =
  | {
      readonly kind: 'on';
      readonly nextAt?: string;
      /** By service id: until when its host asked to be left alone (`Retry-After`), where that is more than a minute away. */
      readonly heldUntil?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'nothing-to-watch' }
  | { readonly kind: 'paused'; readonly until: string }
  /** Nobody has used the device for long. */
  | { readonly kind: 'idle' }
  /** This month's data limit is reached; `until` is when the next month begins. */
  | { readonly kind: 'over-limit'; readonly until: string };

/** Bytes on the wire, both ways, estimated. Controls and questions to others are counted apart from services. */
export interface DataUse {
  readonly today: DataSpan;
  readonly month: DataSpan;
  readonly limitBytes?: number;
  /** What a look at one service costs while all is well; absent before the first scheduled round. */
  readonly perLookBytes?: number;
}

export interface DataSpan {
  /** Local calendar: `2026-11-23` or `2026-11`. */
  readonly name: string;
  readonly bytes: number;
  /** By service id. */
  readonly services: Readonly<Record<string, number>>;
  readonly controlBytes: number;
}

export interface Mute {
  readonly service: string;
  readonly until: string;
}

export type TriedFeed =
  | {
      readonly kind: 'found';
      /** As the configuration names it. */
      readonly feed: { readonly kind: string; readonly url: string; readonly page?: string };
      readonly word: OfficialWord;
      /** Every part of the page, for choosing those that a service is made of. */
      readonly components: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly kind: 'not-found'; readonly problem: FeedProblem };

export interface OutsideLimits {
  readonly hasToken: boolean;
  /** Tests left, of how many an hour; absent where the service could not be asked. */
  readonly tests?: {
    readonly remaining: number;
    readonly limit: number;
    readonly resetsAt: string;
  };
  readonly problem?: OutsideProblem;
}

export type RequestType = keyof Protocol;

/**
 * `cancelled`: the configuration changed while the check ran.
 * `unreachable`: no answer came at all; pages make it themselves.
 */
export type ErrorCode =
  | 'bad-request'
  | 'not-available'
  | 'internal'
  | 'storage'
  | 'cancelled'
  | 'unreachable';

export interface ReplyError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly problems?: readonly Problem[];
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ReplyError };

/** What `storage.session` holds under `progress` while a round runs; its verdicts are absent where none stands yet. */
export interface Progress {
  readonly type: 'progress';
  readonly report: PartialReport;
}

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

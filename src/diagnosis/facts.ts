import type { Observation } from './observation.ts';
import type {
  EarlierNetwork,
  OfficialFacts,
  OutsideFacts,
  Region,
  ServerErrorElsewhere,
} from './other-views.ts';

export type EndpointFunction = 'web' | 'login' | 'api' | 'media' | 'other';

export interface EndpointFacts {
  /** Its address without query and fragment. */
  readonly url: string;
  readonly host: string;
  readonly secure: boolean;
  readonly function: EndpointFunction;
  /** Lowest and highest status that counts as well; absent: the default reading of a status. */
  readonly status?: readonly [number, number];
  /** A text was asked for; the attempt's `content` says whether it was there. */
  readonly body?: true;
}

export interface ServiceFacts {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly where: 'internet' | 'local';
  readonly endpoints: readonly EndpointFacts[];
  /** Attempts at its endpoints, and what was asked about its hosts after a failure. */
  readonly observations: readonly Observation[];
  /** Regions it is known to answer in; absent: everywhere. */
  readonly reachableFrom?: readonly Region[];
  /** What its provider says. */
  readonly official?: OfficialFacts;
  /** What others see. */
  readonly outside?: OutsideFacts;
  /** How it failed on another network shortly before. */
  readonly earlierNetwork?: EarlierNetwork;
  /** What its provider's other endpoints said in the last minutes, of earlier rounds. */
  readonly serverErrors?: readonly ServerErrorElsewhere[];
  /** No answer of it, in whatever round, is remembered: its address may never have been right. */
  readonly neverAnswered?: true;
  /** Who carried its last good answer: the CDN's signature, and the addresses it came from. */
  readonly lastGood?: {
    readonly cdn?: string;
    readonly addresses: readonly string[];
    /** The same by host. */
    readonly byHost?: Readonly<Record<string, readonly string[]>>;
    /** Nothing says that the device has moved to another network since. */
    readonly isHere?: true;
  };
}

/** Everything one round saw. Rules read this and nothing else. */
export interface RoundFacts {
  /** `navigator.onLine` at the end of the round: a hint, never a proof. */
  readonly onLine: boolean;
  /** Firefox `captivePortal.getState()`; `unknown` elsewhere. */
  readonly portal: 'locked' | 'clear' | 'unknown';
  /** How late our own timers fired at worst, in ms: a starved machine sees ghosts. */
  readonly timersLateMs: number;
  /** How late they fired on average, in ms: a busy machine finds everything slow. Absent: not measured. */
  readonly timersUsuallyLateMs?: number;
  /**
   * How long ago a round found this connection gone, in ms; absent: not of late. Attempts of that time live on in browsers,
   * and new ones wait for them.
   */
  readonly lineGoneAgoMs?: number;
  /** Attempts at controls, and the random-name canary. */
  readonly controls: readonly Observation[];
  readonly services: readonly ServiceFacts[];
  /** Where this browser is, ISO 3166-1 alpha-2; absent: not known. */
  readonly country?: string;
  /** True while the round still runs: absent observations are not failures yet. */
  readonly running?: true;
}

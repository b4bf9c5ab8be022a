import type { Incident } from '../formats/incident.ts';
import type { OfficialWord } from '../formats/official-word.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { PageToShow } from '../platform/shown-page.ts';
import type { Reply, Watching } from '../protocol.ts';
import type { Translate } from '../wording/translate.ts';
import type { LaterParts } from './later-parts.ts';

export type CheckRequest =
  | { readonly url: string }
  | {
      /** All of them when absent. */
      readonly services?: string[];
      readonly askOutside?: true;
      readonly switchedNetwork?: true;
    };

/** Everything the popup needs of the outside; tests pass fakes. */
export interface PopupPorts {
  readonly t: Translate;
  /** BCP 47 tag of the messages in use. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly readReport: () => Promise<Report | undefined>;
  /** Both call back on every change; each returns what ends the subscription. */
  readonly watchReport: (listener: (report: Report | undefined) => void) => () => void;
  readonly watchProgress: (listener: (report: PartialReport | undefined) => void) => () => void;
  /** Never rejects. */
  readonly check: (request: CheckRequest) => Promise<Reply<Report>>;
  /** Never rejects; null for a service without a status page. */
  readonly askOfficial: (service: string) => Promise<Reply<OfficialWord | null>>;
  /** None of these three rejects. */
  readonly getWatching: () => Promise<Reply<Watching>>;
  /** Until that moment (ISO 8601); null: goes on. */
  readonly pause: (until: string | null) => Promise<Reply<Watching>>;
  readonly getIncidents: () => Promise<Reply<Incident[]>>;
  readonly isBackgroundAlive: (timeoutMs: number) => Promise<boolean>;
  /** Address of the page in front, where it is a web page that we may know of, and whether its window is private. */
  readonly pageInFront: () => Promise<{
    readonly url: string | undefined;
    readonly isPrivate: boolean;
  }>;
  /** What the popup was asked to open on, or knows to have failed in the tab in front. Never rejects. */
  readonly pageToShow: () => Promise<PageToShow | undefined>;
  readonly hasPreciseMode: () => Promise<boolean>;
  /** Resolves when what was drawn stands on the screen, or soon where nobody sees it. */
  readonly painted: () => Promise<void>;
  /** Resolves when the page has a moment to spare. */
  readonly idle: () => Promise<void>;
  /** What hardly any first frame needs. */
  readonly loadParts: () => Promise<LaterParts>;
  readonly copy: (text: string) => Promise<void>;
  /** Opens one of the extension's own pages, such as `options.html#services`. */
  readonly openOwnPage: (path: string) => void;
  readonly openAddress: (url: string) => void;
  readonly restart: () => void;
}

import type { Incident } from '../formats/incident.ts';
import type { OfficialWord } from '../formats/official-word.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { PageToShow } from '../platform/shown-page.ts';
import type { ReplyError, Watching } from '../protocol.ts';
import type { AddressProblem } from '../ui/parse-address.ts';
import type { MessageKey } from '../wording/translate.ts';
import type { Folded } from './disclosure.tsx';
import type { LaterParts } from './later-parts.ts';

/** `slow`: the background lives and still compares. `dead`: it does not answer at all. */
type RunState = 'idle' | 'running' | 'slow' | 'dead';

/** Everything the popup is drawn from. */
export interface PopupState {
  /** The last report of all services. */
  readonly last: Report | undefined;
  readonly run: RunState;
  /** What the running round knows so far. */
  readonly progress: PartialReport | undefined;
  readonly error: ReplyError | undefined;
  /** The round is about these services alone: nothing new comes of the others. */
  readonly only: readonly string[] | undefined;
  /** Said to be on another network now: the service that failed on the one before. */
  readonly switched: { readonly id: string; readonly name: string } | undefined;
  /** An address that is looked at without being added, with its report once there is one. */
  readonly adHoc: PageToShow | undefined;
  /** Why what was typed is no address to check. */
  readonly addressProblem: AddressProblem | undefined;
  /** What came of the last press on a button that copies. */
  readonly copied: MessageKey | undefined;
  /** Status pages, once they were asked for, by service: undefined until read, null where there is none. */
  readonly words: Readonly<Record<string, OfficialWord | null | undefined>> | undefined;
  /** Address of the page in front; of none in a private window. */
  readonly page: string | undefined;
  /** The popup stands in a private window. */
  readonly isPrivate: boolean;
  /** Access to all sites is held. */
  readonly precise: boolean;
  /** Whether scheduled rounds take place; undefined until the background said so. */
  readonly watching: Watching | undefined;
  /** Why they were not paused, or do not go on. */
  readonly pauseError: ReplyError | undefined;
  readonly incidents: readonly Incident[];
  /** What was unfolded since the popup stands, whether or not it was folded again. */
  readonly opened: readonly Folded[];
  /** Undefined until they are loaded. */
  readonly parts: LaterParts | undefined;
  /** Milliseconds since the epoch; moves on so that ages are told anew. */
  readonly now: number;
}

/** The finished report to show: of the address that is looked at, else the last of all services. */
export function finishedReport({ adHoc, last }: PopupState): Report | undefined {
  return adHoc ? adHoc.report : last;
}

/** What the popup can do. */
export interface PopupActions {
  readonly checkAgain: () => void;
  /** Has machines elsewhere asked about that service. */
  readonly askOthers: (id: string) => void;
  /** Checks again on what the person says is another network; `service` failed on the one before. */
  readonly switchedNetwork: (service: { readonly id: string; readonly name: string }) => void;
  /** Looks at an address, or at what was typed as one, without adding it. */
  readonly checkAddress: (text: string) => void;
  readonly backToServices: () => void;
  /** Draws what was folded away; the steps come with what status pages say, read once while the popup is open. */
  readonly open: (part: Folded) => void;
  /** No scheduled rounds until that moment (ISO 8601); null: go on. Resolves when it is drawn. */
  readonly pause: (until: string | null) => Promise<void>;
  readonly copyReport: (report: Report, form: 'text' | 'json') => Promise<void>;
}

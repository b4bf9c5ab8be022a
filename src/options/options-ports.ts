import type { Config } from '../formats/config.ts';
import type { RecordsTrouble } from '../formats/records.ts';
import type { Report } from '../formats/report.ts';
import type { AskedPermission } from '../platform/permissions.ts';
import type { DataUse, Mute, OutsideLimits, Reply, TriedFeed, Watching } from '../protocol.ts';
import type { Translate } from '../wording/translate.ts';

/** Match patterns and permission names that are granted. */
export interface Held {
  readonly origins: readonly string[];
  readonly permissions: readonly string[];
  /** Patterns that came with the installation, and which this browser does not give back. */
  readonly required: readonly string[];
}

/** Everything the options page needs of the outside; tests pass fakes. None of them rejects. */
export interface OptionsPorts {
  readonly t: Translate;
  /** BCP 47 tag of the messages in use. */
  readonly language: string;
  readonly readConfig: () => Promise<Reply<Config>>;
  /** Replaces the whole configuration, or changes nothing. */
  readonly writeConfig: (config: Config) => Promise<Reply<{ imported: number }>>;
  /** Looks at an address without adding it. */
  readonly check: (url: string) => Promise<Reply<Report>>;
  /** Reads a status page without keeping it. */
  readonly tryFeed: (url: string) => Promise<Reply<TriedFeed>>;
  /** What the outside view may still ask; `kept`: only whether a token is kept, and nobody is asked. */
  readonly readOutsideLimits: (only?: 'kept') => Promise<Reply<OutsideLimits>>;
  /** Keeps a token for the outside view's stored address; null drops it. It can never be read back. */
  readonly writeOutsideToken: (token: string | null) => Promise<Reply<null>>;
  readonly readHeld: () => Promise<Held>;
  readonly watchHeld: (listener: () => void) => () => void;
  /** What asks the person does so only from a click, with nothing awaited before. */
  readonly requestAccess: (addresses: readonly string[]) => Promise<boolean>;
  readonly requestPreciseMode: () => Promise<boolean>;
  readonly dropAccess: (origins: readonly string[]) => Promise<boolean>;
  readonly requestPermission: (name: AskedPermission) => Promise<boolean>;
  readonly dropPermission: (name: AskedPermission) => Promise<boolean>;
  readonly readWatching: () => Promise<Reply<Watching>>;
  /** No scheduled rounds until that moment (ISO 8601); null: go on. */
  readonly pause: (until: string | null) => Promise<Reply<Watching>>;
  readonly readDataUse: () => Promise<Reply<DataUse>>;
  readonly readMutes: () => Promise<Reply<Mute[]>>;
  /** Nobody is told of that service until then (ISO 8601); null: told again. */
  readonly mute: (service: string, until: string | null) => Promise<Reply<Mute[]>>;
  /** Shows a notification. */
  readonly testAlert: () => Promise<Reply<{ shown: boolean }>>;
  /** Why no history is kept, or not all of it; undefined while all is well. */
  readonly readHistoryTrouble: () => Promise<RecordsTrouble | undefined>;
  readonly deleteHistory: () => Promise<Reply<null>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly download: (name: string, text: string) => void;
}

import type { Config } from '../formats/config.ts';
import type { Incident } from '../formats/incident.ts';
import type { RecordsTrouble } from '../formats/records.ts';
import type { Report } from '../formats/report.ts';
import type { Mute, Reply, Watching } from '../protocol.ts';
import type { OpenedReader } from '../records/record-reader.ts';
import type { Translate } from '../wording/translate.ts';
import type { ExportedFile } from './export-file.ts';

/** Everything the history page needs of the outside; tests pass fakes. Only `copy` may reject. */
export interface HistoryPorts {
  readonly t: Translate;
  /** BCP 47 tag of the messages in use. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly openReader: () => Promise<OpenedReader>;
  /** Why history is not kept, where it is not. */
  readonly readTrouble: () => Promise<RecordsTrouble | undefined>;
  /** The report over all services, as it is shown: names before the background has answered. */
  readonly readReport: () => Promise<Report | undefined>;
  /** Calls back whenever a round has ended. Returns what ends the subscription. */
  readonly watchReport: (listener: (report: Report | undefined) => void) => () => void;
  readonly readConfig: () => Promise<Reply<Config>>;
  /** What stands now, and what was over last. */
  readonly readIncidents: () => Promise<Reply<Incident[]>>;
  /** Whether scheduled rounds take place. */
  readonly readWatching: () => Promise<Reply<Watching>>;
  readonly readMutes: () => Promise<Reply<Mute[]>>;
  readonly mute: (service: string, until: string | null) => Promise<Reply<Mute[]>>;
  readonly deleteHistory: () => Promise<Reply<null>>;
  readonly download: (file: ExportedFile) => void;
  readonly copy: (text: string) => Promise<void>;
  /** Goes to that part of the address, so that Back leads here again. */
  readonly openHash: (hash: string) => void;
  /** The same address as before, worded anew: nothing to go back to, and nobody is told. */
  readonly replaceHash: (hash: string) => void;
}

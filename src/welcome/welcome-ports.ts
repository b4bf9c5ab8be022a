import type { Service } from '../formats/config.ts';
import type { Report } from '../formats/report.ts';
import type { Reply } from '../protocol.ts';
import type { Translate } from '../wording/translate.ts';

/** Everything the welcome page needs of the outside; tests pass fakes. None of them rejects. */
export interface WelcomePorts {
  readonly t: Translate;
  /** BCP 47 tag of the messages in use. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Asks the person: only from a click, with nothing awaited before. */
  readonly requestAccess: (addresses: readonly string[]) => Promise<boolean>;
  readonly addServices: (services: readonly Service[]) => Promise<Reply<{ imported: number }>>;
  /** A full round over everything that is watched. */
  readonly check: () => Promise<Reply<Report>>;
  /** Asks for the permission to show notifications: only from a click, with nothing awaited before. */
  readonly requestAlerts: () => Promise<boolean>;
  readonly switchAlertsOn: () => Promise<Reply<{ imported: number }>>;
  /** Undefined where the browser cannot tell. */
  readonly isOnToolbar: () => Promise<boolean | undefined>;
}

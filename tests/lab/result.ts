import type { Report } from '../../src/formats/report.ts';
import type { Access, BrowserKind } from '../browsers/test-browser.ts';

/** What was seen of one scenario, in one browser, with one set of permissions. */
export interface LabRun {
  readonly scenario: string;
  readonly browser: BrowserKind;
  readonly access: Access;
  /** What the parameters of its world were drawn from. */
  readonly seed: number;
  /** Of a repeat under harder conditions, what was made harder. */
  readonly twist?: Twist;
  /** The last check. */
  readonly report: Report;
  /** What the rest of the browser knew at that moment: part of what can be told from here. */
  readonly circumstances: { readonly onLine: boolean };
  /** Ids of services that answered in an earlier check of the same story; absent where there was none. */
  readonly answeredBefore?: readonly string[];
  /** Who carried the good answers of each service in earlier checks of the same story, by id; absent where none came. */
  readonly carriedBefore?: Readonly<Record<string, Carriers>>;
  /** From pressing the button to the first verdict that is not good, and to the last one, in ms. */
  readonly suspicionMs?: number;
  readonly verdictMs: number;
  /** On the client's line, in both directions, during that check. */
  readonly bytes: number;
  /** How late the lab's own timers were meanwhile, at worst, in ms: a machine that is too busy measures itself. */
  readonly lateMs?: number;
  /** Plays before this one that count for nothing, as the machine was too busy; absent where there was none. */
  readonly voidPlays?: number;
  /** Whose side each baseline blames. */
  readonly baselines: Readonly<Record<string, BaselineSays>>;
}

/** Who carries a service: CDNs that sign its answers, and the addresses that those came from. */
export interface Carriers {
  readonly cdns: readonly string[];
  readonly addresses: readonly string[];
}

/** What must change nothing: a control that is down, one that a filter list blocks, clocks that are off by minutes. */
export type Twist = 'control-down' | 'control-blocked' | 'clock-off';

/** What people use instead, reduced to whose side it blames; `ok` blames nobody, `unclear` says that it cannot tell. */
export type BaselineSays = 'user' | 'provider' | 'ok' | 'unclear';

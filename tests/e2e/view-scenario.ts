import type { Side, Suspect } from '../../src/diagnosis/suspect.ts';
import type { Break } from '../net/break.ts';
import type { OutsideMode } from '../net/lab-config.ts';
import type { ServiceSpec } from '../net/site.ts';

/** What is to be said of one service once others were heard. */
export interface ServiceOutcome {
  /** Members of the service's report, `toMatchObject`. */
  readonly report: object;
  /** Id of the first evidence: the rule that decided. */
  readonly rule: string;
  /** Ids of evidence that must be there too. */
  readonly tells?: readonly string[];
  /** Ids of evidence that must not be there. */
  readonly omits?: readonly string[];
}

/** A round that came before the one that is judged. */
export interface EarlierRound {
  readonly breaks: readonly Break[];
  /** The client changes lines after it, while the browser runs. */
  readonly thenSwitches?: true;
}

/** Something that fails, with those who can speak about it, and what must be said. */
export interface ViewScenario {
  readonly name: string;
  /** Absent: one that fails, and one that answers. */
  readonly services?: readonly ServiceSpec[];
  /** Absent: the outside view is off. */
  readonly mode?: OutsideMode;
  readonly before?: readonly EarlierRound[];
  readonly breaks: readonly Break[];
  /** Services that are checked; absent: all of them. */
  readonly only?: readonly string[];
  /** Further members of the message that asks for the round. */
  readonly request?: object;
  /** By id; services that are not named must be ok. */
  readonly outcomes: Readonly<Record<string, ServiceOutcome>>;
  readonly side: Side;
  readonly headline?: RegExp;
  /** Questions that reach the outside view, in all rounds together. */
  readonly questions: number;
  /** Whether the status page is read. */
  readonly readsFeed: boolean;
}

const RULE_BEFORE_VIEWS = 'P5';

/** The views leave just these suspects, by this rule. */
export function narrowsTo(
  suspects: readonly Suspect[],
  rule: string,
  more: Partial<ServiceOutcome> = {},
): ServiceOutcome {
  const report = { verdict: { kind: 'fault', suspects }, ...more.report };
  return { rule, ...more, report };
}

/** As it would be said without any view. */
export function standsStill(more: Partial<ServiceOutcome> = {}): ServiceOutcome {
  return narrowsTo(['path', 'provider'], RULE_BEFORE_VIEWS, more);
}

export type Case = Omit<ViewScenario, 'questions' | 'readsFeed'> & Partial<ViewScenario>;

/** A scenario in which nobody elsewhere is asked and the status page is read, unless told otherwise. */
export function scenario(input: Case): ViewScenario {
  return { questions: 0, readsFeed: true, ...input };
}

import type { Cause, Refusal } from '../../../src/diagnosis/cause.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import type { LabRun } from '../result.ts';
import type { LabScenario, Truth } from '../scenario.ts';
import { type Fingerprint, fingerprintsOf, USER } from './fingerprint.ts';

/** One subject of one run: what was seen of it, what is true of it, and what was said. */
export interface Sighting {
  readonly run: LabRun;
  readonly scenario: LabScenario;
  readonly print: Fingerprint;
  readonly verdict: ReportVerdict;
  /** What is true of this subject: the scenario's truth if it is affected, or its other one; else `ok`. */
  readonly truth: Truth;
  readonly isAffected: boolean;
  /** Of a second fault in the same world, which has a truth of its own. */
  readonly isOther: boolean;
  /** It carries a fault of everybody's and answers all the same: to call it ok is right as well. */
  readonly mayBeOk: boolean;
  /** Words that name it rightly. */
  readonly causes: readonly (Cause | Refusal)[];
  /** Whether its truth counts in the honest set of its class. */
  readonly counts: boolean;
}

/**
 * Every subject of a run. Throws a RangeError where the report lacks a service that the scenario affects: the run was not
 * of that scenario.
 */
export function sightingsOf(run: LabRun, scenario: LabScenario): readonly Sighting[] {
  const { affects, also } = scenario;
  const known = run.report.services.map(({ id }) => id);
  const named = [...(affects === 'everything' ? [] : affects), ...(also?.affects ?? [])];
  const missing = named.filter((id) => !known.includes(id));
  if (missing.length > 0)
    throw new RangeError(`${scenario.name}: no ${missing.join(', ')} in the report`);
  return fingerprintsOf(run).map((print) => sight(print, run, scenario));
}

function sight(print: Fingerprint, run: LabRun, scenario: LabScenario): Sighting {
  const { also } = scenario;
  const isUser = print.subject === USER;
  const isOther = also?.affects.includes(print.subject) ?? false;
  const { affects, causes, truth } = isOther && also !== undefined ? also : scenario;
  const isAffected = affects === 'everything' ? true : !isUser && affects.includes(print.subject);
  const mayBeOk = affects === 'everything' && print.answers;
  // A service that fails without being meant to is the lab's own mishap, and must not make its class look harmless.
  const isMishap = !isUser && !isAffected && !print.answers;
  return {
    run,
    scenario,
    print,
    verdict: verdictOf(run, print.subject),
    truth: isAffected ? truth : 'ok',
    isAffected,
    isOther,
    mayBeOk,
    causes: isAffected ? causes : [],
    counts: !isMishap,
  };
}

function verdictOf({ report }: LabRun, subject: string): ReportVerdict {
  if (subject === USER) return report.user;
  const service = report.services.find(({ id }) => id === subject);
  if (service === undefined) throw new RangeError(`no service ${subject} in the report`);
  return service.verdict;
}

import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import type { Access, BrowserKind } from '../../browsers/test-browser.ts';
import type { BaselineSays, Twist } from '../result.ts';
import type { Truth } from '../scenario.ts';
import { USER } from './fingerprint.ts';
import { type HonestSet, honestOf, unionOf } from './honest.ts';
import { type Blamed, type Judged, judge, OUTCOMES, type Outcome } from './judge.ts';
import type { Sighting } from './sightings.ts';

/** What one run is worth. */
export interface RunScore {
  readonly scenario: string;
  readonly group: string;
  readonly truth: Truth;
  readonly browser: BrowserKind;
  readonly access: Access;
  readonly seed: number;
  readonly twist?: Twist;
  readonly outcome: Outcome;
  readonly blamed?: Blamed;
  readonly isOutOfSight?: true;
  /** The subject that decided: the worst. */
  readonly subject: string;
  /** What was said of it, and what could have been said. */
  readonly said: string;
  readonly honest: string;
  /** How many suspects what could have been said names; 0 where nothing may be wrong at all. */
  readonly honestSize: number;
  /** Whether it was named rightly; absent where nothing was to be named. */
  readonly isCauseRight?: boolean;
  /** What was said of everybody, for comparing with runs under harder conditions. */
  readonly everything: readonly string[];
  /** The same as one word, as the baselines speak. */
  readonly says: BaselineSays;
  readonly suspicionMs?: number;
  readonly verdictMs: number;
  readonly bytes: number;
}

interface JudgedSighting extends Judged {
  readonly sighting: Sighting;
  readonly honest: HonestSet;
}

/** Looks up what could have been said of a subject, beside its own truth; undefined where nothing is known. */
export type Known = (sighting: Sighting) => HonestSet | undefined;

/**
 * Scores one run, of which there is at least the user's own side, by its worst subject; of equals an affected one, and
 * the first in the report's order.
 */
export function scoreRun(sightings: readonly Sighting[], known: Known): RunScore {
  const judged = sightings
    .filter((each) => !isToldByServices(each, sightings))
    .map((sighting) => judgeSighting(sighting, known));
  const [worst] = [...judged].sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      Number(b.sighting.isAffected) - Number(a.sighting.isAffected),
  );
  if (worst === undefined) throw new RangeError('a run without any subject');
  const isCauseRight = readCause(judged);
  const { blamed } = worst;
  return {
    ...describe(worst.sighting),
    outcome: worst.outcome,
    ...(blamed !== undefined && { blamed }),
    ...(judged.some(({ isOutOfSight }) => isOutOfSight) && { isOutOfSight: true as const }),
    subject: worst.sighting.print.subject,
    said: tellVerdict(worst.sighting.verdict),
    honest: tellHonest(worst.honest),
    honestSize: worst.honest.mayBeOk ? 0 : worst.honest.suspects.length,
    ...(isCauseRight !== undefined && { isCauseRight }),
    everything: tellEverything(sightings),
  };
}

function judgeSighting(sighting: Sighting, known: Known): JudgedSighting {
  const { mayBeOk, scenario, truth, verdict } = sighting;
  const own = honestOf([{ ...sighting, counts: true }]);
  const honest = unionOf([own, known(sighting) ?? own]);
  const scenarioTruth = scenario.truth;
  return { sighting, honest, ...judge(verdict, { truth, scenarioTruth, mayBeOk, honest }) };
}

function describe({ run, scenario }: Sighting) {
  const { access, browser, bytes, report, seed, suspicionMs, twist, verdictMs } = run;
  return {
    scenario: scenario.name,
    group: scenario.rows[0]?.charAt(0) ?? '-',
    truth: scenario.truth,
    browser,
    access,
    seed,
    ...(twist !== undefined && { twist }),
    says: SAID[report.overall.side],
    ...(suspicionMs !== undefined && { suspicionMs }),
    verdictMs,
    bytes,
  };
}

const SAID = {
  ok: 'ok',
  yours: 'user',
  'not-yours': 'provider',
  theirs: 'provider',
  unclear: 'unclear',
} as const;

/**
 * A fault of everybody's that the controls happen to survive is told by the services that carry it: nobody reads more
 * in one place than in the other.
 */
function isToldByServices(sighting: Sighting, all: readonly Sighting[]): boolean {
  const { print, scenario, verdict } = sighting;
  if (print.subject !== USER || scenario.affects !== 'everything' || scenario.truth === 'ok')
    return false;
  const { truth } = scenario;
  return (
    verdict.kind !== 'fault' &&
    all.some(({ verdict: each, print: { subject } }) => {
      return subject !== USER && each.kind === 'fault' && each.suspects.includes(truth);
    })
  );
}

/** Of the affected subjects that have a name to be called by: whether each is, by a word that is right for what was seen. */
function readCause(judged: readonly JudgedSighting[]): boolean | undefined {
  const named = judged.filter((each) => each.sighting.causes.length > 0 && !isExcused(each));
  if (named.length === 0) return undefined;
  return named.every(({ honest, sighting: { print, verdict } }) => {
    if (verdict.kind !== 'fault' && verdict.kind !== 'refusing') return false;
    const isUnnamed = print.isHidden && verdict.cause === 'does-not-answer';
    return isUnnamed || honest.causes.includes(verdict.cause);
  });
}

/** Nothing was named, and rightly so: it cannot be seen from here, or is told of somebody else. */
function isExcused({ honest, isOutOfSight, outcome, sighting }: JudgedSighting): boolean {
  const { mayBeOk, truth, verdict } = sighting;
  if (verdict.kind === 'unknown') return outcome === 'correct';
  if (verdict.kind !== 'ok') return false;
  return mayBeOk || isOutOfSight === true || (truth === 'ok' && honest.mayBeUnnamed);
}

/** A verdict as one reads it in tables: `{path, provider} no-answer`. */
export function tellVerdict(verdict: ReportVerdict): string {
  switch (verdict.kind) {
    case 'ok':
      return 'ok';
    case 'refusing':
      return `refusing ${verdict.cause}`;
    case 'unknown':
      return `unknown (${verdict.why})`;
    case 'fault':
      return `{${verdict.suspects.join(', ')}} ${verdict.cause}`;
  }
}

/** An honest set as one reads it in tables; `ok or {provider}` where nothing may be wrong at all. */
export function tellHonest({ mayBeOk, suspects }: HonestSet): string {
  const set = suspects.length > 0 ? `{${suspects.join(', ')}}` : '';
  return [mayBeOk ? 'ok' : '', set].filter((part) => part !== '').join(' or ');
}

function tellEverything(sightings: readonly Sighting[]): readonly string[] {
  return sightings
    .map(({ print, verdict }) => `${nameOf(print.subject)}: ${tellVerdict(verdict)}`)
    .sort();
}

/** A subject as one reads it in tables. */
export function nameOf(subject: string): string {
  return subject === USER ? 'you' : subject;
}

import type { Cause, Refusal } from '../../../src/diagnosis/cause.ts';
import { SUSPECTS, type Suspect } from '../../../src/diagnosis/suspect.ts';
import type { LabScenario, Truth } from '../scenario.ts';
import { USER } from './fingerprint.ts';
import type { Sighting } from './sightings.ts';

/** The strongest that can be said of a class without saying more than can be seen. */
export interface HonestSet {
  /** Nothing may be wrong at all: `ok` and "cannot tell" are right, whatever is true. */
  readonly mayBeOk: boolean;
  /** Everybody at whom it may lie, in reporting order; empty where nothing can be wrong. */
  readonly suspects: readonly Suspect[];
  /** Words that name it rightly. */
  readonly causes: readonly (Cause | Refusal)[];
  /** Somebody in it is well, and has nothing that could be named. */
  readonly mayBeUnnamed: boolean;
}

/** What looks the same from here, in one browser with one set of permissions. */
export interface HonestClass {
  readonly key: string;
  readonly lines: readonly string[];
  readonly sightings: readonly Sighting[];
  readonly honest: HonestSet;
}

export type Classes = ReadonlyMap<string, HonestClass>;

/** The class of what was seen of one subject: of the user's own side, or of any service. */
export function classKey(sighting: Sighting): string {
  return [...keyParts(sighting), ...sighting.print.lines].join('\n');
}

function keyParts({ print, run }: Sighting): readonly string[] {
  return [run.browser, run.access, print.subject === USER ? 'user' : 'service'];
}

/**
 * Puts sightings that look the same together. The honest set of a class is the union of the truths in it, and of those
 * of declared twins: two that have looked alike once, but for what is chance, look alike always.
 */
export function classify(sightings: readonly Sighting[]): Classes {
  const byKey = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    if (sighting.run.twist !== undefined) continue;
    const key = classKey(sighting);
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [sighting]);
    else own.push(sighting);
  }
  // Whoever answers looks like everybody who does: that proves nothing.
  const telling = sightings.filter(
    ({ isAffected, mayBeOk, run }) => isAffected && !mayBeOk && run.twist === undefined,
  );
  const alike = provenTwins(telling);
  return new Map(
    [...byKey].map(([key, own]) => {
      const lines = own[0]?.print.lines ?? [];
      const members = own.flatMap((sighting) => [sighting, ...twinsOf(sighting, alike)]);
      return [key, { key, lines, sightings: own, honest: honestOf(members) }];
    }),
  );
}

/** The union of what several sightings allow to be said. */
export function honestOf(sightings: readonly Sighting[]): HonestSet {
  const counted = sightings.filter(({ counts }) => counts);
  const truths = new Set<Truth>(counted.map((each) => (each.mayBeOk ? 'ok' : each.truth)));
  return {
    mayBeOk: truths.has('ok'),
    suspects: SUSPECTS.filter((suspect) => truths.has(suspect)),
    causes: [...new Set(counted.flatMap(({ causes }) => causes))].sort(),
    mayBeUnnamed: counted.some(({ causes, truth }) => truth === 'ok' && causes.length === 0),
  };
}

/** By a group of permissions, the name of a scenario and which of its faults: sightings of its twins that shared a class with it once. */
type Twins = ReadonlyMap<string, readonly Sighting[]>;

function twinsOf(sighting: Sighting, alike: Twins): readonly Sighting[] {
  if (!sighting.isAffected || sighting.mayBeOk) return [];
  return alike.get(twinKey(sighting)) ?? [];
}

function twinKey(sighting: Sighting): string {
  return [...keyParts(sighting), ...faultOf(sighting)].join('\n');
}

function serviceKey(sighting: Sighting): string {
  const { access, browser } = sighting.run;
  return [browser, access, 'service', ...faultOf(sighting)].join('\n');
}

/** Twins are alike in what they are about; what else goes wrong in their worlds has truths of its own. */
function faultOf({ isOther, scenario }: Sighting): readonly string[] {
  return [scenario.name, ...(isOther ? ['also'] : [])];
}

function provenTwins(sightings: readonly Sighting[]): Twins {
  const fickle = new Set(sightings.filter(isByChance).map(twinKey));
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = [...keyParts(sighting), ...apartFromChance(sighting.print.lines)].join('\n');
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [sighting]);
    else own.push(sighting);
  }
  const found = new Map<string, Map<string, Sighting>>();
  for (const group of groups.values()) {
    const alike = [...new Map(group.map((each) => [twinKey(each), each])).values()];
    for (const one of alike) {
      for (const other of alike) {
        if (one.isOther !== other.isOther || !areTwins(one.scenario, other.scenario)) continue;
        for (const key of keysProven(one, other, fickle)) {
          const own = found.get(key) ?? new Map<string, Sighting>();
          found.set(key, own.set(other.scenario.name, other));
        }
      }
    }
  }
  return new Map([...found].map(([key, twins]) => [key, [...twins.values()]]));
}

function isByChance({ print }: Sighting): boolean {
  return print.subject === USER && print.lines.includes('controls: by chance');
}

/** Where a line loses packets by chance, so does chance decide over each service: there the user's own side proves it for them. */
function keysProven(
  one: Sighting,
  other: Sighting,
  fickle: ReadonlySet<string>,
): readonly string[] {
  const own = twinKey(one);
  const isFickle = [own, twinKey(other)].some((key) => fickle.has(key));
  return one.print.subject === USER && isFickle ? [own, serviceKey(one)] : [own];
}

/**
 * What is left of a fingerprint when a control that failed once and then passed is taken for one that passed, and a line that
 * looked slow for a prompt one: a machine that plays several worlds is too busy for a moment to be quick at anything.
 */
export function apartFromChance(lines: readonly string[]): readonly string[] {
  const prompt = lines.map((line) => (line === 'line: slow' ? 'line: prompt' : line));
  if (!prompt.includes('controls: by chance')) return prompt;
  return prompt
    .filter((line) => !line.startsWith('other services:'))
    .map((line) => (line === 'controls: by chance' ? 'controls: all pass' : line));
}

/** One sighting of each scenario. */
export function firstOfEach(sightings: readonly Sighting[]): readonly Sighting[] {
  return [...new Map(sightings.map((each) => [each.scenario.name, each])).values()];
}

function areTwins(one: LabScenario, other: LabScenario): boolean {
  return one.twin === other.name || other.twin === one.name;
}

/**
 * What could have been said of one sighting, as far as runs show. One under harder conditions is held to what its
 * scenario looks like without them as well. Undefined where nothing like it was seen.
 */
export function honestFor(sighting: Sighting, classes: Classes): HonestSet | undefined {
  const own = classes.get(classKey(sighting));
  const plain =
    sighting.run.twist === undefined
      ? []
      : [...classes.values()].filter(({ sightings }) =>
          sightings.some((each) => isSameSubject(each, sighting)),
        );
  const found = [...(own === undefined ? [] : [own]), ...plain];
  return found.length === 0 ? undefined : unionOf(found.map(({ honest }) => honest));
}

function isSameSubject(one: Sighting, other: Sighting): boolean {
  return twinKey(one) === twinKey(other) && one.print.subject === other.print.subject;
}

/** What any of several sets allows. */
export function unionOf(sets: readonly HonestSet[]): HonestSet {
  return {
    mayBeOk: sets.some(({ mayBeOk }) => mayBeOk),
    suspects: SUSPECTS.filter((suspect) => sets.some(({ suspects }) => suspects.includes(suspect))),
    causes: [...new Set(sets.flatMap(({ causes }) => causes))].sort(),
    mayBeUnnamed: sets.some(({ mayBeUnnamed }) => mayBeUnnamed),
  };
}

import type { Break } from '../net/break.ts';
import { CONTROLS, type ControlSpec } from '../net/site.ts';
import type { Chance } from '../over-time/chance.ts';
import type { Twist } from './result.ts';
import type { LabScenario } from './scenario.ts';
import { wordsOf } from './story.ts';

export const TWISTS: readonly Twist[] = ['control-down', 'control-blocked', 'clock-off'];

/** Clocks of people are off by less than this, and nobody need know. */
const MOST_SKEW_MS = 4 * 60_000;
const LEAST_SKEW_MS = 30_000;
/** What a list of unwanted names says of a name that is on it. */
const NOWHERE = '0.0.0.0';

/** Controls that a story does not speak of. */
export function leftAlone(
  scenario: LabScenario,
  controls: readonly ControlSpec[],
): readonly ControlSpec[] {
  const named = wordsOf(scenario);
  return controls.filter(({ id, operator }) => !named.has(id) && !named.has(operator));
}

/** Whether a scenario leaves a control alone that each twist can be about. */
export function isTwistable(scenario: LabScenario): boolean {
  return leftAlone(scenario, scenario.world?.controls ?? CONTROLS).some(isNamed);
}

/** What is wrong with a world all the time, and has nothing to do with what is asked. */
export interface Hardship {
  readonly also: readonly Break[];
  /** Comes on top of a clock that is wrong already. */
  readonly skewMs: number;
}

const NONE: Hardship = { also: [], skewMs: 0 };

/** Draws what a twist comes to, with one of these controls; none where nothing is twisted. */
export function hardshipOf(
  twist: Twist | undefined,
  controls: readonly ControlSpec[],
  chance: Chance,
): Hardship {
  switch (twist) {
    case undefined:
      return NONE;
    case 'control-down': {
      const of = oneOf(
        controls.filter(({ kind }) => kind !== 'doh'),
        chance,
      );
      return { ...NONE, also: [{ kind: 'packets', of, at: 'server', how: 'drop' }] };
    }
    case 'control-blocked': {
      return { ...NONE, also: filtered(oneOf(controls.filter(isNamed), chance)) };
    }
    case 'clock-off': {
      const ms = chance.between(LEAST_SKEW_MS, MOST_SKEW_MS);
      return { ...NONE, skewMs: chance.of([ms, -ms]) };
    }
  }
}

/** A resolver is asked for it. */
function isNamed({ kind }: ControlSpec): boolean {
  return kind === 'portal' || kind === 'https';
}

/** Whichever line it is on: the list is this home's own. */
function filtered(of: readonly string[]): readonly Break[] {
  const act = { kind: 'lie', addresses: [NOWHERE] } as const;
  return (['first', 'second'] as const).map((line) => ({ kind: 'resolver', of, act, line }));
}

function oneOf(controls: readonly ControlSpec[], chance: Chance): readonly string[] {
  const [first, ...others] = controls.map(({ id }) => id);
  if (first === undefined)
    throw new Error('a twist needs a control that the scenario leaves alone');
  return [chance.of([first, ...others])];
}

import type { Break } from '../net/break.ts';
import { SERVICES } from '../net/site.ts';
import type { WorldOptions } from '../net/world.ts';
import { chanceOf } from '../over-time/chance.ts';
import { drawControls } from './draw-controls.ts';
import type { Twist } from './result.ts';
import type { LabScenario } from './scenario.ts';
import { seedFor } from './seed-for.ts';
import { type Hardship, hardshipOf, leftAlone } from './twists.ts';

/** What may differ from one playing of a scenario to the next, and must change nothing. */
export interface Parameters {
  readonly world: WorldOptions;
  /** The breaks of a step, with what is the case all the time beside them. */
  readonly with: (breaks: readonly Break[]) => readonly Break[];
}

export interface Drawing {
  /** Of the whole run: each scenario makes draws of its own of it. */
  readonly seed: number;
  readonly twist?: Twist;
}

/** Draws who the controls are, and what makes it harder. Names, addresses and small delays the world draws itself. */
export function drawParameters(scenario: LabScenario, { seed, twist }: Drawing): Parameters {
  const chance = chanceOf(seedFor(seed, scenario.name, twist ?? ''));
  const { services = SERVICES, outsideMode = 'off' } = scenario.world ?? {};
  // A control less is a hardship of its own.
  const controls = drawControls(scenario, chance, { mayDrop: twist === undefined });
  const hardship = hardshipOf(twist, leftAlone(scenario, controls), chance);
  return {
    world: { ...scenario.world, services, controls, outsideMode, landmarks: true, seed },
    with: (breaks) => withHardship(breaks, hardship),
  };
}

function withHardship(breaks: readonly Break[], { also, skewMs }: Hardship): readonly Break[] {
  if (skewMs === 0) return [...breaks, ...also];
  const clock = breaks.find((each) => each.kind === 'clock');
  const others = breaks.filter((each) => each !== clock);
  return [...others, ...also, { kind: 'clock', skewMs: (clock?.skewMs ?? 0) + skewMs }];
}

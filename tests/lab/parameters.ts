import type { Break } from '../net/break.ts';
import { SERVICES } from '../net/site.ts';
import type { WorldOptions } from '../net/world.ts';
import { type Chance, chanceOf } from '../over-time/chance.ts';
import { drawControls } from './draw-controls.ts';
import type { Twist } from './result.ts';
import type { LabScenario } from './scenario.ts';
import { hasBreak, stepsOf, wordsOf } from './story.ts';
import { type Hardship, hardshipOf } from './twists.ts';

/** Lines that nobody would call slow, there and back. */
const ROUND_TRIPS_MS = [0, 0, 15, 40, 90] as const;

/** What may differ from one playing of a scenario to the next, and must change nothing. */
export interface Parameters {
  readonly world: WorldOptions;
  /** The breaks of a step, with what is the case all the time beside them. */
  readonly with: (breaks: readonly Break[]) => readonly Break[];
}

/** Draws who the controls are, how long the line is, and what makes it harder. The same seed draws the same. */
export function drawParameters(scenario: LabScenario, seed: number, twist?: Twist): Parameters {
  const chance = chanceOf(seed);
  const { services = SERVICES, outsideMode = 'off' } = scenario.world ?? {};
  // A control less is a hardship of its own.
  const controls = drawControls(scenario, chance, { mayDrop: twist === undefined });
  const line = drawLine(scenario, chance);
  const named = wordsOf(scenario);
  const unnamed = controls.filter(({ id, operator }) => !named.has(id) && !named.has(operator));
  const hardship = hardshipOf(twist, unnamed, chance);
  return {
    world: { ...scenario.world, services, controls, outsideMode },
    with: (breaks) => withHardship([...breaks, ...line], hardship),
  };
}

/** Where the line itself is what a scenario is about, it stays as the scenario has it. */
function drawLine(scenario: LabScenario, chance: Chance): readonly Break[] {
  const isTold = hasBreak(
    scenario,
    'round-trip',
    'loss',
    'line',
    'mtu-black-hole',
    'connections',
    'link-down',
    'no-default-route',
  );
  const changes = stepsOf(scenario).some(({ kind }) => kind === 'switch-network');
  const ms = chance.of(ROUND_TRIPS_MS);
  return isTold || changes || ms === 0 ? [] : [{ kind: 'round-trip', ms }];
}

function withHardship(breaks: readonly Break[], { also, skewMs }: Hardship): readonly Break[] {
  const clock = breaks.find((each) => each.kind === 'clock');
  const others = breaks.filter((each) => each !== clock);
  const shiftedMs = (clock?.skewMs ?? 0) + skewMs;
  return [
    ...others,
    ...also,
    ...(shiftedMs === 0 ? [] : [{ kind: 'clock' as const, skewMs: shiftedMs }]),
  ];
}

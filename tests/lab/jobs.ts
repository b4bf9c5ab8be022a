import type { Access, BrowserKind } from '../browsers/test-browser.ts';
import { chanceOf } from '../over-time/chance.ts';
import type { Twist } from './result.ts';
import type { LabScenario } from './scenario.ts';
import { isTwistable, TWISTS } from './twists.ts';

/** One scenario to be played once, in one browser. */
export interface LabJob {
  readonly scenario: LabScenario;
  readonly kind: BrowserKind;
  readonly access: Access;
  /** Of the whole set, this once. */
  readonly seed: number;
  readonly twist?: Twist;
  /** Whether what people use instead is asked too: once in each world, for it needs none of our permissions. */
  readonly asksOthers: boolean;
}

export interface JobOptions {
  readonly kinds: readonly BrowserKind[];
  readonly accesses: readonly Access[];
  readonly seed: number;
  /** How often the whole set is played, each time with the next seed. */
  readonly repeat: number;
  readonly withTwists: boolean;
  readonly withBaselines: boolean;
}

/** Of this many scenarios one is played again under each twist. */
const ONE_IN = 10;

/** All that is to be played. */
export function jobsOf(scenarios: readonly LabScenario[], options: JobOptions): readonly LabJob[] {
  const { kinds, accesses, repeat, withBaselines, withTwists } = options;
  const seeds = Array.from({ length: repeat }, (_, index) => options.seed + index);
  return seeds.flatMap((seed) => {
    const plain = scenarios.map((scenario) => ({ scenario, seed }));
    const twisted = withTwists ? drawTwisted(scenarios, seed) : [];
    return kinds.flatMap((kind) =>
      accesses.flatMap((access, index) => [
        ...plain.map((job) => ({
          ...job,
          kind,
          access,
          asksOthers: withBaselines && index === 0,
        })),
        ...twisted.map((job) => ({ ...job, kind, access, asksOthers: false })),
      ]),
    );
  });
}

type Drawn = Pick<LabJob, 'scenario' | 'seed' | 'twist'>;

function drawTwisted(scenarios: readonly LabScenario[], seed: number): readonly Drawn[] {
  const chance = chanceOf(seed);
  const size = Math.ceil(scenarios.length / ONE_IN);
  return TWISTS.flatMap((twist) => {
    const drawn = scenarios
      .filter(isTwistable)
      .map((scenario) => ({ scenario, place: chance.between(0, 1_000_000) }))
      .sort((a, b) => a.place - b.place)
      .slice(0, size);
    return drawn.map(({ scenario }) => ({ scenario, seed, twist }));
  });
}

/** How a job is called where it is told of. */
export function nameOfJob({ scenario, kind, access, twist }: LabJob): string {
  return [kind, access, scenario.name, ...(twist === undefined ? [] : [`(${twist})`])].join(' ');
}

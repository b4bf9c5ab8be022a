import type { Break } from '../net/break.ts';
import type { LabScenario, Step } from './scenario.ts';

type Told = Pick<LabScenario, 'story'>;

const STEP_KINDS: Readonly<Record<Step['kind'], true>> = {
  break: true,
  check: true,
  'switch-network': true,
  sleep: true,
  'end-background': true,
  wait: true,
};

/** What happens, step by step. A bare list of breaks is broken first, then somebody checks. */
export function stepsOf({ story }: Told): readonly Step[] {
  return isSteps(story) ? story : [{ kind: 'break', breaks: story }, { kind: 'check' }];
}

function isSteps(story: LabScenario['story']): story is readonly Step[] {
  return story.some(({ kind }) => kind in STEP_KINDS);
}

/** Everything that goes wrong in the course of it. */
export function breaksOf(scenario: Told): readonly Break[] {
  return stepsOf(scenario).flatMap((step) => {
    if (step.kind === 'break') return step.breaks;
    return step.kind === 'sleep' ? (step.meanwhile ?? []) : [];
  });
}

/** What is wrong at its last step. */
export function lastBreaksOf(scenario: Told): readonly Break[] {
  return stepsOf(scenario).reduce<readonly Break[]>((broken, step) => {
    if (step.kind === 'break') return step.breaks;
    return step.kind === 'sleep' ? (step.meanwhile ?? broken) : broken;
  }, []);
}

/** Whether anything of this kind goes wrong in it. */
export function hasBreak(scenario: Told, ...kinds: readonly Break['kind'][]): boolean {
  return breaksOf(scenario).some(({ kind }) => kinds.includes(kind));
}

/** Whether time passes in it by itself, so that the extension's own rounds are part of it. */
export function passesTime(scenario: Told): boolean {
  return stepsOf(scenario).some(({ kind }) => kind === 'sleep' || kind === 'wait');
}

/** Every word by which it names sites, owners, CDNs and operators, and some that name nothing. */
export function wordsOf(scenario: Told): ReadonlySet<string> {
  const words = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') words.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  gather(breaksOf(scenario));
  return words;
}

import type { LabScenario, Step } from './scenario.ts';
import { hasBreak, stepsOf } from './story.ts';

/** Between two scenarios: names, list, and what is forgotten. */
const RESET_SECONDS = 2;
const CHECK_SECONDS = 6;
/** Somebody says nothing, and is waited for twice. */
const SILENT_CHECK_SECONDS = 14;
/** The longest round there is. */
const SLOW_CHECK_SECONDS = 45;
/** Connections of the network that was left are let go of. */
const SWITCH_SECONDS = 8;
/** What people use instead takes about as long as so many checks: monitors ask three times, pages are waited for. */
const CHECKS_OF_OTHERS = 3;

/** About how long a job takes to play, in seconds; to play long ones first, no more. */
export function expectedSeconds({ asksOthers, scenario }: Asked): number {
  const check = checkSeconds(scenario);
  const others = asksOthers ? CHECKS_OF_OTHERS * check : 0;
  const steps = stepsOf(scenario).map((step) => stepSeconds(step, check));
  return steps.reduce((sum, each) => sum + each, RESET_SECONDS + others);
}

interface Asked {
  readonly scenario: LabScenario;
  /** Whether what people use instead is asked too. */
  readonly asksOthers: boolean;
}

function stepSeconds(step: Step, check: number): number {
  switch (step.kind) {
    case 'check':
      return check;
    case 'sleep':
    case 'wait':
      return step.seconds;
    case 'switch-network':
      return SWITCH_SECONDS;
    case 'break':
    case 'end-background':
      return 0;
  }
}

function checkSeconds(scenario: LabScenario): number {
  if (hasBreak(scenario, 'line', 'round-trip', 'loss', 'connections')) return SLOW_CHECK_SECONDS;
  return /"(?:silent|drop)"/.test(JSON.stringify(scenario.story))
    ? SILENT_CHECK_SECONDS
    : CHECK_SECONDS;
}

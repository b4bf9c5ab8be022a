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

/** About how long a scenario takes to play, in seconds; to play long ones first, no more. */
export function expectedSeconds(scenario: LabScenario): number {
  const check = checkSeconds(scenario);
  return stepsOf(scenario).reduce((sum, step) => sum + stepSeconds(step, check), RESET_SECONDS);
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

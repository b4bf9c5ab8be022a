import type { Break } from '../net/break.ts';
import type { LabScenario } from './scenario.ts';
import { hasBreak } from './story.ts';

/** What a browser is told as it starts, or remembers for good. */
const AS_IT_STARTS: readonly Break['kind'][] = ['proxy', 'strict-secure-dns', 'blocker', 'cookie'];

/** Whether a scenario is played in a browser that plays no other. */
export function needsOwnBrowser(scenario: LabScenario): boolean {
  return hasBreak(scenario, ...AS_IT_STARTS);
}

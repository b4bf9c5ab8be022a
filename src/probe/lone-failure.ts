import { inState, operators, readControls } from '../diagnosis/control-reading.ts';
import type { RoundFacts } from '../diagnosis/facts.ts';
import { readHealth } from '../diagnosis/health.ts';

/**
 * Whether the failing controls are the trouble of one operator alone, while the others show a healthy line: asking it
 * again would tell nothing, and a blocked one keeps a round waiting for two deadlines.
 */
export function isOneOperatorsTrouble(facts: RoundFacts): boolean {
  const failing = inState(readControls(facts.controls), 'fail');
  return operators(failing).length <= 1 && readHealth(facts).state === 'healthy';
}

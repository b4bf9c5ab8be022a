import type { LabScenario } from './scenario.ts';

/**
 * Scenarios whose name holds one of the patterns, or that build the row of the catalogue that it is; all where there is
 * none. Fails for a pattern that nothing matches.
 */
export function chooseScenarios(
  scenarios: readonly LabScenario[],
  patterns: readonly string[],
): readonly LabScenario[] {
  if (patterns.length === 0) return scenarios;
  for (const pattern of patterns) {
    if (!scenarios.some((each) => matches(each, pattern))) {
      throw new Error(`no scenario and no row matches ${pattern}`);
    }
  }
  return scenarios.filter((each) => patterns.some((pattern) => matches(each, pattern)));
}

function matches({ name, rows }: LabScenario, pattern: string): boolean {
  return name.includes(pattern) || rows.includes(pattern.toUpperCase());
}

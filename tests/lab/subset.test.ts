import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { summarise } from '../e2e/summarise.ts';
import { readHonestSets } from './kept-honest-sets.ts';
import { type LabBench, openLabBench } from './lab-bench.ts';
import { playScenario } from './play-scenario.ts';
import { QUICK } from './quick.ts';
import { runLine } from './run-line.ts';
import { SCENARIOS } from './scenarios.ts';
import { scoreAgainst } from './scoring/honest-sets.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
/** As good as any: names, addresses and controls are drawn from it. */
const SEED = 20_261_123;
/** Whoever says less than could be said is not wrong. */
const NOT_WRONG = ['correct', 'hedged', 'abstained'] as const;

const sets = readHonestSets();
const scenarios = SCENARIOS.filter(({ name }) => QUICK.includes(name));

// The browsers run beside each other, each in a world of its own; scenarios of one browser run in turn.
describe.concurrent.each(KINDS)('the fault lab in %s', (kind) => {
  let bench: LabBench | undefined;
  beforeAll(async () => {
    bench = await openLabBench(kind, 'all');
  });
  afterAll(() => bench?.close());

  for (const scenario of scenarios) {
    test.sequential(scenario.name, async () => {
      if (bench === undefined) throw new Error('the browser did not open');
      const run = await playScenario(bench, scenario, { seed: SEED });
      const facts = `${runLine(run, scenario)}\n${summarise(run.report)}`;
      const score = scoreAgainst(run, scenario, { sets });
      expect(NOT_WRONG, `${score.outcome} ${score.subject}\n${facts}`).toContain(score.outcome);
    });
  }
});

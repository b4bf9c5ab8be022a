import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { summarise } from '../e2e/summarise.ts';
import { readHonestSets } from './kept-honest-sets.ts';
import { type LabBench, openLabBench } from './lab-bench.ts';
import { playScenario } from './play-scenario.ts';
import { QUICK_PLAYS } from './quick.ts';
import { runLine } from './run-line.ts';
import { SCENARIOS } from './scenarios.ts';
import { ACCESS_NAMES } from './scoring/demanded.ts';
import { scoreAgainst } from './scoring/honest-sets.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
/** As good as any: names, addresses and controls are drawn from it. */
const SEED = 20_261_123;
/** Whoever says less than could be said is not wrong. */
const NOT_WRONG = ['correct', 'hedged', 'abstained'] as const;

const sets = readHonestSets();
const plays = QUICK_PLAYS.map((play) => [ACCESS_NAMES[play.access], play] as const);

// The browsers run beside each other, each in a world of its own; scenarios of one browser run in turn.
describe.concurrent.each(KINDS)('the fault lab in %s', (kind) => {
  describe.sequential.each(plays)('%s', (_, { access, names }) => {
    let bench: LabBench | undefined;
    beforeAll(async () => {
      bench = await openLabBench(kind, access);
    });
    afterAll(() => bench?.close());

    for (const scenario of SCENARIOS.filter(({ name }) => names.includes(name))) {
      test.sequential(scenario.name, async () => {
        if (bench === undefined) throw new Error('the browser did not open');
        const run = await playScenario(bench, scenario, { seed: SEED });
        const facts = `${runLine(run, scenario)}\n${summarise(run.report)}`;
        const { isCauseRight, outcome, subject } = scoreAgainst(run, scenario, { sets });
        expect(NOT_WRONG, `${outcome} ${subject}\n${facts}`).toContain(outcome);
        // Whoever cannot tell names nothing.
        if (outcome !== 'abstained') expect(isCauseRight, `the cause\n${facts}`).not.toBe(false);
      });
    }
  });
});

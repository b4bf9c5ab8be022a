import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access, BrowserKind } from '../browsers/test-browser.ts';
import { type Bench, openBench } from './bench.ts';
import { expectPopup, expectReport } from './expect-outcome.ts';
import type { Scenario } from './scenario.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
const ACCESSES: readonly Access[] = ['all', 'controls'];

/**
 * Runs each scenario in both browsers, with and without access to the services' hosts. The two
 * browsers run beside each other, each in a world of its own.
 */
export function runScenarios(scenarios: readonly Scenario[]): void {
  for (const access of ACCESSES) {
    describe(`access to ${access === 'all' ? 'every host' : 'the controls alone'}`, () => {
      for (const kind of KINDS) {
        describe.concurrent(kind, () => inOneBrowser({ kind, access, scenarios }));
      }
    });
  }
}

interface OneBrowser {
  readonly kind: BrowserKind;
  readonly access: Access;
  readonly scenarios: readonly Scenario[];
}

function inOneBrowser({ kind, access, scenarios }: OneBrowser): void {
  let bench: Bench | undefined;
  beforeAll(async () => {
    bench = await openBench(kind, access);
  });
  afterAll(() => bench?.close());
  for (const { name, breaks, ...outcomes } of scenarios) {
    const outcome = access === 'all' ? outcomes.seen : outcomes.unseen;
    test.sequential(name, async () => {
      expect(bench).toBeDefined();
      if (bench === undefined) return;
      await bench.reset();
      await bench.break(breaks);
      const popup = await bench.browser.openPage('popup.html');
      const report = await bench.check();
      expectReport(report, outcome);
      await expectPopup(popup, report);
      await popup.close();
    });
  }
}

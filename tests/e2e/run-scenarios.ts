import type { ManifestAccess } from '../browsers/test-browser.ts';
import { expectPopup, expectReport } from './expect-outcome.ts';
import type { Scenario } from './scenario.ts';
import { withBrowsers } from './with-browsers.ts';

/** Runs each scenario in both browsers: what the report says of it, and what the popup shows. */
export function runScenarios(access: ManifestAccess, scenarios: readonly Scenario[]): void {
  withBrowsers(access, (benchTest) => {
    for (const { name, breaks, seen, unseen } of scenarios) {
      benchTest(name, async (bench) => {
        await bench.reset();
        await bench.break(breaks);
        const popup = await bench.browser.openPage('popup.html');
        const report = await bench.check();
        expectReport(report, access === 'all' ? seen : unseen);
        await expectPopup(popup, report);
        await popup.close();
      });
    }
  });
}

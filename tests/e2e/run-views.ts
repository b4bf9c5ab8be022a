import { expect } from 'vitest';
import type { Report } from '../../src/formats/report.ts';
import type { Access } from '../browsers/test-browser.ts';
import { requestsTo } from '../net/asked.ts';
import { CONTROLS, type ControlSpec, OUTSIDE_ID } from '../net/site.ts';
import type { Bench } from './bench.ts';
import { distinct, nameOf } from './distinct.ts';
import { expectPopup } from './expect-outcome.ts';
import { PAIR } from './scenarios-views.ts';
import { summarise } from './summarise.ts';
import type { ServiceOutcome, ViewScenario } from './view-scenario.ts';
import { withBrowsers } from './with-browsers.ts';

/** As everywhere, and one of them tells the country. */
export const TRACING_CONTROLS: readonly ControlSpec[] = CONTROLS.map((control) =>
  control.id === 'cedar' ? { ...control, trace: true } : control,
);

/**
 * Where this browser was found to be is kept for an hour, and so is a limit of the outside view that
 * was used up: what comes next comes later.
 */
const LATER = `(() => {
  const { storage } = globalThis.browser ?? globalThis.chrome;
  return Promise.all([storage.session.remove('country'), storage.local.remove('outside')]);
})()`;

/** Runs each scenario in both browsers: the rounds before it, the round that is judged, and who was asked. */
export function runViews(access: Access, scenarios: readonly ViewScenario[]): void {
  withBrowsers(access, (benchTest) => {
    for (const [number, scenario] of scenarios.entries()) {
      benchTest(scenario.name, async (bench) => {
        await begin(bench, scenario, number);
        await bench.break(scenario.breaks);
        const popup = await bench.browser.openPage('popup.html');
        const report = await bench.check(scenario.request);
        await expectViews(bench, report, scenario);
        await expectPopup(popup, report);
        await popup.close();
      });
    }
  });
}

async function begin(bench: Bench, scenario: ViewScenario, number: number): Promise<void> {
  const { services = PAIR, mode: outsideMode = 'off', before = [] } = scenario;
  const { world, browser } = bench;
  await bench.reset({ services, outsideMode, controls: TRACING_CONTROLS });
  const config = distinct(world.config(), number);
  await browser.send({ type: 'importConfig', config, mode: 'replace' });
  const page = await browser.openPage('options.html');
  await page.evaluate(LATER);
  await page.close();
  await world.forget();
  for (const { breaks, thenSwitches } of before) {
    await bench.break(breaks);
    await bench.check();
    if (thenSwitches) await bench.switchNetwork();
  }
}

async function expectViews(bench: Bench, report: Report, scenario: ViewScenario): Promise<void> {
  const facts = tellViews(report);
  expect(report.user.kind, facts).toBe('ok');
  for (const service of report.services) {
    const outcome = scenario.outcomes[nameOf(service.id)];
    if (outcome === undefined) expect(service.verdict.kind, `${service.id}\n${facts}`).toBe('ok');
    else expectService(service, outcome, facts);
  }
  expect(report.overall.side, facts).toBe(scenario.side);
  if (scenario.headline) expect(report.overall.headline, facts).toMatch(scenario.headline);
  const asked = await bench.world.asked();
  const to = (role: string): ReturnType<typeof requestsTo> =>
    bench.world
      .sites()
      .filter((site) => site.role === role)
      .flatMap(({ host }) => requestsTo(asked, host));
  const questions = to('outside').filter(({ method }) => method === 'POST');
  expect(questions.length, `questions to ${OUTSIDE_ID}\n${facts}`).toBe(scenario.questions);
  if (scenario.mode !== 'auto') expect(to('outside'), facts).toEqual([]);
  expect(to('feed').length > 0, `status page read\n${facts}`).toBe(scenario.readsFeed);
}

type ServiceReport = Report['services'][number];

function expectService(service: ServiceReport, outcome: ServiceOutcome, facts: string): void {
  const told = `${service.id}\n${facts}`;
  const ids = service.verdict.evidence.map(({ id }) => id);
  expect(service, told).toMatchObject(outcome.report);
  expect(ids[0], told).toBe(outcome.rule);
  expect(ids, told).toEqual(expect.arrayContaining([...(outcome.tells ?? [])]));
  expect(
    ids.filter((id) => outcome.omits?.includes(id)),
    told,
  ).toEqual([]);
}

/** The report in lines, with what others said. */
function tellViews(report: Report): string {
  const views = report.services.map(({ id, official, outside, suppliers }) =>
    JSON.stringify({ id, official, outside, suppliers }),
  );
  return [summarise(report), ...views].join('\n');
}

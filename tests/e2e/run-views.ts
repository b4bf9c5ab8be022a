import { expect } from 'vitest';
import type { Report } from '../../src/formats/report.ts';
import type { Asked } from '../net/asked.ts';
import { CONTROLS, type ControlSpec } from '../net/site.ts';
import type { Bench } from './bench.ts';
import { distinct, distinctId, nameOf } from './distinct.ts';
import { expectPopup } from './expect-outcome.ts';
import { summarise } from './summarise.ts';
import type { ServiceOutcome, ViewScenario } from './view-scenario.ts';
import { PAIR } from './view-services.ts';
import type { BenchTest } from './with-browsers.ts';

/** As everywhere, and one of them tells the country. */
const TRACING_CONTROLS: readonly ControlSpec[] = CONTROLS.map((control) =>
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

/** Declares each scenario: the rounds before it, the round that is judged, and who was asked. */
export function declareViews(benchTest: BenchTest, scenarios: readonly ViewScenario[]): void {
  for (const scenario of scenarios) {
    benchTest(scenario.name, async (bench) => {
      const number = await beginViews(bench, scenario);
      await bench.break(scenario.breaks);
      const openPopup = () => bench.browser.openPage('popup.html');
      const early = opensEarly(scenario) ? await openPopup() : undefined;
      const report = await bench.check(requestOf(scenario, number));
      await expectViews(bench, report, scenario);
      // It tells of every service, so that a look at one alone leaves nothing to compare it with.
      if (scenario.only !== undefined) return;
      const popup = early ?? (await openPopup());
      await expectPopup(popup, report);
      await popup.close();
    });
  }
}

/** A popup that opens checks every service by itself: before others are looked at, or before a change is told. */
function opensEarly({ only, request }: ViewScenario): boolean {
  return only === undefined && request === undefined;
}

function requestOf({ only, request }: ViewScenario, number: number): object {
  const services = only?.map((id) => distinctId(id, number));
  return { ...request, ...(services !== undefined && { services }) };
}

let lists = 0;

/** Gives the bench a list of its own, plays the rounds that come before, and returns the list's number. */
export async function beginViews(
  bench: Bench,
  scenario: Pick<ViewScenario, 'services' | 'mode' | 'before'>,
): Promise<number> {
  const number = lists++;
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
  return number;
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
  const of = (role: string): readonly Asked[] => {
    const hosts = bench.world.sites().flatMap((site) => (site.role === role ? [site.host] : []));
    return asked.filter(({ host }) => hosts.includes(host));
  };
  const questions = of('outside').filter(
    (each) => each.kind === 'request' && each.method === 'POST',
  );
  expect(questions.length, `questions to others\n${facts}`).toBe(scenario.questions);
  // Not even a name is asked for where nobody may be asked.
  if (scenario.mode !== 'auto') expect(of('outside'), facts).toEqual([]);
  if (scenario.readsFeed) expect(of('feed'), facts).not.toEqual([]);
  else expect(of('feed'), facts).toEqual([]);
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

import { expect } from 'vitest';
import type { Suspect } from '../../src/diagnosis/suspect.ts';
import type { Report } from '../../src/formats/report.ts';
import type { Screen } from '../browsers/test-browser.ts';
import type { Expected, Outcome } from './scenario.ts';
import { summarise } from './summarise.ts';

/** A round ends within 20 s; the last of it is told a moment later. */
const LONGEST_ROUND_MS = 21_000;

type Verdict = Report['user'];

/** Holds a report to what a scenario expects of it. */
export function expectReport(report: Report, outcome: Outcome): void {
  const facts = summarise(report);
  expectVerdict(report.user, outcome.user, `the user's side\n${facts}`);
  for (const { id, verdict } of report.services) {
    expectVerdict(verdict, outcome.services[id] ?? { kind: 'ok' }, `${id}\n${facts}`);
  }
  expect(report.durationMs, facts).toBeLessThan(LONGEST_ROUND_MS);
  expect(outcome.sides, facts).toContain(report.overall.side);
  expect(report.overall.headline, facts).toMatch(outcome.headline);
}

function expectVerdict(verdict: Verdict, expected: Expected, facts: string): void {
  const { evidence: _, ...said } = verdict;
  switch (expected.kind) {
    case 'ok':
      expect(said, facts).toEqual({ kind: 'ok' });
      return;
    case 'fault':
      expect(said, facts).toMatchObject({ kind: 'fault', suspects: expected.suspects });
      expect(expected.causes, facts).toContain(verdict.kind === 'fault' && verdict.cause);
      return;
    case 'modest':
      expect(isModest(verdict, expected), `${JSON.stringify(said)}\n${facts}`).toBe(true);
  }
}

function isModest(
  verdict: Verdict,
  { truth, mayBeOk }: Extract<Expected, { kind: 'modest' }>,
): boolean {
  if (verdict.kind === 'fault') return truth.every((each) => verdict.suspects.includes(each));
  return verdict.kind === 'unknown' || (verdict.kind === 'ok' && mayBeOk === true);
}

const MARKS = `({
  side: document.querySelector('main')?.dataset.side,
  stations: Object.fromEntries([...document.querySelectorAll('[data-station]')].map(
    (each) => [each.dataset.station, each.dataset.state])),
  services: Object.fromEntries([...document.querySelectorAll('[data-service]')].map(
    (each) => [each.dataset.service, each.dataset.kind])),
  headings: [...document.querySelectorAll('h1')].map((each) => each.textContent),
  announced: document.querySelector('[role="status"] h1') !== null,
})`;

/** Holds the popup's marks to the report that it shows. */
export async function expectPopup(popup: Screen, report: Report): Promise<void> {
  const { side, headline } = report.overall;
  const shown = `document.querySelector('main')?.dataset.side === ${JSON.stringify(side)} &&
    document.querySelector('h1')?.textContent === ${JSON.stringify(headline)} &&
    document.querySelector('[data-service][data-kind=checking]') === null`;
  await popup.waitFor(shown, 5_000).catch(() => undefined);
  const marks = await popup.evaluate(MARKS);
  expect(marks, summarise(report)).toMatchObject({
    side,
    headings: [headline],
    announced: true,
    services: Object.fromEntries(report.services.map(({ id, verdict }) => [id, verdict.kind])),
    stations: expectedStations(report),
  });
}

/** What the four stations must show for the verdict that leads; suspects stand out, others do not. */
function expectedStations(report: Report): object {
  const leading = report.services.find(({ id }) => id === report.overall.service)?.verdict;
  const verdict = leading ?? report.user;
  if (report.overall.side === 'ok') return all(() => 'cleared');
  if (verdict.kind !== 'fault') return {};
  const { suspects } = verdict;
  const mark = suspects.length === 1 ? 'broken' : 'doubt';
  return all((each) =>
    suspects.includes(each) ? mark : expect.stringMatching(/^(?:cleared|untested)$/),
  );
}

function all(stateOf: (suspect: Suspect) => unknown): object {
  const suspects: readonly Suspect[] = ['device', 'network', 'path', 'provider'];
  return Object.fromEntries(suspects.map((each) => [each, stateOf(each)]));
}

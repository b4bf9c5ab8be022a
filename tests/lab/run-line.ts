import type { Report } from '../../src/formats/report.ts';
import type { LabRun } from './result.ts';
import type { LabScenario } from './scenario.ts';
import { tellVerdict } from './scoring/score-run.ts';

/** The user's own side among the subjects of a report. */
const OWN_SIDE = 'your side';

/** One line for people: where, what, whose side was said of whom, how long it took and what it cost. */
export function runLine(run: LabRun, scenario: LabScenario): string {
  const { browser, access, twist, report } = run;
  return [
    browser.padEnd(8),
    access.padEnd(8),
    twist === undefined ? scenario.name : `${scenario.name} (${twist})`,
    `${report.overall.side}: ${saidOf(report, scenario)}`,
    secondsOf(run),
    kilobytesOf(run),
  ].join('  ');
}

/** What was said of those whom the scenario is about, and of whoever else is not well; those of whom it is the same together. */
function saidOf({ user, services }: Report, { affects }: LabScenario): string {
  const all = [{ id: OWN_SIDE, verdict: user }, ...services];
  const isMeant = (id: string): boolean =>
    affects === 'everything' ? id === OWN_SIDE : affects.includes(id);
  const said = new Map<string, readonly string[]>();
  for (const { id, verdict } of all) {
    if (!isMeant(id) && verdict.kind === 'ok') continue;
    const words = tellVerdict(verdict);
    said.set(words, [...(said.get(words) ?? []), id]);
  }
  return [...said].map(([words, ids]) => `${ids.join(', ')} ${words}`).join('; ');
}

/** Time to the first suspicion, where there was one, and to the last word. */
function secondsOf({ suspicionMs, verdictMs }: LabRun): string {
  const inAll = `${(verdictMs / 1_000).toFixed(1)} s`;
  return suspicionMs === undefined ? inAll : `${(suspicionMs / 1_000).toFixed(1)} / ${inAll}`;
}

function kilobytesOf({ bytes }: LabRun): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

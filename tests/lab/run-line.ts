import type { Report } from '../../src/formats/report.ts';
import type { ReportVerdict } from '../../src/formats/verdict.ts';
import type { LabRun } from './result.ts';
import type { LabScenario } from './scenario.ts';

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

/** What was said of those whom the scenario is about, and of whoever else is not well. */
export function saidOf({ user, services }: Report, { affects }: LabScenario): string {
  const all = [{ id: OWN_SIDE, verdict: user }, ...services];
  const isMeant = (id: string): boolean =>
    affects === 'everything' ? id === OWN_SIDE : affects.includes(id);
  return all
    .filter(({ id, verdict }) => isMeant(id) || verdict.kind !== 'ok')
    .map(({ id, verdict }) => `${id} ${told(verdict)}`)
    .join('; ');
}

/** Time to the first suspicion, where there was one, and to the last word. */
export function secondsOf({ suspicionMs, verdictMs }: LabRun): string {
  const inAll = `${(verdictMs / 1_000).toFixed(1)} s`;
  return suspicionMs === undefined ? inAll : `${(suspicionMs / 1_000).toFixed(1)} / ${inAll}`;
}

export function kilobytesOf({ bytes }: LabRun): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

function told(verdict: ReportVerdict): string {
  switch (verdict.kind) {
    case 'ok':
      return 'ok';
    case 'refusing':
      return `refusing ${verdict.cause}`;
    case 'unknown':
      return `unknown ${verdict.why}`;
    case 'fault':
      return `{${verdict.suspects.join(', ')}} ${verdict.cause}`;
  }
}

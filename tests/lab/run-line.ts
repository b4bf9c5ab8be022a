import type { Report } from '../../src/formats/report.ts';
import type { ReportVerdict } from '../../src/formats/verdict.ts';
import type { LabRun } from './result.ts';
import type { LabScenario } from './scenario.ts';

/** One line for people: where, what, whose side was said of whom, how long it took and what it cost. */
export function runLine(run: LabRun, scenario: LabScenario): string {
  const { browser, access, report, suspicionMs, verdictMs, bytes, twist } = run;
  const said = judged(report, scenario).map(({ who, verdict }) => `${who} ${told(verdict)}`);
  const times =
    suspicionMs === undefined
      ? seconds(verdictMs)
      : `${seconds(suspicionMs)} to suspicion, ${seconds(verdictMs)} in all`;
  return [
    browser.padEnd(8),
    access.padEnd(8),
    twist === undefined ? scenario.name : `${scenario.name} (${twist})`,
    `${report.overall.side}: ${said.join('; ')}`,
    times,
    `${(bytes / 1_000).toFixed(1)} kB`,
  ].join('  ');
}

interface Judged {
  readonly who: string;
  readonly verdict: ReportVerdict;
}

/** The verdicts that a scenario is about, and whatever else is not good. */
function judged({ user, services }: Report, { affects }: LabScenario): readonly Judged[] {
  const all = [{ id: 'your side', verdict: user }, ...services];
  const isMeant = (id: string): boolean =>
    affects === 'everything' ? id === 'your side' : affects.includes(id);
  return all
    .filter(({ id, verdict }) => isMeant(id) || (verdict.kind !== 'ok' && id !== 'your side'))
    .map(({ id, verdict }) => ({ who: id, verdict }));
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

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

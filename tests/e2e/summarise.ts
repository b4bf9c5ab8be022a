import type { Report } from '../../src/formats/report.ts';

type Observation = Report['controls'][number];

/** A report in as many lines as it has observations, for whoever reads a failed test. */
export function summarise(report: Report): string {
  return [
    `${report.browser}, ${report.durationMs} ms, ${report.overall.side}: ${report.overall.headline}`,
    `user: ${told(report.user)}`,
    ...report.controls.map((each) => `  ${seen(each)}`),
    ...report.services.flatMap(({ id, verdict, observations }) => [
      `${id}: ${told(verdict)}`,
      ...observations.map((each) => `  ${seen(each)}`),
    ]),
  ].join('\n');
}

function told({ evidence, ...verdict }: Report['user']): string {
  const rules = evidence.map(({ id, observations }) => `${id}[${observations?.join(' ') ?? ''}]`);
  return `${JSON.stringify(verdict)} ${rules.join(' ')}`;
}

function seen({ n, role, endpoint, attempt, durationMs, outcome, answer }: Observation): string {
  const said = answer === undefined ? '' : ` ${JSON.stringify(answer)}`;
  return `${n} ${role} ${endpoint} #${attempt} ${durationMs} ms ${JSON.stringify(outcome)}${said}`;
}

import type { Report } from '../formats/report.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import type { Translate } from './translate.ts';

type Attempt = Report['controls'][number];

/** One attempt in one line: its host and role, what came of it in the browser's own words, and how long it took. */
export function attemptAsText(attempt: Attempt, t: Translate): string {
  const { host, role, secure, operator, durationMs } = attempt;
  const facts = [operator, role, secure ? 'https' : 'http'].filter((fact) => fact !== undefined);
  const target = `${host} (${facts.join(', ')})`;
  return fill(t, 'report_attempt', target, resultOf(attempt, t), durationInWords(durationMs, t));
}

function resultOf({ outcome, answer }: Attempt, t: Translate): string {
  if (outcome.kind === 'failure') {
    const { code, layer, opaque } = outcome;
    const result = opaque ? t('report_hidden_failure') : layer;
    return code === layer || code === '' ? result : `${result} ${code}`;
  }
  const result = outcome.opaque ? t('report_hidden_answer') : String(outcome.status);
  const from = outcome.address === undefined ? '' : ` @ ${outcome.address}`;
  const told = answer ? `, ${answer.name} ${answer.type} rcode ${answer.rcode}` : '';
  return `${result}${from}${told}`;
}

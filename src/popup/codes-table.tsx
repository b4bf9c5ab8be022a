import type { JSX } from 'preact';
import type { Observation } from '../diagnosis/observation.ts';
import { messageWord } from '../wording/message-word.ts';
import type { Translate } from '../wording/translate.ts';

interface CodesTableProps {
  readonly observations: readonly Observation[];
  readonly language: string;
  readonly t: Translate;
}

/** The code of one attempt: a status, a resolver's answer, or the browser's own word. */
function codeOf({ outcome, answer }: Observation): string {
  if (outcome.kind === 'failure') return `${outcome.layer}: ${outcome.code}`;
  if (answer) return `rcode ${answer.rcode}`;
  return outcome.opaque ? 'opaque' : `HTTP ${outcome.status}`;
}

/** Every attempt with its code, for those who want to see it. */
export function CodesTable({ observations, language, t }: CodesTableProps): JSX.Element {
  const ms = new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond' });
  return (
    // A table may be wider than the popup: scrolling it must work by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section class="codes" tabIndex={0} aria-label={t('popup_codes')}>
      <table>
        <caption class="visually-hidden">{t('popup_codes')}</caption>
        <thead>
          <tr>
            {(['host', 'code', 'role', 'time'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`popup_codes_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {observations.map((observation) => (
            <tr key={observation.n} data-outcome={observation.outcome.kind}>
              <th scope="row">{observation.host}</th>
              <td>
                <code>{codeOf(observation)}</code>
              </td>
              <td>{t(`popup_role_${messageWord(observation.role)}`)}</td>
              <td>{ms.format(Math.round(observation.durationMs))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

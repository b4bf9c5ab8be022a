import type { JSX } from 'preact';
import type { Observation, Role } from '../diagnosis/observation.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';

interface CodesTableProps {
  readonly observations: readonly Observation[];
  readonly language: string;
  readonly t: Translate;
}

const ROLES: Readonly<Record<Role, MessageKey>> = {
  endpoint: 'popup_role_endpoint',
  portal: 'popup_role_portal',
  https: 'popup_role_https',
  address: 'popup_role_address',
  doh: 'popup_role_doh',
  resolver: 'popup_role_resolver',
  canary: 'popup_role_canary',
  knock: 'popup_role_knock',
  'plain-http': 'popup_role_plain_http',
};

/** The code of one attempt: a status, a resolver's answer, or the browser's own word. */
export function codeOf({ outcome, answer }: Observation): string {
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
            <th scope="col">{t('popup_codes_host')}</th>
            <th scope="col">{t('popup_codes_code')}</th>
            <th scope="col">{t('popup_codes_role')}</th>
            <th scope="col">{t('popup_codes_time')}</th>
          </tr>
        </thead>
        <tbody>
          {observations.map((observation) => (
            <tr key={observation.n} data-outcome={observation.outcome.kind}>
              <th scope="row">{observation.host}</th>
              <td>
                <code>{codeOf(observation)}</code>
              </td>
              <td>{t(ROLES[observation.role])}</td>
              <td>{ms.format(Math.round(observation.durationMs))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

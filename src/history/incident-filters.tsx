import type { JSX } from 'preact';
import { sideInHindsight } from './incident-in-words.ts';
import { nameOf } from './name-of.ts';
import { hashOf, type IncidentsRoute, SIDES } from './route.ts';
import { subjectsOf } from './subjects.ts';
import type { ViewProps } from './view-props.ts';

interface IncidentFiltersProps extends ViewProps {
  readonly route: IncidentsRoute;
}

/** What a select says for all; no service has it as its id. */
const ALL = '*';

/** By service, and by side. Both are part of the address. */
export function IncidentFilters({ state, ports, route }: IncidentFiltersProps): JSX.Element {
  const { t } = ports;
  const { subject, side, ...bare } = route;
  const ids = new Set(['', ...subjectsOf(state, t).map(({ id }) => id)]);
  for (const { incident } of state.incidents ?? []) ids.add(incident.service ?? '');
  if (subject !== undefined) ids.add(subject);
  const ofSubject = subject === undefined ? {} : { subject };
  return (
    <div class="filters">
      <label class="field">
        <span class="field-label">{t('history_filter_service')}</span>
        <select
          class="input"
          value={subject ?? ALL}
          onChange={({ currentTarget: { value } }) => {
            const kept = { ...bare, ...(side && { side }), page: 1 };
            ports.openHash(hashOf(value === ALL ? kept : { ...kept, subject: value }));
          }}
        >
          <option value={ALL}>{t('history_filter_all')}</option>
          {[...ids].map((id) => (
            <option key={id} value={id}>
              {nameOf(id, state, t)}
            </option>
          ))}
        </select>
      </label>
      <nav class="field" aria-label={t('history_filter_side')}>
        <span class="field-label" aria-hidden="true">
          {t('history_filter_side')}
        </span>
        <ul class="ranges">
          {[undefined, ...SIDES].map((each) => (
            <li key={each ?? ALL}>
              <a
                class="pill"
                href={hashOf({ ...bare, ...ofSubject, ...(each && { side: each }), page: 1 })}
                aria-current={each === side ? 'true' : undefined}
              >
                {each ? sideInHindsight(each, t) : t('history_filter_any')}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

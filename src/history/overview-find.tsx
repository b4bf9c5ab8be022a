import type { JSX } from 'preact';
import { hashOf } from './route.ts';
import type { ViewProps } from './view-props.ts';

/** From this many services on, scrolling is no way to find one. */
const MANY = 12;

/** Strips or a table, and a search where there are many services. */
export function OverviewFind({ state, actions, ports }: ViewProps): JSX.Element | null {
  const { t } = ports;
  const { route } = state;
  if (route.kind !== 'overview') return null;
  const { find, asTable } = route;
  return (
    <div class="filters">
      {(find !== '' || (state.services?.length ?? 0) >= MANY) && (
        <input
          type="search"
          class="input"
          value={find}
          aria-label={t('history_find')}
          placeholder={t('history_find')}
          onInput={({ currentTarget }) => {
            // Each letter is no place to come back to.
            const hash = hashOf({ ...route, find: currentTarget.value });
            ports.replaceHash(hash);
            actions.go(hash);
          }}
        />
      )}
      <a class="pill" href={hashOf({ ...route, asTable: !asTable })}>
        {t(asTable ? 'history_as_strips' : 'history_as_table')}
      </a>
    </div>
  );
}

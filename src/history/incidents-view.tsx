import type { JSX } from 'preact';
import { IncidentFilters } from './incident-filters.tsx';
import { IncidentList } from './incident-list.tsx';
import { hashOf, type IncidentsRoute } from './route.ts';
import { filterIncidents } from './shown-incidents.ts';
import type { ViewProps } from './view-props.ts';

const ON_A_PAGE = 25;

/** All incidents, newest first, by service and side. */
export function IncidentsView(props: ViewProps): JSX.Element {
  const { state, ports } = props;
  const { t } = ports;
  const { now, incidents } = state;
  const route: IncidentsRoute =
    state.route.kind === 'incidents' ? state.route : { kind: 'incidents', page: 1 };
  if (!incidents) return <p class="hint">{t('history_opening')}</p>;
  const found = filterIncidents(incidents, route);
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const page = Math.min(route.page, pages);
  const from = (page - 1) * ON_A_PAGE;
  const count = countInWords(found.length, ports.language, t);
  return (
    <>
      <IncidentFilters {...props} route={route} />
      <section class="card" aria-labelledby="history-found">
        <h2 id="history-found">{count}</h2>
        <p class="visually-hidden" role="status">
          {count}
        </p>
        <IncidentList incidents={found.slice(from, from + ON_A_PAGE)} now={now} t={t} />
        {found.length === 0 && (
          <p class="quiet">
            {t(incidents.length === 0 ? 'history_no_incidents' : 'history_no_such_incidents')}
          </p>
        )}
      </section>
      {pages > 1 && (
        <nav class="pages" aria-label={t('history_pages')}>
          <Turn to={page - 1} pages={pages} route={route} label={t('history_newer')} />
          <span class="hint">{t('history_page', String(page), String(pages))}</span>
          <Turn to={page + 1} pages={pages} route={route} label={t('history_older')} />
        </nav>
      )}
    </>
  );
}

function countInWords(count: number, language: string, t: ViewProps['ports']['t']): string {
  if (count === 0) return t('history_count_none');
  if (count === 1) return t('history_count_one');
  return t('history_count', new Intl.NumberFormat(language).format(count));
}

interface TurnProps {
  readonly to: number;
  readonly pages: number;
  readonly route: IncidentsRoute;
  readonly label: string;
}

function Turn({ to, pages, route, label }: TurnProps): JSX.Element {
  if (to < 1 || to > pages) return <span />;
  return (
    <a class="button" href={hashOf({ ...route, page: to })}>
      {label}
    </a>
  );
}

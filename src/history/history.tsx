import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Brand } from '../ui/brand.tsx';
import { errorText } from '../ui/error-text.ts';
import type { Store } from '../ui/store.ts';
import { StripPatterns } from '../ui/strip-patterns.tsx';
import { useStore } from '../ui/use-store.ts';
import type { MessageKey } from '../wording/translate.ts';
import type { HistoryPorts } from './history-ports.ts';
import type { HistoryState } from './history-state.ts';
import { IncidentView } from './incident-view.tsx';
import { IncidentsView } from './incidents-view.tsx';
import { KeepingView } from './keeping-view.tsx';
import { OverviewView } from './overview-view.tsx';
import { hashOf, type Route } from './route.ts';
import { ServiceView } from './service-view.tsx';
import type { HistoryActions } from './start-history.ts';
import { StoreNotice } from './store-notice.tsx';
import type { ViewProps } from './view-props.ts';
import { viewTitle } from './view-title.ts';

interface HistoryProps {
  readonly store: Store<HistoryState>;
  readonly actions: HistoryActions;
  readonly ports: HistoryPorts;
}

const VIEWS: Readonly<Record<Route['kind'], (props: ViewProps) => JSX.Element>> = {
  overview: OverviewView,
  service: ServiceView,
  incidents: IncidentsView,
  incident: IncidentView,
  data: KeepingView,
};

interface Entry {
  readonly name: MessageKey;
  readonly route: Route;
  readonly kinds: readonly Route['kind'][];
}

const ENTRIES: readonly Entry[] = [
  {
    name: 'history_overview',
    route: { kind: 'overview', find: '', asTable: false },
    kinds: ['overview', 'service'],
  },
  {
    name: 'history_incidents',
    route: { kind: 'incidents', page: 1 },
    kinds: ['incidents', 'incident'],
  },
  { name: 'history_data', route: { kind: 'data' }, kinds: ['data'] },
];

/** The history page: one view at a time, each with an address of its own. */
export function History({ store, actions, ports }: HistoryProps): JSX.Element {
  const state = useStore(store);
  const { t } = ports;
  const { route } = state;
  const heading = useHeadingFocus(placeOfRoute(route));
  const View = VIEWS[route.kind];
  const title = viewTitle(state, t);
  useEffect(() => {
    document.title = t('history_window', title);
  }, [title, t]);
  return (
    <div class="history">
      <StripPatterns />
      <header class="history-header">
        <Brand name={t('ui_brand')} />
        <nav aria-label={t('history_sections')}>
          <ul class="history-nav">
            {ENTRIES.map(({ name, route: to, kinds }) => (
              <li key={name}>
                <a href={hashOf(to)} aria-current={kinds.includes(route.kind) ? 'page' : undefined}>
                  {t(name)}
                </a>
              </li>
            ))}
            <li class="apart">
              <a href="options.html">{t('history_settings')}</a>
            </li>
          </ul>
        </nav>
      </header>
      <main class="history-main" aria-busy={state.store.kind === 'opening'}>
        <div class="history-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <div role="status">
            {state.done && <p class="notice">{state.done}</p>}
            {state.error && (
              <p class="notice" data-tone="warn">
                {t('history_not_done', errorText(state.error, t))}
              </p>
            )}
          </div>
        </div>
        <StoreNotice state={state} t={t} />
        <View state={state} actions={actions} ports={ports} />
      </main>
    </div>
  );
}

/** What makes a view another place: filters and ranges are the same one. */
function placeOfRoute(route: Route): string {
  if (route.kind === 'service') return `service=${route.subject}`;
  return route.kind === 'incident' ? `incident=${route.id}` : route.kind;
}

/** The keyboard goes on at the heading of a view that was gone to, and stays where it is in the one that was opened. */
function useHeadingFocus(place: string): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [place]);
  return heading;
}

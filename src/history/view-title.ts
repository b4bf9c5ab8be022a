import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';
import { incidentHeadline } from './incident-in-words.ts';
import { nameOf } from './name-of.ts';

/** The heading of what is shown. */
export function viewTitle(state: HistoryState, t: Translate): string {
  const { route, incidents } = state;
  switch (route.kind) {
    case 'overview':
      return t('history_title');
    case 'service':
      return nameOf(route.subject, state, t);
    case 'incidents':
      return t('history_incidents');
    case 'incident': {
      const shown = incidents?.find(({ incident }) => incident.id === route.id);
      return shown ? incidentHeadline(shown, t) : t('history_incident');
    }
    case 'data':
      return t('history_data');
  }
}

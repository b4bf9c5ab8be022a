import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';

/** What a subject is called: by the person's list, else by its last incident, else by its id. */
export function nameOf(
  subject: string,
  { services, incidents }: Pick<HistoryState, 'services' | 'incidents'>,
  t: Translate,
): string {
  if (subject === '') return t('history_own_side');
  const listed = services?.find(({ id }) => id === subject)?.name;
  const remembered = incidents?.find(({ incident }) => incident.service === subject)?.names.service;
  return listed ?? remembered ?? subject;
}

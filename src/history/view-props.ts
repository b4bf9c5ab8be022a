import type { HistoryPorts } from './history-ports.ts';
import type { HistoryState } from './history-state.ts';
import type { HistoryActions } from './start-history.ts';

/** What every part of the page is given. */
export interface ViewProps {
  readonly state: HistoryState;
  readonly actions: HistoryActions;
  readonly ports: HistoryPorts;
}

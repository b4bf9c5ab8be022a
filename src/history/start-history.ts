import { gapOf } from '../formats/gap-of.ts';
import type { Reply } from '../protocol.ts';
import { incidentsAlone } from '../records/export-source.ts';
import { EMPTY_CONFIG, intervalOf } from '../settings/defaults.ts';
import { askTwice } from '../ui/ask-twice.ts';
import { createStore, type Store } from '../ui/store.ts';
import { type ExportedFile, type ExportForm, exportFile } from './export-file.ts';
import type { HistoryPorts } from './history-ports.ts';
import type { HistoryState } from './history-state.ts';
import { keepFresh } from './keep-fresh.ts';
import { type KeptReader, keepReader } from './kept-reader.ts';
import { openBooks } from './read-books.ts';
import { readRoute } from './route.ts';

/** What the history page can do. None of it rejects. */
export interface HistoryActions {
  /** Shows what that part of an address means. */
  readonly go: (hash: string) => void;
  /** Reads everything anew. */
  readonly refresh: () => Promise<void>;
  /** Until that moment, ISO 8601; null: from now on again. */
  readonly mute: (service: string, until: string | null) => Promise<void>;
  readonly deleteAll: () => Promise<void>;
  readonly exportAs: (form: ExportForm) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
}

export interface RunningHistory {
  readonly store: Store<HistoryState>;
  readonly actions: HistoryActions;
  /** Resolves when strips can be drawn, or it is known that they cannot. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

/** Opens the history and reads it, days first; keeps the state true from then on. */
export function startHistory(ports: HistoryPorts, hash: string): RunningHistory {
  const store = createStore<HistoryState>(initialState(ports, hash));
  const reader = keepReader(ports.openReader, (state) => store.set({ store: state }));
  const books = openBooks(store, { ports, reader });
  const ready = books.readDays();
  ready.then(books.readRest);
  const refresh = async (): Promise<void> => {
    store.set({ now: ports.now() });
    await books.readDays();
    await books.readRest();
  };
  const go = (to: string): void => {
    store.set({ route: readRoute(to), done: undefined, error: undefined, now: ports.now() });
    books.readOpened();
  };
  return {
    store,
    ready,
    stop: keepFresh(refresh, ports),
    actions: { go, refresh, ...changes(store, { ports, reader, refresh }) },
  };
}

function initialState(ports: HistoryPorts, hash: string): HistoryState {
  return {
    route: readRoute(hash),
    now: ports.now(),
    store: { kind: 'opening' },
    trouble: undefined,
    services: undefined,
    gapMs: gapOf(intervalOf(EMPTY_CONFIG)),
    last: undefined,
    isResting: false,
    days: undefined,
    incidents: undefined,
    mutes: [],
    latency: undefined,
    story: undefined,
    done: undefined,
    error: undefined,
  };
}

interface Needed {
  readonly ports: HistoryPorts;
  readonly reader: KeptReader;
  readonly refresh: () => Promise<void>;
}

type Changes = Pick<HistoryActions, 'mute' | 'deleteAll' | 'exportAs' | 'copy'>;

/** What a person does here, each with a word on how it went. */
function changes(store: Store<HistoryState>, { ports, reader, refresh }: Needed): Changes {
  const { t } = ports;
  const tell = (reply: Reply<unknown>, done: string): void => {
    if (reply.ok) store.set({ done, error: undefined });
    else store.set({ done: undefined, error: reply.error });
  };
  return {
    mute: async (service, until) => {
      const reply = await askTwice(() => ports.mute(service, until));
      if (reply.ok) store.set({ mutes: reply.value });
      tell(reply, t(until === null ? 'history_unmuted' : 'history_muted'));
    },
    deleteAll: async () => {
      const reply = await askTwice(ports.deleteHistory);
      if (reply.ok) {
        // Days that are gone must not outlive a store that cannot be read meanwhile.
        store.set({ days: undefined, incidents: undefined });
        await refresh();
      }
      tell(reply, t('history_deleted'));
    },
    exportAs: async (form) => {
      ports.download(await exportHistory(form, { state: store.get(), ports, reader }));
      store.set({ done: t('history_exported'), error: undefined });
    },
    copy: async (text) => {
      const done = await ports.copy(text).then(
        () => t('history_copied'),
        () => t('popup_copy_failed'),
      );
      store.set({ done, error: undefined });
    },
  };
}

interface Exported extends Pick<Needed, 'ports' | 'reader'> {
  readonly state: HistoryState;
}

/** What history holds; where it cannot be opened, what the background still lists. */
async function exportHistory(
  form: ExportForm,
  { state, ports, reader }: Exported,
): Promise<ExportedFile> {
  const about = {
    atMs: ports.now(),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    services: (state.services ?? []).map(({ id, name, provider }) => ({ id, name, provider })),
  };
  const whole = await reader.read((source) => exportFile(form, { source, about }));
  if (whole) return whole;
  const told = await ports.readIncidents();
  const source = incidentsAlone(told.ok ? told.value : []);
  return exportFile(form, { source, about: { ...about, problem: 'the history cannot be read' } });
}

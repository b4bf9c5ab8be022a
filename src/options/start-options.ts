import type { Config } from '../formats/config.ts';
import { createStore, type Store } from '../ui/store.ts';
import type { OptionsPorts } from './options-ports.ts';
import { type Done, type OptionsState, readHash } from './options-state.ts';

/** What the options page can do with the configuration. */
export interface OptionsActions {
  /** Changes the stored configuration. True when it was taken; else the page shows why not, and nothing changed. */
  readonly update: (
    change: (config: Config) => Config,
    done?: { readonly text: string; readonly undoable?: true },
  ) => Promise<boolean>;
  readonly undo: () => Promise<void>;
  readonly go: (hash: string) => void;
  /** Reads the configuration and the permissions anew. */
  readonly refresh: () => Promise<void>;
}

export interface RunningOptions {
  readonly store: Store<OptionsState>;
  readonly actions: OptionsActions;
}

/** Reads the configuration and the permissions, and keeps the state true from then on. */
export function startOptions(ports: OptionsPorts, hash: string): RunningOptions {
  const store = createStore<OptionsState>({
    ...readHash(hash),
    config: undefined,
    held: { origins: [], permissions: [], required: [] },
    done: undefined,
    error: undefined,
  });

  const readHeld = async (): Promise<void> => store.set({ held: await ports.readHeld() });

  const readConfig = async (): Promise<Config | undefined> => {
    const reply = await ports.readConfig();
    if (reply.ok) {
      store.set({ config: reply.value });
      return reply.value;
    }
    store.set({ error: reply.error });
    return undefined;
  };

  const write = async (config: Config, done: Done | undefined): Promise<boolean> => {
    const reply = await ports.writeConfig(config);
    if (reply.ok) store.set({ config, done, error: undefined });
    else store.set({ done: undefined, error: reply.error });
    return reply.ok;
  };

  const update: OptionsActions['update'] = async (change, done) => {
    // Read first: another page may have changed it meanwhile.
    const before = await readConfig();
    if (!before) return false;
    const undo = done?.undoable ? { undo: before } : {};
    return write(change(before), done && { text: done.text, ...undo });
  };

  const refresh = async (): Promise<void> => {
    await Promise.all([readConfig(), readHeld()]);
  };

  ports.watchHeld(readHeld);
  refresh();
  return {
    store,
    actions: {
      update,
      undo: async () => {
        const before = store.get().done?.undo;
        if (before) await write(before, undefined);
      },
      go: (to) => store.set({ ...readHash(to), done: undefined, error: undefined }),
      refresh,
    },
  };
}

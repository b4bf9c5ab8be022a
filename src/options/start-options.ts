import type { Config } from '../formats/config.ts';
import { createStore, type Store } from '../ui/store.ts';
import type { OptionsPorts } from './options-ports.ts';
import { type Done, type OptionsState, readHash } from './options-state.ts';
import { revertChange } from './revert-change.ts';

/** What the options page can do with the configuration. */
export interface OptionsActions {
  /**
   * Changes the configuration as it is stored at that moment; `undefined` for a change that does not fit it any more.
   * True when it was taken; else nothing changed, and the page shows the configuration anew, or why not.
   */
  readonly update: (
    change: (config: Config) => Config | undefined,
    done?: { readonly text: string; readonly undoable?: true },
  ) => Promise<boolean>;
  readonly undo: () => Promise<void>;
  /** Says what was done elsewhere than in the configuration. */
  readonly say: (text: string) => void;
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

  // Each change starts from what the one before it stored.
  let turn: Promise<unknown> = Promise.resolve();

  const update: OptionsActions['update'] = (change, done) => {
    const mine = turn.then(async () => {
      // Read first: another page may have changed it meanwhile.
      const before = await readConfig();
      const after = before && change(before);
      if (!after) return false;
      const undo = done?.undoable ? { undo: { before, after } } : {};
      return write(after, done && { text: done.text, ...undo });
    });
    turn = mine.catch(() => undefined);
    return mine;
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
        const change = store.get().done?.undo;
        if (change) await update((now) => revertChange(change, now));
      },
      say: (text) => store.set({ done: { text }, error: undefined }),
      go: (to) => store.set({ ...readHash(to), done: undefined, error: undefined }),
      refresh,
    },
  };
}

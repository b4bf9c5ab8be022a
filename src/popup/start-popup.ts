import type { PartialReport } from '../formats/report.ts';
import { parseAddress } from '../ui/parse-address.ts';
import { createStore, type Store } from '../ui/store.ts';
import { askOfficial } from './ask-official.ts';
import { createCheckRun } from './check-run.ts';
import { afterCheck, afterStoring, isAbout } from './kept-report.ts';
import type { CheckRequest, PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';
import { whatToShow } from './shown.ts';
import { pauseUntil, readStanding } from './standing.ts';

/** How often the age of the verdict is told anew. */
const AGE_MS = 10_000;

export interface RunningPopup {
  readonly store: Store<PopupState>;
  readonly actions: PopupActions;
  /** Resolves when what is stored has been read; before, nothing is worth drawing. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

/** Reads what is stored, asks for a fresh round, and keeps the state true from then on. */
export function startPopup(ports: PopupPorts): RunningPopup {
  const store = createStore<PopupState>({
    last: undefined,
    run: 'running',
    progress: undefined,
    error: undefined,
    only: undefined,
    switched: undefined,
    adHoc: undefined,
    addressProblem: undefined,
    copied: undefined,
    words: undefined,
    page: undefined,
    isPrivate: false,
    precise: true,
    watching: undefined,
    pauseError: undefined,
    incidents: [],
    opened: [],
    parts: undefined,
    now: ports.now(),
  });
  const run = createCheckRun(store, ports);
  let isAsked = false;
  const check = async (
    request: CheckRequest,
    { only, switched }: Partial<Pick<PopupState, 'only' | 'switched'>> = {},
  ): Promise<void> => {
    isAsked = true;
    store.set({ only, switched });
    await run.ask(request, (report) => afterCheck(report, { ...store.get(), now: ports.now() }));
    readStanding(store, ports);
    if (only) store.set(afterStoring(await ports.readReport()));
  };
  const checkShown = (): void => {
    const { adHoc } = store.get();
    check(adHoc ? { url: adHoc.url } : {});
  };
  const { stops, ready: read } = follow(store, { ports, tell: run.tell });
  const opened = ports.pageToShow().then((page) => {
    if (page) store.set({ adHoc: page });
  });
  const ready = Promise.all([read, opened]).then(() => undefined);
  // Not before: waking the background would take from the machine what the first frame needs.
  ready.then(ports.painted).then(() => {
    if (!isAsked) checkShown();
  });
  return {
    store,
    ready,
    actions: {
      checkAgain: checkShown,
      askOthers: (id) => {
        check({ services: [id], askOutside: true }, { only: [id] });
      },
      switchedNetwork: (service) => {
        check({ switchedNetwork: true }, { switched: service });
      },
      checkAddress: (text) => {
        const parsed = parseAddress(text);
        store.set({ addressProblem: parsed.kind === 'problem' ? parsed.problem : undefined });
        if (parsed.kind === 'problem') return;
        store.set({ adHoc: { url: parsed.url.href } });
        checkShown();
      },
      backToServices: () => {
        store.set({ adHoc: undefined });
        checkShown();
      },
      open: (part) => {
        const { opened } = store.get();
        if (opened.includes(part)) return;
        store.set({ opened: [...opened, part] });
        if (part === 'steps') askOfficial(whatToShow(store.get()).services, store, ports);
      },
      pause: (until) => pauseUntil(until, store, ports),
      copyReport: async (report, form) => {
        // Nothing is awaited where they are loaded already: a browser copies in the turn of the press.
        const { writtenReport } = store.get().parts ?? (await ports.loadParts());
        await ports.copy(writtenReport(report, form, ports)).then(
          () => store.set({ copied: `popup_copied_${form}` }),
          () => store.set({ copied: 'popup_copy_failed' }),
        );
      },
    },
    stop: () => {
      for (const stop of [...stops, run.stop]) stop();
    },
  };
}

interface Followed {
  readonly stops: readonly (() => void)[];
  readonly ready: Promise<void>;
}

interface Sources {
  readonly ports: PopupPorts;
  readonly tell: (partial: PartialReport) => void;
}

function follow(store: Store<PopupState>, { ports, tell }: Sources): Followed {
  const clock = setInterval(() => store.set({ now: ports.now() }), AGE_MS);
  ports.pageInFront().then(({ url, isPrivate }) => {
    store.set({ isPrivate, page: isPrivate ? undefined : url });
  });
  ports.hasPreciseMode().then((precise) => store.set({ precise }));
  const stops = [
    () => clearInterval(clock),
    ports.watchReport((stored) => store.set(afterStoring(stored))),
    ports.watchProgress((partial) => {
      if (partial && isAbout(partial, store.get().adHoc?.url)) tell(partial);
    }),
  ];
  const load = async (): Promise<void> => store.set({ parts: await ports.loadParts() });
  const ready = ports.readReport().then(async (stored) => {
    if (!store.get().last) store.set(afterStoring(stored));
    // Few are shown what machines elsewhere say, and they are shown it in the first frame.
    if (stored?.services.some(({ outside }) => outside)) await load();
  });
  ready.then(ports.idle).then(() => Promise.all([load(), readStanding(store, ports)]));
  return { stops, ready };
}

import { ADHOC_ID } from '../formats/adhoc-id.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import { parseAddress } from '../ui/parse-address.ts';
import { createStore, type Store } from '../ui/store.ts';
import { askOfficial } from './ask-official.ts';
import { createCheckRun } from './check-run.ts';
import type { CheckRequest, PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';

/** How often the age of the verdict is told anew. */
const AGE_MS = 10_000;

export interface RunningPopup {
  readonly store: Store<PopupState>;
  readonly actions: PopupActions;
  /** Resolves when what is stored has been read; before, nothing is worth drawing. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

/** What a check is about, beyond all services. */
type About = Partial<Pick<PopupState, 'only' | 'switched'>>;

function isAdHoc(report: PartialReport): boolean {
  return report.services[0]?.id === ADHOC_ID;
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
    now: ports.now(),
  });
  const run = createCheckRun(store, ports);
  const check = async (request: CheckRequest, about: About = {}): Promise<void> => {
    const { only, switched } = about;
    store.set({ only, switched });
    await run.ask(request, (report) => {
      const { adHoc, last } = store.get();
      const now = ports.now();
      if (only) return { now };
      if (adHoc) return { now, adHoc: { url: adHoc.url, report } };
      return { now, last: isOvertaken(report, last, now) ? last : report };
    });
    // What is kept holds the other services too.
    if (only) keepShared(store, await ports.readReport());
  };
  const look = (url: string | undefined): void => {
    store.set({ adHoc: url === undefined ? undefined : { url } });
    check(url === undefined ? {} : { url });
  };
  const { stops, ready } = follow(store, { ports, tell: run.tell });
  check({});
  return {
    store,
    ready,
    actions: {
      checkAgain: () => {
        const { adHoc } = store.get();
        check(adHoc ? { url: adHoc.url } : {});
      },
      askOthers: (id) => {
        check({ services: [id], askOutside: true }, { only: [id] });
      },
      switchedNetwork: (service) => {
        check({ switchedNetwork: true }, { switched: service });
      },
      checkAddress: (text) => {
        const parsed = parseAddress(text);
        store.set({ addressProblem: parsed.kind === 'problem' ? parsed.problem : undefined });
        if (parsed.kind === 'address') look(parsed.url.href);
      },
      backToServices: () => look(undefined),
      askOfficial: (services) => askOfficial(services, store, ports),
      copy: (text, done) => {
        ports.copy(text).then(
          () => store.set({ copied: done }),
          () => store.set({ copied: 'popup_copy_failed' }),
        );
      },
    },
    stop: () => {
      for (const stop of [...stops, run.stop]) stop();
    },
  };
}

/** A round that began later has ended already. One from the future tells of a clock that was wrong then. */
function isOvertaken(report: Report, last: Report | undefined, nowMs: number): boolean {
  if (last === undefined) return false;
  return report.startedAt < last.startedAt && Date.parse(last.startedAt) <= nowMs;
}

/** A report of an address that is not watched stands for itself. */
function keepShared(store: Store<PopupState>, last: Report | undefined): void {
  if (last && !isAdHoc(last)) store.set({ last });
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
  const keep = (last: Report | undefined): void => keepShared(store, last);
  const clock = setInterval(() => store.set({ now: ports.now() }), AGE_MS);
  ports.pageInFront().then(({ url, isPrivate }) => {
    store.set({ isPrivate, page: isPrivate ? undefined : url });
  });
  ports.hasPreciseMode().then((precise) => store.set({ precise }));
  const stops = [
    () => clearInterval(clock),
    ports.watchReport(keep),
    ports.watchProgress((partial) => {
      if (partial && isAdHoc(partial) === (store.get().adHoc !== undefined)) tell(partial);
    }),
  ];
  const ready = ports.readReport().then((last) => {
    if (!store.get().last) keep(last);
  });
  return { stops, ready };
}

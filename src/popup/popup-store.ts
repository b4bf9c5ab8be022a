import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PartialReport, Report } from '../formats/report.ts';
import { type CheckRun, createCheckRun } from './check-run.ts';
import type { CheckRequest, PopupPorts } from './popup-ports.ts';

/** How often the age of the verdict is told anew. */
const AGE_MS = 10_000;
/** The id of an address that is checked without being added. */
const AD_HOC = 'adhoc';

/** An address that is looked at without being added. */
export interface AdHoc {
  readonly url: string;
  readonly report?: Report;
}

export interface PopupStore {
  /** The finished report to show: the ad-hoc one while an address is looked at, else the last of all services. */
  readonly report: ReadonlySignal<Report | undefined>;
  readonly run: CheckRun;
  readonly adHoc: ReadonlySignal<AdHoc | undefined>;
  readonly page: ReadonlySignal<string | undefined>;
  readonly precise: ReadonlySignal<boolean>;
  readonly now: ReadonlySignal<number>;
  /** Shows what is stored, then asks for a fresh round. Returns what ends all subscriptions. */
  readonly start: () => () => void;
  readonly checkAgain: () => void;
  readonly checkAddress: (url: string) => void;
  readonly backToServices: () => void;
}

function isAdHoc(report: PartialReport): boolean {
  return report.services[0]?.id === AD_HOC;
}

/** What the popup knows and can do. */
export function createPopupStore(ports: PopupPorts): PopupStore {
  const stored = signal<Report | undefined>(undefined);
  const adHoc = signal<AdHoc | undefined>(undefined);
  const page = signal<string | undefined>(undefined);
  const precise = signal(true);
  const now = signal(ports.now());
  const run = createCheckRun(ports);

  const keep = (report: Report | undefined): void => {
    if (report && !isAdHoc(report)) stored.value = report;
  };

  const check = (request: CheckRequest): Promise<void> =>
    run.ask(request, (report) => {
      now.value = ports.now();
      if (adHoc.value) adHoc.value = { url: adHoc.value.url, report };
      else keep(report);
    });

  const onProgress = (partial: PartialReport | undefined): void => {
    if (partial && isAdHoc(partial) === (adHoc.value !== undefined)) run.tell(partial);
  };

  const start = (): (() => void) => {
    const clock = setInterval(() => {
      now.value = ports.now();
    }, AGE_MS);
    const ends = [ports.watchReport(keep), ports.watchProgress(onProgress), run.stop];
    ports.readReport().then((last) => !stored.value && keep(last));
    ports.pageInFront().then((url) => {
      page.value = url;
    });
    ports.hasPreciseMode().then((held) => {
      precise.value = held;
    });
    check({});
    return () => {
      clearInterval(clock);
      for (const end of ends) end();
    };
  };

  const look = (at: AdHoc | undefined): void => {
    adHoc.value = at;
    check(at ? { url: at.url } : {});
  };

  return {
    report: computed(() => (adHoc.value ? adHoc.value.report : stored.value)),
    run,
    adHoc,
    page,
    precise,
    now,
    start,
    checkAgain: () => void check(adHoc.value ? { url: adHoc.value.url } : {}),
    checkAddress: (url) => look({ url }),
    backToServices: () => look(undefined),
  };
}

import { gapOf } from '../formats/gap-of.ts';
import type { Incident } from '../formats/incident.ts';
import type { RecordedIncident, RollUp } from '../formats/records.ts';
import type { Report } from '../formats/report.ts';
import { intervalOf } from '../settings/defaults.ts';
import type { Store } from '../ui/store.ts';
import type { HistoryPorts } from './history-ports.ts';
import type { HistoryState, LastRound, ListedService, SubjectDays } from './history-state.ts';
import type { KeptReader } from './kept-reader.ts';
import { loadOpened } from './load-opened.ts';
import { shownIncidents } from './shown-incidents.ts';

export interface Books {
  /** Days, and names as the last report has them: enough for the first frame, without the background. */
  readonly readDays: () => Promise<void>;
  /** Incidents, the person's list, and whatever the background has to say. */
  readonly readRest: () => Promise<void>;
  /** What only the service or incident that is opened needs. */
  readonly readOpened: () => Promise<void>;
}

/** Everything that is read for the page, and where it goes. Nothing of it rejects. */
export function openBooks(
  store: Store<HistoryState>,
  { ports, reader }: { readonly ports: HistoryPorts; readonly reader: KeptReader },
): Books {
  let recorded: readonly RecordedIncident[] | undefined;
  let told: readonly Incident[] | undefined;

  const showIncidents = (): void => {
    const { services = [] } = store.get();
    store.set({ incidents: shownIncidents({ recorded, told, services }) });
  };
  const readDays = async (): Promise<void> => {
    const [rollUps, report] = await Promise.all([
      reader.read((open) => open.days()),
      ports.readReport(),
    ]);
    store.set({
      ...(rollUps && { days: bySubject(rollUps) }),
      services: store.get().services ?? (report && servicesOf(report)),
      last: report && lastRound(report),
    });
  };
  const readOpened = async (): Promise<void> => {
    const before = store.get();
    const opened = await loadOpened(before, reader);
    if (store.get().route === before.route) store.set(opened);
  };
  const readRest = async (): Promise<void> => {
    const asked = Promise.all([
      ports.readConfig(),
      ports.readIncidents(),
      ports.readMutes(),
      ports.readTrouble(),
      ports.readWatching(),
    ]);
    recorded = await reader.read((open) => open.incidents());
    // What history knows is shown before a background that sleeps has answered.
    if (told === undefined && recorded) showIncidents();
    await readOpened();
    const [config, standing, mutes, trouble, watching] = await asked;
    if (standing.ok) told = standing.value;
    store.set({
      trouble,
      ...(config.ok && {
        services: config.value.services.map(listed),
        gapMs: gapOf(intervalOf(config.value)),
      }),
      ...(watching.ok && { isResting: watching.value.kind !== 'on' }),
      ...(mutes.ok && { mutes: mutes.value }),
    });
    showIncidents();
    await readOpened();
  };
  return { readDays, readRest, readOpened };
}

function lastRound({ startedAt, user, services }: Report): LastRound {
  const verdicts = [user, ...services.map(({ verdict }) => verdict)];
  const isFailing = verdicts.some(({ kind }) => kind === 'fault');
  const hasAnswered = verdicts.some(({ kind }) => kind === 'ok' || kind === 'refusing');
  return { startedAt, isWell: !isFailing && hasAnswered };
}

function servicesOf({ services }: Report): ListedService[] {
  return services.map(({ id, name, provider }) => listed({ id, name, provider, enabled: true }));
}

interface Listable {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
}

function listed({ id, name, provider, enabled }: Listable): ListedService {
  return { id, name, provider, isWatched: enabled };
}

function bySubject(rollUps: readonly RollUp[]): ReadonlyMap<string, SubjectDays> {
  const subjects = new Map<string, Map<string, RollUp>>();
  for (const rollUp of rollUps) {
    const { subject, span } = rollUp;
    if (typeof span !== 'string') continue;
    const days = subjects.get(subject);
    if (days) days.set(span, rollUp);
    else subjects.set(subject, new Map([[span, rollUp]]));
  }
  return subjects;
}

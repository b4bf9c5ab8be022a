import type { WatchBook } from '../formats/incident.ts';
import type { Report } from '../formats/report.ts';
import { paintAction } from '../platform/action.ts';
import { onAlarm } from '../platform/alarms.ts';
import { t } from '../platform/i18n.ts';
import { onUseChanged } from '../platform/idle.ts';
import { onBrowserStart, onFirstInstall, onUpdated } from '../platform/lifecycle.ts';
import { listenForRequests } from '../platform/messages.ts';
import { onNetworkChange } from '../platform/network-change.ts';
import { onNotificationClicked } from '../platform/notifications.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { createProbePorts } from '../platform/probe-ports.ts';
import { listenToRequests } from '../platform/request-events.ts';
import { browserName, extensionVersion } from '../platform/runtime-info.ts';
import { roundProgress } from '../platform/stored-reports.ts';
import { openOwnPage } from '../platform/tabs.ts';
import { openAlert } from './alert-click.ts';
import { ALERT_ALARM, sendDueAlerts } from './alert-sender.ts';
import { badgeOf } from './badge.ts';
import { countRound } from './data-cost.ts';
import { forgetEarlier } from './forget-earlier.ts';
import { handleRequest } from './handle-request.ts';
import { createHostMemory } from './host-memory.ts';
import { loadIncidents } from './incident-store.ts';
import { keepReport, readShownReport } from './keep-report.ts';
import { type NotedRound, noteRound } from './note-round.ts';
import { listenForKeys, offerMenu } from './pages/offer-menu.ts';
import { watchPages } from './pages/watch-pages.ts';
import { createProgressWriter } from './progress-writer.ts';
import { createRecordsDesk } from './records-desk.ts';
import { ROUND_ALARM } from './round-alarm.ts';
import type { RoundJob } from './round-job.ts';
import { createRounds } from './rounds.ts';
import { runJob } from './run-job.ts';
import { leftoverJob } from './schedule.ts';
import { createLine } from './serialise.ts';
import { createWatch } from './watch.ts';

const ports = createProbePorts(listenToRequests());
const { now, elapsed, random } = ports;
const inTurn = createLine();
const remember = createLine();
const hosts = createHostMemory(now);
const records = createRecordsDesk({ now, t, remember });

/** Paints the button by what is in hand, or by what is stored: a full store must not leave an old verdict on it. */
const paint = async (inHand?: { report: Report; book: WatchBook }): Promise<void> => {
  const book = inHand?.book ?? (await loadIncidents()).book;
  const report = inHand?.report ?? (await readShownReport());
  const watching = await watch.tell();
  await paintAction(badgeOf(report, t, { book, watch: { watching, nowMs: now() } }));
};

const tellDue = async (): Promise<void> => {
  const stored = await remember(() => sendDueAlerts({ now, t }));
  if (!stored.ok) complain(stored.message);
};

/** Brings button and alarm in line with what is stored. */
const refresh = async (): Promise<void> => {
  await Promise.all([paint(), watch.arm()]);
};

const rounds = createRounds({
  run: async (job, options) => {
    const onSlept = (): void => watchOver(watch.interrupt());
    const tools = { ports, t, browserName, extensionVersion, remember, hosts, onSlept };
    const report = await runJob(job, tools, options);
    if (report !== undefined)
      watchOver(countRound(report, { now, remember, habits: ports.habits }));
    return report;
  },
  progress: () =>
    createProgressWriter({
      elapsed,
      write: (report) => roundProgress.set({ type: 'progress', report }),
    }),
  clearProgress: roundProgress.remove,
  keep: async (report, job) => {
    const { noted, kept } = await remember(async () => {
      const noted = await noteRound(report, { ...job, nowMs: now() }, t);
      return { noted, kept: await keepReport(noted.report, { nowMs: now(), t }) };
    });
    for (const { stored } of [noted, kept]) if (!stored.ok) complain(stored.message);
    const inHand = { report: kept.shown, book: noted.state.book };
    await Promise.all([paint(inHand), afterKept(noted, job)]).catch(complain);
    return noted.report;
  },
  elapsed,
});

const watch = createWatch({ rounds, hosts, inTurn, now, random, complain });

/** What follows from a round that was noted and kept. */
async function afterKept(noted: NotedRound, job: RoundJob): Promise<void> {
  watchOver(tellDue());
  watchOver(records.recordRound(noted, job.intervalMs));
  await watch.kept(noted, job);
}

/** Everything that a browser forgets between two lives of the background. */
async function wake(): Promise<void> {
  // Progress of a round that died with the background before this one.
  await roundProgress.remove();
  await Promise.all([paint(), watch.wake()]);
  await inTurn(async () => {
    const job = await leftoverJob(now());
    if (job !== undefined) watchOver(rounds.startUnawaited(job));
  });
}

const ready = wake().catch(complain);
watchOver(ready.then(tellDue));
watchOver(ready.then(records.align));

listenForRequests(async (message) => {
  await ready;
  const onImported = (): Promise<void> => refresh().then(tellDue).catch(complain);
  return handleRequest(message, {
    rounds,
    inTurn,
    now,
    t,
    ports,
    remember,
    records,
    watch,
    onImported,
    onPaused: () => paint().then(tellDue).catch(complain),
  });
});

onAlarm((name, dueMs) => {
  if (name === ALERT_ALARM) watchOver(ready.then(tellDue));
  // Not behind `ready`: the next alarm stands before anything else is done.
  if (name === ROUND_ALARM) watchOver(watch.alarm(dueMs));
});

onUseChanged(() => watchOver(watch.arm().then(() => paint())));
onNetworkChange(() => watchOver(watch.interrupt()));

onNotificationClicked((id) => watchOver(openAlert(id)));

onFirstInstall(() => watchOver(openOwnPage('welcome.html')));

// Waking is all there is to do; a background that registers nothing would not be woken.
onUpdated(() => watchOver(forgetEarlier().then(() => ready)));
onBrowserStart(() => watchOver(ready));
onPermissionsChanged(rounds.forbidJoining);

const pageTools = { rounds, inTurn, now, sleep: ports.sleep, t, watchOver };
watchPages(pageTools);
offerMenu(pageTools);
listenForKeys(pageTools);

function watchOver(work: Promise<unknown>): void {
  work.catch(complain);
}

function complain(error: unknown): void {
  console.error('Whichside:', error);
}

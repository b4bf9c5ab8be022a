import { type Decision, decide, markBegun, markShown } from '../alerts/decide.ts';
import { notificationId, sentKind, staleIds } from '../alerts/notification-id.ts';
import type { AlertInput } from '../alerts/policy.ts';
import { isFresh, ownSideFails, standingOf } from '../alerts/standing-of.ts';
import type { Alert } from '../formats/alerts.ts';
import { alarmTime, clearAlarm, setAlarm } from '../platform/alarms.ts';
import {
  changeNotification,
  clearNotification,
  type NotificationContent,
  showNotification,
  shownNotifications,
} from '../platform/notifications.ts';
import type { StorageResult } from '../platform/storage.ts';
import { type AlertText, alertText, sampleText } from '../wording/alert-text.ts';
import type { Translate } from '../wording/translate.ts';
import { alertPolicy } from './alert-policy.ts';
import { readAlerts, type StoredAlerts, saveAlerts } from './alert-store.ts';
import { loadConfig } from './config-store.ts';
import { readIncidents } from './incident-store.ts';
import { readLastReport } from './keep-report.ts';
import { keepMutesInTime, readMutes } from './mutes.ts';
import { isHeld, type SparedResult } from './spare-store.ts';
import { intervalNow } from './watch-facts.ts';

/** Fires when quiet hours or a mute end, when planned work should be over, and for the reminder. */
export const ALERT_ALARM = 'alert';

const SAMPLE = 'sample';

/** A look says that a fault stands for so long, or for so many intervals. */
const FRESH_MS = 10 * 60_000;
const FRESH_ROUNDS = 2;
/** An alarm this close to where it should be may stay. */
const NEAR_MS = 1_000;

export interface AlertTools {
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  readonly t: Translate;
}

/**
 * Tells what is due: after each kept round, when the background wakes, on its alarm, and when settings or mutes have
 * changed. What is about to be shown is stored first, under an id that replaces and does not double, so that a death in
 * between costs nothing. In the line of kept rounds. A store that fails is a value; nothing is shown then.
 */
export async function sendDueAlerts(tools: AlertTools): Promise<StorageResult> {
  await keepMutesInTime(tools.now());
  const read = await readAlerts();
  if (!read.ok) return read;
  const stored = read.alerts;
  if (stored.book.groups.length === 0 && stored.news.length === 0) return { ok: true };
  const decided = await decideNow(stored, tools.now());
  if (!decided.ok) return decided;
  const { decision } = decided;
  const saved = await saveAlerts(stored, decision.book);
  if (!isHeld(saved)) return saved;
  await arm(decision.nextAtMs);
  await clearAll(decision.cleared.flatMap((id) => staleIds(undefined, id)));
  return showAll(decision, tools);
}

/** Shows what an alert looks like; false where the browser does not let it through. */
export function showSample({ t }: Pick<AlertTools, 't'>): Promise<boolean> {
  return showNotification(SAMPLE, contentOf(sampleText(t)));
}

type Decided =
  | { readonly ok: true; readonly decision: Decision }
  | Extract<StorageResult, { ok: false }>;

async function decideNow({ book, news }: StoredAlerts, nowMs: number): Promise<Decided> {
  const loaded = await loadConfig();
  if (!loaded.ok) return loaded;
  const incidents = await readIncidents();
  if (!incidents.ok) return incidents;
  const mutes = await readMutes(loaded.config, nowMs);
  if (!mutes.ok) return mutes;
  const { book: watched } = incidents.incidents;
  const last = await readLastReport();
  const freshMs = Math.max(FRESH_MS, FRESH_ROUNDS * intervalNow(loaded.config));
  const isUnsure = book.groups.some(({ sending }) => sending !== undefined);
  const input: AlertInput = {
    nowMs,
    news,
    standing: standingOf(watched),
    ownFails: ownSideFails(watched, { nowMs, freshMs }),
    ownIsWell: last?.user.kind === 'ok' && isFresh(Date.parse(last.startedAt), { nowMs, freshMs }),
    freshMs,
    shown: new Set(isUnsure ? await shownNotifications() : []),
  };
  const policy = await alertPolicy(loaded.config, { nowMs, mutes: mutes.mutes });
  return { ok: true, decision: decide(book, input, policy) };
}

/** Shows alerts one after the other. That one is about to be shown is stored before, and that it was with the next. */
async function showAll({ book, alerts }: Decision, tools: AlertTools): Promise<StorageResult> {
  let stored = book;
  let known = book;
  const store = async (): Promise<SparedResult> => {
    const result = await saveAlerts({ book: stored, news: [] }, known);
    stored = known;
    return result;
  };
  for (const alert of alerts) {
    known = alert.kind === 'joined' ? known : markBegun(known, alert.id);
    const begun = await store();
    if (!isHeld(begun)) return begun;
    if (await show(alert, tools)) known = markShown(known, new Set([alert.id]));
  }
  return store();
}

/** False where the browser refuses. */
async function show(alert: Alert, { now, t }: AlertTools): Promise<boolean> {
  const content = contentOf(alertText(alert, t, { nowMs: now() }));
  const kind = sentKind(alert);
  const id = notificationId(kind, alert.id);
  if (alert.kind === 'joined') {
    await changeNotification(id, content);
    return true;
  }
  await clearAll(staleIds(kind, alert.id));
  return showNotification(id, content);
}

async function clearAll(ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map(clearNotification));
}

function contentOf({ title, message, side }: AlertText): NotificationContent {
  return { title, message, icon: side === 'ok' ? 'icons/icon' : `icons/state-${side}` };
}

async function arm(nextAtMs: number | undefined): Promise<void> {
  const setMs = await alarmTime(ALERT_ALARM);
  if (nextAtMs === undefined) {
    if (setMs !== undefined) await clearAlarm(ALERT_ALARM);
  } else if (setMs === undefined || Math.abs(setMs - nextAtMs) > NEAR_MS) {
    await setAlarm(ALERT_ALARM, nextAtMs);
  }
}

import { standingFaults } from '../incidents/standing.ts';
import { alarmTime, clearAlarm, setAlarm } from '../platform/alarms.ts';
import { controlsOf, fullSettings, intervalOf } from '../settings/defaults.ts';
import { loadConfig } from './config-store.ts';
import { loadIncidents } from './incident-store.ts';
import { hasStandingFault, nextAlarm, ROUND_ALARM } from './round-alarm.ts';
import { isResumable, type RoundJob, resumedJob, roundQueue, viewsOf } from './round-job.ts';

export interface Clock {
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Sets the alarm of the next round where it is missing, lost or too late; with nothing to watch there is none. */
export async function armAlarm({ now, random }: Clock): Promise<void> {
  const loaded = await loadConfig();
  if (!loaded.ok) return;
  const { services, settings } = loaded.config;
  if (!services.some(({ enabled }) => enabled)) return clearAlarm(ROUND_ALARM);
  const when = nextAlarm({
    nowMs: now(),
    dueMs: await alarmTime(ROUND_ALARM),
    intervalMinutes: fullSettings(settings).intervalMinutes,
    faults: standingFaults(await loadIncidents()),
    random: random(),
  });
  if (when !== undefined) await setAlarm(ROUND_ALARM, when);
}

/** The round that is due: light while all is well, full while a fault stands. Undefined with nothing to watch. */
export async function dueJob(nowMs: number): Promise<RoundJob | undefined> {
  const loaded = await loadConfig();
  if (!loaded.ok) return undefined;
  const services = loaded.config.services.filter(({ enabled }) => enabled);
  if (services.length === 0) return undefined;
  const isFaulty = hasStandingFault(
    standingFaults(await loadIncidents()),
    services.map(({ id }) => id),
  );
  return {
    services,
    controls: controlsOf(loaded.config),
    shape: isFaulty ? 'full' : 'scheduled',
    trigger: isFaulty ? 'recheck' : 'schedule',
    isKept: true,
    isAwaited: false,
    startedAtMs: nowMs,
    intervalMs: intervalOf(loaded.config),
    views: viewsOf(loaded.config),
    resumes: 0,
  };
}

/** What is left of a long round that an earlier background began; undefined when there is nothing worth it. */
export async function leftoverJob(nowMs: number): Promise<RoundJob | undefined> {
  const queue = await roundQueue.get();
  if (queue === undefined) return undefined;
  const loaded = await loadConfig();
  if (!loaded.ok || !isResumable(queue, nowMs)) {
    await roundQueue.remove();
    return undefined;
  }
  const { config } = loaded;
  return resumedJob(queue, {
    services: config.services,
    controls: controlsOf(config),
    intervalMs: intervalOf(config),
    views: viewsOf(config),
  });
}

import type { AlertPolicy } from '../alerts/policy.ts';
import { quietUntil } from '../alerts/quiet-hours.ts';
import type { StoredMute } from '../formats/alerts.ts';
import type { Config } from '../formats/config.ts';
import { mayNotify } from '../platform/notifications.ts';
import { fullSettings } from '../settings/defaults.ts';
import { readPause } from './watch-store.ts';

const MINUTE_MS = 60_000;

/** What may be told now, by the settings, the person's pause, the mutes and the browser. */
export async function alertPolicy(
  config: Config,
  { nowMs, mutes }: { nowMs: number; mutes: readonly StoredMute[] },
): Promise<AlertPolicy> {
  const { notify, alerts } = fullSettings(config.settings);
  const { about, remindAfterMinutes, quiet, timeZone } = alerts;
  const [isAllowed, pausedUntilMs] = await Promise.all([mayNotify(), readPause(nowMs)]);
  // A pause that ends in quiet hours goes on as those.
  const quietUntilMs =
    quietUntil(quiet, { nowMs: pausedUntilMs ?? nowMs, timeZone }) ?? pausedUntilMs;
  return {
    isOn: notify && isAllowed,
    about,
    ...(remindAfterMinutes !== undefined && { remindAfterMs: remindAfterMinutes * MINUTE_MS }),
    ...(quietUntilMs !== undefined && { quietUntilMs }),
    services: new Map(
      config.services
        .filter(({ enabled, alerts: isTold }) => enabled && isTold !== false)
        .map(({ id, name, provider }) => [id, { name, provider }]),
    ),
    mutes: new Map(mutes.map(({ service, untilMs }) => [service, untilMs])),
  };
}

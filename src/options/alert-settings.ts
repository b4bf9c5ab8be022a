import type { Config, Settings } from '../formats/config.ts';
import { fullSettings } from '../settings/defaults.ts';
import type { MessageKey } from '../wording/translate.ts';

type Alerts = NonNullable<Settings['alerts']>;

export type About = NonNullable<Alerts['about']>;

/** Whose faults are told, by the name of the choice. */
export const ABOUT: readonly (readonly [About, MessageKey])[] = [
  ['both', 'options_about_both'],
  ['theirs', 'options_about_theirs'],
  ['mine', 'options_about_mine'],
];

/** Alerts as they act, defaults filled in. */
export function alertsOf({ settings }: Config): ReturnType<typeof fullSettings>['alerts'] {
  return fullSettings(settings).alerts;
}

/** The configuration with alerts switched on or off. */
export function withNotify(config: Config, notify: boolean): Config {
  return { ...config, settings: { ...config.settings, notify } };
}

/** The configuration with that choice; no minutes: never a reminder. */
export function withAbout(
  config: Config,
  about: About,
  remindAfterMinutes: number | undefined,
): Config {
  const { remindAfterMinutes: _minutes, ...alerts } = config.settings?.alerts ?? {};
  return withAlerts(config, {
    ...alerts,
    about,
    ...(remindAfterMinutes !== undefined && { remindAfterMinutes }),
  });
}

/** The configuration with those quiet hours; an empty time zone is the device's. */
export function withQuiet(
  config: Config,
  { quiet, timeZone }: { quiet: NonNullable<Alerts['quiet']>; timeZone: string },
): Config {
  const { quiet: _quiet, timeZone: _timeZone, ...alerts } = config.settings?.alerts ?? {};
  return withAlerts(config, {
    ...alerts,
    ...(quiet.length > 0 && { quiet }),
    ...(timeZone !== '' && { timeZone }),
  });
}

function withAlerts(config: Config, alerts: Alerts): Config {
  return { ...config, settings: { ...config.settings, alerts } };
}

/** The configuration with one service told of, or not. */
export function withServiceAlerts(config: Config, id: string, isTold: boolean): Config {
  return {
    ...config,
    services: config.services.map((service) => {
      if (service.id !== id) return service;
      const { alerts: _alerts, ...rest } = service;
      return isTold ? rest : { ...rest, alerts: false };
    }),
  };
}

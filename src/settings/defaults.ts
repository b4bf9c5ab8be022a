import { BUILT_IN_CONTROLS } from '../catalog/controls.ts';
import type { Config, Control, Settings } from '../formats/config.ts';

type OutsideMode = 'off' | 'ask' | 'auto';

/** Settings with every default filled in. */
export interface FullSettings {
  readonly intervalMinutes: number;
  readonly notify: boolean;
  readonly alerts: NonNullable<Settings['alerts']> & { readonly about: 'both' | 'theirs' | 'mine' };
  readonly pauseWhenIdle: boolean;
  /** Absent: no limit. */
  readonly dataLimitMegabytes?: number;
  /** ISO 3166-1 alpha-2; absent: worked out when needed. */
  readonly country?: string;
  readonly outsideView: { readonly mode: OutsideMode; readonly endpoint: string };
}

const DEFAULT_SETTINGS: FullSettings = {
  intervalMinutes: 10,
  notify: true,
  alerts: { about: 'both' },
  pauseWhenIdle: true,
  outsideView: { mode: 'off', endpoint: 'https://api.globalping.io' },
};

/** A new profile's configuration: nothing to watch yet. */
export const EMPTY_CONFIG: Config = { format: 'whichside/config', version: 1, services: [] };

/** Settings as they act: what is absent has its default. */
export function fullSettings(settings: Settings | undefined): FullSettings {
  return {
    ...DEFAULT_SETTINGS,
    ...settings,
    alerts: { ...DEFAULT_SETTINGS.alerts, ...settings?.alerts },
    outsideView: { ...DEFAULT_SETTINGS.outsideView, ...settings?.outsideView },
  };
}

/** How far apart rounds are meant to lie, in ms. */
export function intervalOf({ settings }: Config): number {
  return fullSettings(settings).intervalMinutes * 60_000;
}

/** The controls that rounds draw from: the configuration's own, or the built-in ones. */
export function controlsOf(config: Config): readonly Control[] {
  return config.controls ?? BUILT_IN_CONTROLS;
}

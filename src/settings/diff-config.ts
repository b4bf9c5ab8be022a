import type { Config } from '../formats/config.ts';
import { controlsOf, type FullSettings, fullSettings } from './defaults.ts';

/** Ids of one list, by what an import does to them. */
export interface ListDiff {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** One setting that an import changes: its path, and its value before and after. */
interface SettingChange {
  readonly path: string;
  readonly from: SettingValue;
  readonly to: SettingValue;
}

/** Spans of quiet hours are the one setting that is a list. */
export type SettingValue = string | number | boolean | QuietSpans;

export type QuietSpans = NonNullable<FullSettings['alerts']['quiet']>;

export interface ConfigDiff {
  readonly services: ListDiff;
  readonly controls: ListDiff;
  readonly settings: readonly SettingChange[];
}

/** What changes between two configurations, defaults and built-in controls counted as they act. */
export function diffConfig(before: Config, after: Config): ConfigDiff {
  return {
    services: diffLists(before.services, after.services),
    controls: diffLists(controlsOf(before), controlsOf(after)),
    settings: diffSettings(before, after),
  };
}

interface Entry {
  readonly id: string;
}

function diffLists(before: readonly Entry[], after: readonly Entry[]): ListDiff {
  const old = new Map(before.map((entry) => [entry.id, canonical(entry)]));
  const kept = new Set(after.map(({ id }) => id));
  const idsWhere = (test: (entry: Entry) => boolean): string[] =>
    after.filter(test).map(({ id }) => id);
  return {
    added: idsWhere(({ id }) => !old.has(id)),
    changed: idsWhere((entry) => old.has(entry.id) && old.get(entry.id) !== canonical(entry)),
    removed: before.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    unchanged: idsWhere((entry) => old.get(entry.id) === canonical(entry)),
  };
}

/** Text that is equal for equal values, in whatever order their members stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function diffSettings(before: Config, after: Config): SettingChange[] {
  const old = fullSettings(before.settings);
  const now = fullSettings(after.settings);
  return SETTINGS.map(([path, valueIn]) => ({ path, from: valueIn(old), to: valueIn(now) })).filter(
    ({ from, to }) => canonical(from) !== canonical(to),
  );
}

/** Every setting by its path; an empty text stands for what has no value: no limit, no reminder, worked out when needed. */
const SETTINGS: readonly (readonly [string, (settings: FullSettings) => SettingValue])[] = [
  ['intervalMinutes', ({ intervalMinutes }) => intervalMinutes],
  ['pauseWhenIdle', ({ pauseWhenIdle }) => pauseWhenIdle],
  ['dataLimitMegabytes', ({ dataLimitMegabytes }) => dataLimitMegabytes ?? ''],
  ['notify', ({ notify }) => notify],
  ['alerts.about', ({ alerts }) => alerts.about],
  ['alerts.remindAfterMinutes', ({ alerts }) => alerts.remindAfterMinutes ?? ''],
  ['alerts.quiet', ({ alerts }) => alerts.quiet ?? []],
  ['alerts.timeZone', ({ alerts }) => alerts.timeZone ?? ''],
  ['country', ({ country }) => country ?? ''],
  ['outsideView.mode', ({ outsideView }) => outsideView.mode],
  ['outsideView.endpoint', ({ outsideView }) => outsideView.endpoint],
];

import type { Config } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { applyImport, type ImportMode } from '../settings/apply-import.ts';
import { type ConfigDiff, diffConfig } from '../settings/diff-config.ts';
import { changesOutsideView, withoutOutsideView } from '../settings/outside-view.ts';
import { parseConfigText } from '../settings/parse-config.ts';

export type PlannedImport =
  | {
      readonly ok: true;
      /** The whole configuration as it will be. */
      readonly config: Config;
      readonly diff: ConfigDiff;
      /** The file wants to switch on the outside view, or to send it elsewhere. */
      readonly wantsOutside: boolean;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Plan = Extract<PlannedImport, { ok: true }>;

/** Whether two plans change the same: then what was shown of the one is what the other does. */
export function isAlike(one: Plan, other: Plan): boolean {
  return changesOf(one) === changesOf(other);
}

function changesOf({ diff }: Plan): string {
  const lists = [diff.services, diff.controls].map(({ added, changed, removed }) => [
    added,
    changed,
    removed,
  ]);
  return JSON.stringify([lists, diff.settings]);
}

interface PlanOptions {
  readonly current: Config;
  readonly mode: ImportMode;
  /** The person ticked that the outside view may change. */
  readonly outside: boolean;
}

/** What importing a text would do, without doing it. The outside view stays as it is unless ticked. */
export function planImport(text: string, { current, mode, outside }: PlanOptions): PlannedImport {
  const parsed = parseConfigText(text);
  if (!parsed.ok) return parsed;
  const whole = applyImport(current, parsed.config, mode);
  if (!whole.ok) return whole;
  const wantsOutside = changesOutsideView(whole.config, current);
  const isKept = wantsOutside && !outside;
  const applied = isKept
    ? applyImport(current, withoutOutsideView(parsed.config, current), mode)
    : whole;
  if (!applied.ok) return applied;
  const { config } = applied;
  return { ok: true, config, diff: diffConfig(current, config), wantsOutside };
}

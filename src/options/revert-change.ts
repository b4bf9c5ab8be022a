import type { Config, Settings } from '../formats/config.ts';
import { controlsOf, EMPTY_CONFIG } from '../settings/defaults.ts';
import { diffConfig, type ListDiff } from '../settings/diff-config.ts';

/** A change of the configuration, from one state to the next. */
export interface Change {
  readonly before: Config;
  readonly after: Config;
}

/** The configuration as it is now with that change taken back, and everything else left as it is. */
export function revertChange({ before, after }: Change, now: Config): Config {
  const diff = diffConfig(before, after);
  const { controls: _controls, settings: _settings, ...rest } = now;
  const controls = controlsAfter({ before, diff: diff.controls, now });
  const settings = revertSettings({ before, after, now });
  return {
    ...rest,
    services: revertList(diff.services, { before: before.services, now: now.services }),
    ...(controls && { controls }),
    ...(settings && { settings }),
  };
}

/** Undefined where the built-in ones were in force before, and are again. */
function controlsAfter({
  before,
  diff,
  now,
}: {
  before: Config;
  diff: ListDiff;
  now: Config;
}): Config['controls'] {
  const controls = revertList(diff, { before: controlsOf(before), now: controlsOf(now) });
  if (before.controls !== undefined) return controls;
  const { added, changed, removed } = diffConfig(EMPTY_CONFIG, { ...now, controls }).controls;
  return added.length + changed.length + removed.length > 0 ? controls : undefined;
}

/** What the change added goes, what it changed is as before, what it removed stands behind its old neighbour again. */
function revertList<T extends { readonly id: string }>(
  { added, changed, removed }: ListDiff,
  { before, now }: { readonly before: readonly T[]; readonly now: readonly T[] },
): T[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const list = now
    .filter(({ id }) => !added.includes(id))
    .map((entry) => (changed.includes(entry.id) ? (old.get(entry.id) ?? entry) : entry));
  for (const [index, entry] of before.entries()) {
    if (!removed.includes(entry.id) || list.some(({ id }) => id === entry.id)) continue;
    const neighbour = list.findIndex(({ id }) => id === before[index - 1]?.id);
    list.splice(neighbour + 1, 0, entry);
  }
  return list;
}

/** Every setting that the change touched is as before; the others stay as they are now. */
function revertSettings({ before, after, now }: Change & { now: Config }): Settings | undefined {
  const [old, changed] = [before.settings ?? {}, after.settings ?? {}];
  const isChanged = (name: string): boolean =>
    JSON.stringify(member(old, name)) !== JSON.stringify(member(changed, name));
  const settings = {
    ...Object.fromEntries(Object.entries(now.settings ?? {}).filter(([name]) => !isChanged(name))),
    ...Object.fromEntries(Object.entries(old).filter(([name]) => isChanged(name))),
  };
  return Object.keys(settings).length > 0 ? settings : undefined;
}

function member(settings: Settings, name: string): unknown {
  return Object.entries(settings).find(([key]) => key === name)?.[1];
}

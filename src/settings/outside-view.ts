import type { Config } from '../formats/config.ts';
import { fullSettings } from './defaults.ts';

/**
 * Whether the configuration that an import leads to has the outside view switched on, or pointed elsewhere, compared
 * with the current one: what a file may not do without a tick of its own, be it by what it says or by what it leaves
 * out. Switching it off never needs one.
 */
export function changesOutsideView(after: Config, current: Config): boolean {
  const then = fullSettings(after.settings).outsideView;
  const now = fullSettings(current.settings).outsideView;
  const turnsOn = then.mode !== 'off' && then.mode !== now.mode;
  return turnsOn || then.endpoint !== now.endpoint;
}

/** The imported configuration with the current one's outside view in place of its own, for either mode of import. */
export function withoutOutsideView(imported: Config, current: Config): Config {
  const { outsideView: _imported, ...settings } = imported.settings ?? {};
  const outsideView = current.settings?.outsideView;
  const kept = { ...settings, ...(outsideView !== undefined && { outsideView }) };
  const { settings: _settings, ...rest } = imported;
  return Object.keys(kept).length === 0 ? rest : { ...rest, settings: kept };
}

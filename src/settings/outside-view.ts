import type { Config } from '../formats/config.ts';
import { fullSettings } from './defaults.ts';

/**
 * Whether importing this configuration over the current one switches the outside view on, or points it elsewhere: what
 * a file may not do without a tick of its own. Switching it off never needs one.
 */
export function changesOutsideView(imported: Config, current: Config): boolean {
  const view = imported.settings?.outsideView;
  if (view === undefined) return false;
  const now = fullSettings(current.settings).outsideView;
  const turnsOn = view.mode !== undefined && view.mode !== 'off' && view.mode !== now.mode;
  return turnsOn || (view.endpoint !== undefined && view.endpoint !== now.endpoint);
}

/** The imported configuration with the current one's outside view in place of its own. */
export function withoutOutsideView(imported: Config, current: Config): Config {
  const { outsideView: _imported, ...settings } = imported.settings ?? {};
  const outsideView = current.settings?.outsideView;
  const kept = { ...settings, ...(outsideView !== undefined && { outsideView }) };
  const { settings: _settings, ...rest } = imported;
  return Object.keys(kept).length === 0 ? rest : { ...rest, settings: kept };
}

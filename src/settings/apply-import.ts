import type { Config, Settings } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { parseConfig } from './parse-config.ts';

export type ImportMode = 'replace' | 'merge';

export type ImportResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The configuration after an import. `replace` takes the imported one as it is. `merge` replaces services of the same
 * id in their place and adds the others at the end, takes controls where they are given, and keeps settings that are
 * absent. Fails when the two together are too much.
 */
export function applyImport(current: Config, imported: Config, mode: ImportMode): ImportResult {
  if (mode === 'replace') return { ok: true, config: imported };
  const news = new Map(imported.services.map((service) => [service.id, service]));
  const known = new Set(current.services.map(({ id }) => id));
  const controls = imported.controls ?? current.controls;
  const settings = mergeSettings(current.settings, imported.settings);
  return parseConfig({
    format: 'whichside/config',
    version: 1,
    services: [
      ...current.services.map((service) => news.get(service.id) ?? service),
      ...imported.services.filter(({ id }) => !known.has(id)),
    ],
    ...(controls !== undefined && { controls }),
    ...(settings !== undefined && { settings }),
  });
}

function mergeSettings(
  current: Settings | undefined,
  imported: Settings | undefined,
): Settings | undefined {
  if (current === undefined || imported === undefined) return imported ?? current;
  const outsideView = { ...current.outsideView, ...imported.outsideView };
  const isViewSet = Object.keys(outsideView).length > 0;
  return { ...current, ...imported, ...(isViewSet && { outsideView }) };
}

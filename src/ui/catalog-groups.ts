import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { PROVIDERS } from '../catalog/providers.ts';

export interface CatalogGroup {
  /** In the language asked for; absent: entries whose provider has only one here. */
  readonly provider?: string;
  readonly entries: readonly CatalogEntry[];
}

/** Entries of one provider together, in the order of the list; those that stand alone come last, as one group. */
export function groupCatalog(
  entries: readonly CatalogEntry[],
  language: string,
): readonly CatalogGroup[] {
  const byProvider = new Map<string, CatalogEntry[]>();
  for (const entry of entries)
    byProvider.set(entry.provider, [...(byProvider.get(entry.provider) ?? []), entry]);
  const spoken = /^zh\b/i.test(language) ? 'zh' : 'en';
  const groups = [...byProvider].filter(([, members]) => members.length > 1);
  const alone = [...byProvider.values()].filter((members) => members.length === 1).flat();
  return [
    ...groups.map(([id, members]) => ({
      provider: PROVIDERS.find((provider) => provider.id === id)?.name[spoken] ?? id,
      entries: members,
    })),
    ...(alone.length > 0 ? [{ entries: alone }] : []),
  ];
}

import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { PROVIDERS } from '../catalog/providers.ts';

/** Entries whose name, provider or host contains the words, in any language we have; all of them for no words. */
export function searchCatalog(
  entries: readonly CatalogEntry[],
  words: string,
): readonly CatalogEntry[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return entries;
  return entries.filter((entry) => {
    const provider = PROVIDERS.find(({ id }) => id === entry.provider);
    const hosts = entry.endpoints.map(({ url }) => new URL(url).host);
    return [entry.id, ...namesOf(entry), ...(provider ? namesOf(provider) : []), ...hosts].some(
      (text) => text.toLocaleLowerCase().includes(wanted),
    );
  });
}

function namesOf({ name }: Pick<CatalogEntry, 'name'>): string[] {
  return [name.en, name.zh];
}

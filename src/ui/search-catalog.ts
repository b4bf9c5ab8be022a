import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { PROVIDERS } from '../catalog/providers.ts';

/** What somebody looks for in the catalogue. */
export interface CatalogQuery {
  readonly words: string;
  readonly region: CatalogEntry['region'] | 'all';
}

export const EVERYTHING: CatalogQuery = { words: '', region: 'all' };

/**
 * Entries of that region which have every word in a name, their provider's name, id or host, in any language we have;
 * all of them for no words.
 */
export function searchCatalog(
  entries: readonly CatalogEntry[],
  { words, region }: CatalogQuery,
): readonly CatalogEntry[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (region !== 'all' && entry.region !== region) return false;
    const texts = textsOf(entry).map(folded);
    return wanted.every((word) => texts.some((text) => text.includes(word)));
  });
}

/** Whether nothing narrows it. */
export function isEverything({ words, region }: CatalogQuery): boolean {
  return words.trim() === '' && region === 'all';
}

function textsOf(entry: CatalogEntry): readonly string[] {
  const provider = PROVIDERS.find(({ id }) => id === entry.provider);
  const names = [entry.name, provider?.name].flatMap((name) => (name ? [name.en, name.zh] : []));
  return [entry.id, ...names, ...entry.endpoints.map(({ url }) => new URL(url).host)];
}

/** Upper and lower case, and full width and half, are one. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

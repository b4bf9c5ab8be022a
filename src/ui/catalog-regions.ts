import type { CatalogEntry } from '../catalog/catalog-entry.ts';

type Region = CatalogEntry['region'];

/** The regions of the catalogue, that of readers of this BCP 47 language first. */
export function regionsFor(language: string): readonly Region[] {
  return /^zh\b/i.test(language) ? ['china', 'world'] : ['world', 'china'];
}

import { importSource } from '../build/import-source.mjs';

/**
 * The services that the welcome page suggests, as a config to import.
 * @param {string} language BCP 47 tag
 * @returns {Promise<Record<string, unknown>>}
 */
export async function starterConfig(language) {
  const catalog = /** @type {typeof import('../../src/catalog/catalog.ts')} */ (
    /** @type {unknown} */ (await importSource('src/catalog/catalog.ts'))
  );
  const entry = /** @type {typeof import('../../src/catalog/catalog-entry.ts')} */ (
    /** @type {unknown} */ (await importSource('src/catalog/catalog-entry.ts'))
  );
  const services = catalog.suggestedEntries(language).map((one) => entry.toService(one, language));
  return { format: 'whichside/config', version: 1, services };
}

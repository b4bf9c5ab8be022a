import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Joins the areas of every language (`src/_locales/<lang>/*.json`) into the one file that browsers read.
 * Throws when two areas define the same key, or when a file is no object of messages.
 * @param {string} sourceDir
 * @param {string} outDir
 */
export function buildLocales(sourceDir, outDir) {
  for (const language of readdirSync(sourceDir).sort()) {
    const messages = joinAreas(join(sourceDir, language));
    mkdirSync(join(outDir, language), { recursive: true });
    writeFileSync(
      join(outDir, language, 'messages.json'),
      `${JSON.stringify(messages, undefined, 2)}\n`,
    );
  }
}

/**
 * All messages of one language, sorted by key.
 * @param {string} languageDir
 * @returns {Record<string, unknown>}
 */
export function joinAreas(languageDir) {
  /** @type {Map<string, { area: string, message: unknown }>} */
  const found = new Map();
  for (const area of readdirSync(languageDir).sort()) {
    if (!area.endsWith('.json')) continue;
    for (const [key, message] of Object.entries(readMessages(join(languageDir, area)))) {
      const twin = found.get(key);
      if (twin) throw new Error(`${languageDir}: '${key}' is in ${twin.area} and in ${area}`);
      found.set(key, { area, message });
    }
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, { message }]) => [key, message]));
}

/**
 * @param {string} file
 * @returns {Record<string, unknown>}
 */
function readMessages(file) {
  /** @type {unknown} */
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new TypeError(`${file} must hold an object of messages`);
  }
  return { ...parsed };
}

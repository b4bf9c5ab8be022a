import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A copy of a build to load into a throw-away profile.
 * @param {string} build
 * @param {string} copy
 * @param {{ allHosts: boolean, language?: string | undefined }} options `allHosts`: with access to all sites, since nobody
 *   can answer a permission prompt; `language`: texts of this language alone, where the extension has them
 */
export function copyExtension(build, copy, { allHosts, language }) {
  cpSync(build, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  /** @type {{ default_locale: string, host_permissions?: string[] }} */
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (allHosts) manifest.host_permissions = [...(manifest.host_permissions ?? []), '*://*/*'];
  if (language) manifest.default_locale = keepLanguage(join(copy, '_locales'), language);
  writeFileSync(file, JSON.stringify(manifest, undefined, 2));
}

/**
 * A browser may lack the language itself; with no other texts around it has to show these.
 * @param {string} locales
 * @param {string} language
 * @returns {string} the folder that is left
 */
function keepLanguage(locales, language) {
  const [base = ''] = language.split('-');
  const kept = [language.replace('-', '_'), base].find((name) => existsSync(join(locales, name)));
  if (!kept) {
    const spoken = readdirSync(locales).map((name) => name.replace('_', '-'));
    throw new Error(`--lang must be one of ${spoken.join(', ')}, not '${language}'.`);
  }
  for (const name of readdirSync(locales)) {
    if (name !== kept) rmSync(join(locales, name), { recursive: true });
  }
  return kept;
}

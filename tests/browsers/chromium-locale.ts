import { existsSync } from 'node:fs';
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';

const LOCALES = '/usr/lib/chromium/locales';

/**
 * Chromium takes a language only where it has that language's own texts, which Debian ships in a
 * package of their own. Where they are missing, English ones stand in under that name: the
 * extension then speaks the language although the browser around it does not. Returns the folder to
 * mount over Chromium's own, or undefined where none is needed.
 */
export async function lendLocale(folder: string, language: string): Promise<string | undefined> {
  if (!existsSync(LOCALES) || existsSync(join(LOCALES, `${language}.pak`))) return undefined;
  const lent = join(folder, 'locales');
  await cp(LOCALES, lent, { recursive: true });
  await copyFile(join(LOCALES, 'en-US.pak'), join(lent, `${language}.pak`));
  return lent;
}

/** Shell commands that put the lent folder in place, inside the namespace's own view of the disk. */
export function mountLocale(lent: string | undefined): string {
  return lent === undefined ? '' : `mount --bind '${lent}' '${LOCALES}' && `;
}

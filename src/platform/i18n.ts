import { browser } from './browser.ts';

/** The message of that key in the user's language, its placeholders filled in order; empty for an unknown key. */
export function t(key: string, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

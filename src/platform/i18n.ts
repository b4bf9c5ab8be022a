import { browser } from './browser.ts';

/** The message of that key in the user's language, its placeholders filled in order; empty for an unknown key. */
export function t(key: string, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

/** Language and direction of the messages actually in use, for the `lang` and `dir` of a page. */
export function pageLanguage(): { lang: string; dir: 'ltr' | 'rtl' } {
  return {
    lang: browser.i18n.getMessage('@@ui_locale').replaceAll('_', '-'),
    dir: browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr',
  };
}

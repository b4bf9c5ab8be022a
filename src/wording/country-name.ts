import type { Translate } from './translate.ts';

/** A country or region by its ISO 3166-1 code, named in the language of `t`; the code itself where it has no name. */
export function countryName(code: string, t: Translate): string {
  const names = new Intl.DisplayNames([t('language_tag')], { type: 'region' });
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

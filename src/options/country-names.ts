import { COUNTRY_CODES } from './country-codes.ts';

interface Country {
  readonly code: string;
  readonly name: string;
}

/** What a country is called in that language (BCP 47); its code where the language has no name for it. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** Every country by its name in that language, in that language's order; `also` is among them whatever it is. */
export function countryNames(language: string, also: string): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  const codes = new Set(also === '' ? COUNTRY_CODES : [...COUNTRY_CODES, also]);
  return [...codes]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => compare(one.name, other.name));
}

import type { MessageKey, Translate } from '../wording/translate.ts';
import { countryName } from './country-names.ts';

export interface SettingWords {
  readonly t: Translate;
  /** BCP 47 tag of the messages in use. */
  readonly language: string;
}

/** By the path that a comparison of configurations gives. */
const NAMES: Readonly<Record<string, MessageKey>> = {
  intervalMinutes: 'options_minutes',
  country: 'options_country',
  'outsideView.mode': 'options_outside',
  'outsideView.endpoint': 'options_outside_address',
};

const MODES: Readonly<Record<string, MessageKey>> = {
  off: 'options_outside_off',
  ask: 'options_outside_ask',
  auto: 'options_outside_auto',
};

/** The name that the page itself gives a setting; its path where the page shows none. */
export function settingName(path: string, t: Translate): string {
  const key = NAMES[path];
  return key ? t(key) : path;
}

/** A setting's value as the page itself shows it. */
export function settingValue(
  path: string,
  value: string | number | boolean,
  { t, language }: SettingWords,
): string {
  const text = String(value);
  const mode = path === 'outsideView.mode' ? MODES[text] : undefined;
  if (mode) return t(mode);
  if (path !== 'country') return text;
  return text === '' ? t('options_country_auto_short') : countryName(text, language);
}

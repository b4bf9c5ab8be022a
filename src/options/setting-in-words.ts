import type { QuietSpans, SettingValue } from '../settings/diff-config.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';
import { ABOUT } from './alert-settings.ts';
import { countryName } from './country-names.ts';
import { dayNames } from './day-names.ts';

export interface SettingWords {
  readonly t: Translate;
  /** BCP 47 tag of the messages in use. */
  readonly language: string;
}

const MINUTE_MS = 60_000;

/** By the path that a comparison of configurations gives. */
const NAMES: Readonly<Record<string, MessageKey>> = {
  intervalMinutes: 'options_minutes',
  pauseWhenIdle: 'options_idle',
  dataLimitMegabytes: 'options_limit',
  notify: 'options_notify',
  'alerts.about': 'options_about',
  'alerts.remindAfterMinutes': 'options_remind',
  'alerts.quiet': 'options_quiet',
  'alerts.timeZone': 'options_time_zone',
  country: 'options_country',
  'outsideView.mode': 'options_outside',
  'outsideView.endpoint': 'options_outside_address',
};

/** Values that have a name of their own. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  'outsideView.mode': {
    off: 'options_outside_off',
    ask: 'options_outside_ask',
    auto: 'options_outside_auto',
  },
  'alerts.about': Object.fromEntries(ABOUT),
};

/** What stands for no value. */
const ABSENT: Readonly<Record<string, MessageKey>> = {
  dataLimitMegabytes: 'options_no_limit',
  'alerts.remindAfterMinutes': 'options_remind_never',
  'alerts.timeZone': 'options_time_zone_device_short',
  country: 'options_country_auto_short',
};

/** The name that the page itself gives a setting; its path where the page shows none. */
export function settingName(path: string, t: Translate): string {
  const key = NAMES[path];
  return key ? t(key) : path;
}

/** A setting's value as the page itself shows it. */
export function settingValue(path: string, value: SettingValue, words: SettingWords): string {
  const { t, language } = words;
  if (typeof value === 'object') return quietInWords(value, words);
  if (typeof value === 'boolean') return t(value ? 'options_yes' : 'options_no');
  const text = String(value);
  const key = text === '' ? ABSENT[path] : CHOICES[path]?.[text];
  if (key) return t(key);
  if (path === 'alerts.remindAfterMinutes') return durationInWords(Number(value) * MINUTE_MS, t);
  return path === 'country' ? countryName(text, language) : text;
}

function quietInWords(spans: QuietSpans, { t, language }: SettingWords): string {
  if (spans.length === 0) return t('options_quiet_none_short');
  const names = dayNames(language, 'short');
  const words = spans.map(({ from, to, days }) => {
    const named = days?.flatMap((day) => names[day - 1] ?? []).join(', ');
    return t('options_quiet_words', from, to, named ?? t('options_every_day'));
  });
  return words.join('; ');
}

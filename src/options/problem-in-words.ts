import type { MessageKey, Translate } from '../wording/translate.ts';

/** What parsing says in English, as a developer's tool shows it, and its text; groups fill the placeholders. */
const TEXTS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^is missing$/, 'options_wrong_missing'],
  [/^is not a known member$/, 'options_wrong_unknown'],
  [/^was made by a newer version/, 'options_wrong_newer'],
  [/^must be an object/, 'options_wrong_object'],
  [/^must be a text$/, 'options_wrong_text'],
  [/^must be ("[^"]*"|\d+)$/, 'options_wrong_value'],
  [/^must have at most (\d+) characters$/, 'options_wrong_long'],
  [/^must (?:be a complete address|start with http|not hold a user name)/, 'options_problem_url'],
  [/^must start with the lower status$/, 'options_problem_status'],
  [/^must be 1 to 64 letters/, 'options_wrong_id'],
  [/^must be a country code/, 'options_wrong_country'],
  [/^must be a time of day/, 'options_wrong_time'],
  [/^must be a time zone/, 'options_wrong_zone'],
  [/^Expected (.+) but received (.+)$/s, 'options_wrong_expected'],
  [/^Received (.+)$/s, 'options_wrong_received'],
  [/^is taken by (.+)$/, 'options_wrong_taken'],
  [/^has (\d+) entries, at most (\d+)$/, 'options_wrong_many'],
  [/^and (\d+) more problems$/, 'options_wrong_more'],
  [/^is too large/, 'options_wrong_large'],
  [/^is not JSON: (.+)$/s, 'options_wrong_json'],
];

/** One thing wrong with an imported list, in the user's language; what no table knows keeps its English detail. */
export function problemInWords(message: string, t: Translate): string {
  for (const [pattern, key] of TEXTS) {
    const found = pattern.exec(message);
    if (found) return t(key, ...found.slice(1));
  }
  return t('options_wrong_other', message);
}

import type { Problem } from '../formats/problem.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';
import { problemInWords } from './problem-in-words.ts';

/** By the last member of a path; `status[0]` counts as `status`. */
const TEXTS: Readonly<Record<string, MessageKey>> = {
  name: 'options_problem_name',
  provider: 'options_problem_name',
  operator: 'options_problem_name',
  url: 'options_problem_url',
  status: 'options_problem_status',
  body: 'options_problem_body',
  feed: 'options_feed_untried',
  official: 'options_problem_url',
};

/** What is wrong at that path of a form, in the user's language; undefined when nothing is. */
export function problemText(
  problems: readonly Problem[],
  path: string,
  t: Translate,
): string | undefined {
  const found = problems.find(
    (problem) => problem.path === path || problem.path.startsWith(`${path}[`),
  );
  if (!found) return undefined;
  const key = TEXTS[path.split('.').at(-1) ?? ''];
  return key ? t(key) : problemInWords(found.message, t);
}

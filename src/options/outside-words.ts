import type { OutsideLimits } from '../protocol.ts';
import { messageWord } from '../wording/message-word.ts';
import type { Translate } from '../wording/translate.ts';

interface LimitsInWords {
  /** Nothing can be asked as things are. */
  readonly problem: boolean;
  readonly sentences: readonly string[];
}

/** What the outside service said of itself, in the person's language, times in the time zone of this machine. */
export function limitsInWords(
  { tests, problem }: OutsideLimits,
  { t, language }: { readonly t: Translate; readonly language: string },
): LimitsInWords {
  const trouble = problem && t(`options_outside_problem_${messageWord(problem)}`);
  const left = tests && leftInWords(tests, { t, language });
  const sentences = [trouble, left].filter((text) => text !== undefined);
  return {
    problem: problem !== undefined || tests?.remaining === 0,
    sentences: sentences.length > 0 ? sentences : [t('options_outside_answers')],
  };
}

function leftInWords(
  { remaining, limit, resetsAt }: NonNullable<OutsideLimits['tests']>,
  { t, language }: { readonly t: Translate; readonly language: string },
): string {
  const number = new Intl.NumberFormat(language);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(resetsAt));
  if (remaining === 0) return t('options_outside_none_left', number.format(limit), time);
  return t('options_outside_left', number.format(remaining), number.format(limit), time);
}

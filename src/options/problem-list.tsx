import type { JSX } from 'preact';
import type { Problem } from '../formats/problem.ts';
import type { Translate } from '../wording/translate.ts';
import { problemInWords } from './problem-in-words.ts';

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly t: Translate;
}

/** Everything that is wrong with an input, and where. */
export function ProblemList({ problems, t }: ProblemListProps): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <ul class="problem-list">
      {problems.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <code>{path || t('options_whole_input')}</code> {problemInWords(message, t)}
        </li>
      ))}
    </ul>
  );
}

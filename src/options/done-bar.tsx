import type { JSX } from 'preact';
import { errorText } from '../ui/error-text.ts';
import type { Translate } from '../wording/translate.ts';
import type { OptionsState } from './options-state.ts';
import { ProblemList } from './problem-list.tsx';
import type { OptionsActions } from './start-options.ts';

interface DoneBarProps {
  readonly state: OptionsState;
  readonly actions: OptionsActions;
  readonly t: Translate;
}

/** Says what was just done, with the way back, or why it could not be done. */
export function DoneBar({ state, actions, t }: DoneBarProps): JSX.Element {
  const { done, error } = state;
  return (
    <div role="status" class="done-bar">
      {done && (
        <div class="notice" data-tone="done">
          <p>{done.text}</p>
          {done.undo && (
            <button type="button" class="button" onClick={actions.undo}>
              {t('options_undo')}
            </button>
          )}
        </div>
      )}
      {error && (
        <div class="notice" data-tone="warn">
          <p>{t('options_not_saved', errorText(error, t))}</p>
          <ProblemList problems={error.problems ?? []} t={t} />
        </div>
      )}
    </div>
  );
}

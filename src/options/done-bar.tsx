import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { errorText } from '../ui/error-text.ts';
import type { Translate } from '../wording/translate.ts';
import type { OptionsState } from './options-state.ts';
import { ProblemList } from './problem-list.tsx';
import type { OptionsActions } from './start-options.ts';

interface DoneBarProps {
  readonly state: OptionsState;
  readonly actions: OptionsActions;
  /** Called when the way back was taken, which takes its button away. */
  readonly onUndone: () => void;
  readonly t: Translate;
}

/**
 * Says what was just done, with the way back, or why it could not be done. What can be undone takes its own button
 * away with it: the keyboard goes on at the way back.
 */
export function DoneBar({ state, actions, onUndone, t }: DoneBarProps): JSX.Element {
  const { done, error } = state;
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (done?.undo) undo.current?.focus();
  }, [done]);
  return (
    <div role="status" class="done-bar">
      {done && (
        <div class="notice" data-tone="done">
          <p>{done.text}</p>
          {done.undo && (
            <button
              ref={undo}
              type="button"
              class="button"
              onClick={() => actions.undo().then(onUndone)}
            >
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

import type { JSX, RefObject } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly hint?: string;
  readonly inputMode?: 'text' | 'url' | 'numeric';
  /** Shows dots for what is typed, and keeps it out of what browsers remember. */
  readonly isSecret?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onInput: (value: string) => void;
  /** Enter, where it means something else than sending the form. */
  readonly onEnter?: () => void;
}

/** A labelled line of text, with what is wrong about it below. */
export function Field(props: FieldProps): JSX.Element {
  const { id, label, value, problem, hint, onInput } = props;
  const enter = (event: KeyboardEvent): void => {
    // While a word is composed, Enter takes the word.
    if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return;
    event.preventDefault();
    props.onEnter();
  };
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const line = {
    class: 'input',
    id,
    ref: props.inputRef ?? null,
    inputMode: props.inputMode ?? 'text',
    spellcheck: false,
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': described || undefined,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) =>
      onInput(event.currentTarget.value),
    onKeyDown: enter,
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {props.isSecret ? (
        <input {...line} type="password" autocomplete="new-password" />
      ) : (
        <input {...line} type="text" autocomplete="off" />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

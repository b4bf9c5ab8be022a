import type { JSX } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly hint?: string;
  readonly inputMode?: 'text' | 'url' | 'numeric';
  readonly onInput: (value: string) => void;
}

/** A labelled line of text, with what is wrong about it below. */
export function Field(props: FieldProps): JSX.Element {
  const { id, label, value, problem, hint, onInput } = props;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        class="input"
        id={id}
        type="text"
        inputMode={props.inputMode ?? 'text'}
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
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

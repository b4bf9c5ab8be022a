import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ReplyError } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import { Field } from './field.tsx';
import type { OptionsPorts } from './options-ports.ts';

interface OutsideTokenProps {
  readonly ports: OptionsPorts;
}

/** Takes a token of the person's own and tells whether one is kept. What was stored never comes back to the page. */
export function OutsideToken({ ports }: OutsideTokenProps): JSX.Element {
  const { t } = ports;
  const id = useId();
  const [isKept, setKept] = useState(false);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [done, setDone] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    ports.readOutsideLimits('kept').then((reply) => reply.ok && setKept(reply.value.hasToken));
  }, [ports]);
  const write = async (token: string | null): Promise<void> => {
    const reply = await ports.writeOutsideToken(token);
    setProblem(reply.ok ? undefined : whyNot(reply.error, t));
    setDone(reply.ok ? t(token ? 'options_token_saved' : 'options_token_removed') : undefined);
    if (!reply.ok) return;
    setKept(token !== null);
    setText('');
    // The button that was pressed may be gone: the keyboard goes on at the field.
    field.current?.focus();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() === '') setProblem(t('options_problem_token'));
    else write(text.trim());
  };
  return (
    <form class="stack tight" noValidate autocomplete="off" onSubmit={submit}>
      <Field
        id={`${id}-token`}
        label={t('options_token')}
        isSecret
        inputRef={field}
        value={text}
        hint={t('options_token_why')}
        problem={problem}
        onInput={setText}
      />
      {isKept && (
        <p class="held" data-held="true">
          {t('options_token_kept')}
        </p>
      )}
      <div class="row-of-buttons">
        <button type="submit" class="button">
          {t('options_token_set')}
        </button>
        {isKept && (
          <button type="button" class="button" data-variant="danger" onClick={() => write(null)}>
            {t('options_token_remove')}
          </button>
        )}
      </div>
      <p role="status" class="hint">
        {done}
      </p>
    </form>
  );
}

function whyNot(error: ReplyError, t: OptionsPorts['t']): string {
  if (error.code === 'bad-request') return t('options_problem_token');
  return t('options_token_failed', errorText(error, t));
}

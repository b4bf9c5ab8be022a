import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Field } from './field.tsx';
import { holdsHost } from './held-hosts.ts';
import {
  outsideOf,
  ownAddress,
  readOutsideAddress,
  STANDARD_ADDRESS,
  withOutsideAddress,
} from './outside-settings.ts';
import type { SectionProps } from './section-props.ts';

/** Where the outside view asks: the standard address, or one of the person's own. */
export function OutsideAddress(props: SectionProps): JSX.Element {
  const { config, actions, ports } = props;
  const { t } = ports;
  const id = useId();
  const { endpoint } = outsideOf(config);
  const [text, setText] = useState(endpoint);
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const save = (address: string): void => {
    setText(address);
    setWrong(false);
    const isStandard = address === STANDARD_ADDRESS;
    const allowed = isStandard ? Promise.resolve(true) : ports.requestAccess([address]);
    allowed
      .then(() =>
        actions.update((before) => withOutsideAddress(before, address), {
          text: t('options_outside_address_saved'),
        }),
      )
      .then(actions.refresh);
  };
  const goStandard = (): void => {
    save(STANDARD_ADDRESS);
    // The button goes with the address of one's own: the keyboard goes on at the field.
    field.current?.focus();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const address = readOutsideAddress(text);
    if (address === undefined) setWrong(true);
    else save(address);
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <Field
        id={`${id}-address`}
        label={t('options_outside_address')}
        inputMode="url"
        inputRef={field}
        value={text}
        hint={t('options_outside_address_why', STANDARD_ADDRESS)}
        problem={isWrong ? t('options_problem_outside') : undefined}
        onInput={setText}
      />
      <Unreadable {...props} />
      <div class="row-of-buttons">
        <button type="submit" class="button">
          {t('options_outside_address_save')}
        </button>
        {endpoint !== STANDARD_ADDRESS && (
          <button type="button" class="button" onClick={goStandard}>
            {t('options_outside_address_standard')}
          </button>
        )}
      </div>
    </form>
  );
}

/** Says so where the browser keeps the own address from us. */
function Unreadable({ config, state, actions, ports }: SectionProps): JSX.Element | null {
  const { t } = ports;
  const own = ownAddress(config);
  if (own === undefined || holdsHost(state.held, own)) return null;
  const { host } = new URL(own);
  return (
    <p class="hint">
      {t('options_outside_no_access', host)}{' '}
      <button
        type="button"
        class="text-button"
        onClick={() => ports.requestAccess([own]).then(actions.refresh)}
      >
        {t('options_allow_service', host)}
      </button>
    </p>
  );
}

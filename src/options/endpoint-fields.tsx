import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Endpoint } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import type { MessageKey } from '../wording/translate.ts';
import { Field } from './field.tsx';
import type { OptionsPorts } from './options-ports.ts';
import { problemText } from './problem-text.ts';
import type { EndpointDraft } from './service-draft.ts';
import { TryAddress } from './try-address.tsx';

interface EndpointFieldsProps {
  /** Counted from 1. */
  readonly number: number;
  readonly endpoint: EndpointDraft;
  readonly problems: readonly Problem[];
  readonly ports: OptionsPorts;
  readonly onChange: (part: Partial<EndpointDraft>) => void;
  /** Absent for the only endpoint: a service has one at least. */
  readonly onRemove?: () => void;
}

const FUNCTIONS: readonly (readonly [Endpoint['function'], MessageKey])[] = [
  ['web', 'options_function_web'],
  ['login', 'options_function_login'],
  ['api', 'options_function_api'],
  ['media', 'options_function_media'],
  ['other', 'options_function_other'],
];

/** One endpoint in the form: its address, what it is for, and what to expect of it. */
export function EndpointFields(props: EndpointFieldsProps): JSX.Element {
  const { number, endpoint, problems, ports, onChange, onRemove } = props;
  const { t } = ports;
  const id = useId();
  const at = `endpoints[${number - 1}]`;
  return (
    <fieldset class="endpoint">
      <legend>{t('options_endpoint', String(number))}</legend>
      <Field
        id={`${id}-url`}
        label={t('options_address')}
        inputMode="url"
        value={endpoint.url}
        problem={problemText(problems, `${at}.url`, t)}
        onInput={(url) => onChange({ url })}
      />
      <div class="field-row">
        <FunctionField
          id={`${id}-function`}
          value={endpoint.function}
          t={t}
          onChange={(purpose) => onChange({ function: purpose })}
        />
        <Field
          id={`${id}-from`}
          label={t('options_status_from')}
          inputMode="numeric"
          value={endpoint.statusFrom}
          problem={problemText(problems, `${at}.expect.status`, t)}
          onInput={(statusFrom) => onChange({ statusFrom })}
        />
        <Field
          id={`${id}-to`}
          label={t('options_status_to')}
          inputMode="numeric"
          value={endpoint.statusTo}
          onInput={(statusTo) => onChange({ statusTo })}
        />
      </div>
      <Field
        id={`${id}-body`}
        label={t('options_body')}
        hint={t('options_expect_why')}
        value={endpoint.body}
        problem={problemText(problems, `${at}.expect.body`, t)}
        onInput={(body) => onChange({ body })}
      />
      <div class="row-of-buttons">
        <TryAddress address={endpoint.url} isExpecting={isExpecting(endpoint)} ports={ports} />
        {onRemove && (
          <button type="button" class="button" data-variant="danger" onClick={onRemove}>
            {t('options_remove_endpoint', String(number))}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function isExpecting({ statusFrom, statusTo, body }: EndpointDraft): boolean {
  return [statusFrom, statusTo, body].some((text) => text !== '');
}

interface FunctionFieldProps {
  readonly id: string;
  readonly value: Endpoint['function'];
  readonly t: OptionsPorts['t'];
  readonly onChange: (value: Endpoint['function']) => void;
}

function FunctionField({ id, value, t, onChange }: FunctionFieldProps): JSX.Element {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('options_function')}
      </label>
      <select
        class="input"
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = FUNCTIONS.find(([name]) => name === event.currentTarget.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {FUNCTIONS.map(([name, key]) => (
          <option key={name} value={name}>
            {t(key)}
          </option>
        ))}
      </select>
    </div>
  );
}

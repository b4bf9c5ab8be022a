import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { DraftProps } from './draft-props.ts';
import { Field } from './field.tsx';
import { problemText } from './problem-text.ts';

/** What the service is called, who runs it, and where it is, and whether anybody is told. */
export function ServiceIdentity({ draft, problems, ports, onChange }: DraftProps): JSX.Element {
  const { t } = ports;
  const id = useId();
  return (
    <>
      <div class="field-pair">
        <Field
          id={`${id}-name`}
          label={t('options_name')}
          value={draft.name}
          problem={problemText(problems, 'name', t)}
          onInput={(name) => onChange({ name })}
        />
        <Field
          id={`${id}-provider`}
          label={t('options_provider')}
          value={draft.provider}
          problem={problemText(problems, 'provider', t)}
          onInput={(provider) => onChange({ provider })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.local}
          onChange={(event) => onChange({ local: event.currentTarget.checked })}
        />
        <span>
          {t('options_local')}
          <span class="hint block">{t('options_local_why')}</span>
        </span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.alerts}
          onChange={(event) => onChange({ alerts: event.currentTarget.checked })}
        />
        <span>
          {t('options_alerts_of_service')}
          <span class="hint block">{t('options_alerts_of_service_why')}</span>
        </span>
      </label>
    </>
  );
}

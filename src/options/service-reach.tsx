import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { DraftProps } from './draft-props.ts';
import { Field } from './field.tsx';
import { problemText } from './problem-text.ts';

/** Where the provider announces trouble, and where the service is known not to answer. */
export function ServiceReach({ draft, problems, ports, onChange }: DraftProps): JSX.Element {
  const { t } = ports;
  const id = useId();
  return (
    <div class="endpoint">
      <Field
        id={`${id}-official`}
        label={t('options_official')}
        inputMode="url"
        value={draft.official}
        hint={t('options_official_why')}
        problem={problemText(problems, 'official', t)}
        onInput={(official) => onChange({ official })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={draft.isOutOfReach}
          onChange={(event) => onChange({ isOutOfReach: event.currentTarget.checked })}
        />
        <span>
          {t('options_out_of_reach')}
          <span class="hint block">{t('options_out_of_reach_why')}</span>
        </span>
      </label>
    </div>
  );
}

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { MessageKey } from '../wording/translate.ts';
import { countryNames } from './country-names.ts';
import { type OutsideMode, outsideOf, ownAddress, withOutsideChoice } from './outside-settings.ts';
import type { SectionProps } from './section-props.ts';

const MODES: readonly (readonly [OutsideMode, MessageKey, MessageKey])[] = [
  ['off', 'options_outside_off', 'options_outside_off_why'],
  ['ask', 'options_outside_ask', 'options_outside_ask_why'],
  ['auto', 'options_outside_auto', 'options_outside_auto_why'],
];

/** Off, ask or by itself, and from where; nothing changes before it is saved. */
export function OutsideChoice({ config, actions, ports }: SectionProps): JSX.Element {
  const { t, language } = ports;
  const [mode, setMode] = useState(outsideOf(config).mode);
  const [country, setCountry] = useState(config.settings?.country ?? '');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const own = ownAddress(config);
    // Asked for in the turn of the click; refused, the address may still let everybody read it.
    const allowed =
      own === undefined || mode === 'off' ? Promise.resolve(true) : ports.requestAccess([own]);
    const name = MODES.find(([value]) => value === mode)?.[1];
    allowed.then(() =>
      actions.update((before) => withOutsideChoice(before, { mode, country }), {
        text: t('options_outside_saved', name ? t(name) : mode),
      }),
    );
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <ModeChoice mode={mode} onChange={setMode} t={t} />
      <CountryChoice country={country} onChange={setCountry} language={language} t={t} />
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
      </div>
    </form>
  );
}

interface ModeChoiceProps {
  readonly mode: OutsideMode;
  readonly onChange: (mode: OutsideMode) => void;
  readonly t: SectionProps['ports']['t'];
}

function ModeChoice({ mode, onChange, t }: ModeChoiceProps): JSX.Element {
  const id = useId();
  return (
    <fieldset class="choices">
      <legend class="field-label">{t('options_outside_mode')}</legend>
      {MODES.map(([value, name, why]) => (
        <label key={value} class="check">
          <input
            type="radio"
            name="outside"
            value={value}
            aria-labelledby={`${id}-${value}`}
            aria-describedby={`${id}-${value}-why`}
            checked={mode === value}
            onChange={() => onChange(value)}
          />
          <span>
            <span id={`${id}-${value}`}>{t(name)}</span>
            <span id={`${id}-${value}-why`} class="hint block">
              {t(why)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface CountryChoiceProps {
  /** Its code, or nothing where it is worked out. */
  readonly country: string;
  readonly onChange: (country: string) => void;
  readonly language: string;
  readonly t: SectionProps['ports']['t'];
}

function CountryChoice({ country, onChange, language, t }: CountryChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div class="field half">
      <label class="field-label" for={id}>
        {t('options_country')}
      </label>
      <select
        class="input"
        id={id}
        value={country}
        aria-describedby={`${id}-why`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('options_country_auto')}</option>
        {countryNames(language, country).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-why`}>
        {t('options_country_why')}
      </p>
    </div>
  );
}

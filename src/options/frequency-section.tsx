import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Config } from '../formats/config.ts';
import { fullSettings } from '../settings/defaults.ts';
import { Field } from './field.tsx';
import type { SectionProps } from './section-props.ts';

const SHORTEST = 1;
const LONGEST = 1_440;
const MINUTES_A_DAY = 1_440;
/** One probe in kB, a handshake with its certificates and one answer's headers: the budget of 12 MB for 1,440 of them. */
const PROBE_KB = 8;

function minutesOf(text: string): number | undefined {
  const minutes = Number(text.trim());
  const fits = text.trim() !== '' && Number.isInteger(minutes);
  return fits && minutes >= SHORTEST && minutes <= LONGEST ? minutes : undefined;
}

/** How often services are looked at, and what that costs in data. */
export function FrequencySection({ config, actions, ports }: SectionProps): JSX.Element {
  const { t, language } = ports;
  const id = useId();
  const [text, setText] = useState(String(fullSettings(config.settings).intervalMinutes));
  const minutes = minutesOf(text);
  const watched = config.services.filter(({ enabled }) => enabled).length;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (minutes === undefined) return;
    actions.update((before) => withInterval(before, minutes), {
      text: t('options_frequency_saved'),
    });
  };
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <p>{t('options_frequency_lead')}</p>
      <div class="narrow">
        <Field
          id={`${id}-minutes`}
          label={t('options_minutes')}
          inputMode="numeric"
          value={text}
          problem={
            minutes === undefined
              ? t('options_problem_minutes', String(SHORTEST), String(LONGEST))
              : undefined
          }
          onInput={setText}
        />
      </div>
      <p class="hint" aria-live="polite">
        {minutes !== undefined && t('options_data_cost', dataADay(watched, { minutes, language }))}
      </p>
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
      </div>
    </form>
  );
}

/** Roughly what a day costs, as `1.2 MB`. */
function dataADay(
  services: number,
  { minutes, language }: { minutes: number; language: string },
): string {
  const megabytes = (services * (MINUTES_A_DAY / minutes) * PROBE_KB) / 1_000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumSignificantDigits: 2,
  }).format(megabytes);
}

function withInterval(config: Config, intervalMinutes: number): Config {
  return { ...config, settings: { ...config.settings, intervalMinutes } };
}

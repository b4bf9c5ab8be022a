import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Config } from '../formats/config.ts';
import type { DataUse } from '../protocol.ts';
import { fullSettings } from '../settings/defaults.ts';
import { bytesInWords } from './bytes-in-words.ts';
import { Field } from './field.tsx';
import type { SectionProps } from './section-props.ts';
import { useAnswer } from './use-answer.ts';

const SHORTEST = 1;
const LONGEST = 1_440;
const LEAST_LIMIT = 1;
const MOST_LIMIT = 1_000_000;
const MINUTES_A_DAY = 1_440;
/**
 * What a look is taken to cost before one was measured: of an address with a short answer, 7 kB in Chromium and 11 in
 * Firefox, which opens two connections (docs/data-use.md).
 */
const LOOK_BYTES = 11_000;

function minutesOf(text: string): number | undefined {
  return wholeNumber(text, SHORTEST, LONGEST);
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = Number(text.trim());
  const fits = text.trim() !== '' && Number.isInteger(number);
  return fits && number >= least && number <= most ? number : undefined;
}

interface Frequency {
  readonly intervalMinutes: number;
  /** Undefined: no limit. */
  readonly dataLimitMegabytes: number | undefined;
  readonly pauseWhenIdle: boolean;
}

/** How often services are looked at, what that costs in data, and when it is too much. */
export function FrequencyForm({ config, actions, ports }: SectionProps): JSX.Element {
  const { t, language } = ports;
  const id = useId();
  const stored = fullSettings(config.settings);
  const [text, setText] = useState(String(stored.intervalMinutes));
  const [limitText, setLimitText] = useState(stored.dataLimitMegabytes?.toString() ?? '');
  const [pauseWhenIdle, setPauseWhenIdle] = useState(stored.pauseWhenIdle);
  const minutes = minutesOf(text);
  const limit = wholeNumber(limitText, LEAST_LIMIT, MOST_LIMIT);
  const isLimitWrong = limitText.trim() !== '' && limit === undefined;
  const { value: use } = useAnswer(ports.readDataUse);
  const watched = config.services.filter(({ enabled }) => enabled).length;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (minutes === undefined || isLimitWrong) return;
    const frequency = { intervalMinutes: minutes, dataLimitMegabytes: limit, pauseWhenIdle };
    actions.update((before) => withFrequency(before, frequency), {
      text: t('options_frequency_saved'),
    });
  };
  const inWords = (number: number): string => new Intl.NumberFormat(language).format(number);
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <h2>{t('options_how_often')}</h2>
      <div class="half">
        <Field
          id={`${id}-minutes`}
          label={t('options_minutes')}
          inputMode="numeric"
          value={text}
          hint={t('options_data_saver')}
          problem={
            minutes === undefined
              ? t('options_problem_minutes', String(SHORTEST), String(LONGEST))
              : undefined
          }
          onInput={setText}
        />
      </div>
      <p class="hint" aria-live="polite">
        {minutes !== undefined &&
          t('options_data_cost', bytesInWords(bytesADay(watched, { minutes, use }), language))}
      </p>
      <div class="half">
        <Field
          id={`${id}-limit`}
          label={t('options_limit')}
          inputMode="numeric"
          value={limitText}
          hint={t('options_limit_why')}
          problem={
            isLimitWrong
              ? t('options_problem_limit', inWords(LEAST_LIMIT), inWords(MOST_LIMIT))
              : undefined
          }
          onInput={setLimitText}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={pauseWhenIdle}
          onChange={(event) => setPauseWhenIdle(event.currentTarget.checked)}
        />
        <span>
          {t('options_idle')}
          <span class="hint block">{t('options_idle_why')}</span>
        </span>
      </label>
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
      </div>
    </form>
  );
}

/** Roughly what a day costs while all is well, to two digits: it is no more certain than that. */
function bytesADay(
  services: number,
  { minutes, use }: { minutes: number; use: DataUse | undefined },
): number {
  const bytes = services * (MINUTES_A_DAY / minutes) * (use?.perLookBytes ?? LOOK_BYTES);
  return Number(bytes.toPrecision(2));
}

function withFrequency(
  config: Config,
  { intervalMinutes, dataLimitMegabytes, pauseWhenIdle }: Frequency,
): Config {
  const { dataLimitMegabytes: _limit, ...settings } = config.settings ?? {};
  return {
    ...config,
    settings: {
      ...settings,
      intervalMinutes,
      pauseWhenIdle,
      ...(dataLimitMegabytes !== undefined && { dataLimitMegabytes }),
    },
  };
}

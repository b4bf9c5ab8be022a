import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { durationInWords } from '../wording/duration-in-words.ts';
import type { MessageKey } from '../wording/translate.ts';
import { ABOUT, type About, alertsOf, withAbout } from './alert-settings.ts';
import type { SectionProps } from './section-props.ts';

const WHY: Readonly<Record<About, MessageKey>> = {
  both: 'options_about_both_why',
  theirs: 'options_about_theirs_why',
  mine: 'options_about_mine_why',
};

const MINUTE_MS = 60_000;
/** Half an hour to a day. */
const REMINDERS = [30, 60, 120, 240, 480, 1_440];

/** Whose faults are told, and whether a long one is told of once more; nothing changes before it is saved. */
export function AlertAbout({ config, actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const id = useId();
  const stored = alertsOf(config);
  const [about, setAbout] = useState<About>(stored.about);
  const [remind, setRemind] = useState(stored.remindAfterMinutes);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    actions.update((before) => withAbout(before, about, remind), {
      text: t('options_alerts_saved'),
    });
  };
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <fieldset class="choices">
        <legend>
          <h2>{t('options_about')}</h2>
        </legend>
        {ABOUT.map(([value, name]) => (
          <label key={value} class="check">
            <input
              type="radio"
              name="about"
              value={value}
              aria-labelledby={`${id}-${value}`}
              aria-describedby={`${id}-${value}-why`}
              checked={about === value}
              onChange={() => setAbout(value)}
            />
            <span>
              <span id={`${id}-${value}`}>{t(name)}</span>
              <span id={`${id}-${value}-why`} class="hint block">
                {t(WHY[value])}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field half">
        <label class="field-label" for={`${id}-remind`}>
          {t('options_remind')}
        </label>
        <select
          class="input"
          id={`${id}-remind`}
          value={String(remind ?? '')}
          onChange={({ currentTarget: { value } }) =>
            setRemind(value === '' ? undefined : Number(value))
          }
        >
          <option value="">{t('options_remind_never')}</option>
          {lengths(stored.remindAfterMinutes).map((minutes) => (
            <option key={minutes} value={minutes}>
              {durationInWords(minutes * MINUTE_MS, t)}
            </option>
          ))}
        </select>
      </div>
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
      </div>
    </form>
  );
}

/** The usual ones, and the one that is set. */
function lengths(also: number | undefined): number[] {
  const all = new Set(also === undefined ? REMINDERS : [...REMINDERS, also]);
  return [...all].sort((one, other) => one - other);
}

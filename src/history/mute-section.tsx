import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { momentInWords } from './moments.ts';
import { inAnHour, untilMoment, untilTomorrow } from './mute-choices.ts';
import { nameOf } from './name-of.ts';
import type { ViewProps } from './view-props.ts';

interface MuteSectionProps extends ViewProps {
  readonly service: string;
}

/** Nobody wants to be told of it for a while, as during announced work: an hour, until tomorrow, until a moment. */
export function MuteSection({ state, actions, ports, service }: MuteSectionProps): JSX.Element {
  const { t } = ports;
  const { now, mutes } = state;
  const [moment, setMoment] = useState('');
  const [isWrong, setWrong] = useState(false);
  const mute = mutes.find((each) => each.service === service && Date.parse(each.until) > now);
  const name = nameOf(service, state, t);
  const muteUntilThen = (event: Event): void => {
    event.preventDefault();
    const until = untilMoment(moment, ports.now());
    setWrong(until === undefined);
    if (until) actions.mute(service, until);
  };
  if (mute) {
    return (
      <section class="card stack">
        <h2>{t('history_mute')}</h2>
        <p>{t('history_muted_until', name, momentInWords(mute.until, { nowMs: now, t }))}</p>
        <div class="row-of-buttons">
          <button type="button" class="button" onClick={() => actions.mute(service, null)}>
            {t('history_unmute')}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="card stack">
      <h2>{t('history_mute')}</h2>
      <p class="hint">{t('history_mute_why', name)}</p>
      <div class="mute-choices">
        <button
          type="button"
          class="button"
          onClick={() => actions.mute(service, inAnHour(ports.now()))}
        >
          {t('history_mute_hour')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => actions.mute(service, untilTomorrow(ports.now()))}
        >
          {t('history_mute_tomorrow')}
        </button>
        <form class="mute-day" noValidate onSubmit={muteUntilThen}>
          <label class="field">
            <span class="field-label">{t('history_mute_moment')}</span>
            <input
              type="datetime-local"
              class="input"
              value={moment}
              aria-invalid={isWrong}
              onInput={({ currentTarget }) => setMoment(currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {t('history_mute_until_moment')}
          </button>
          {isWrong && (
            <p class="problem" role="alert">
              {t('history_mute_wrong_moment')}
            </p>
          )}
        </form>
      </div>
    </section>
  );
}

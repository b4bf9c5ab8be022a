import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Mute } from '../protocol.ts';
import type { SectionProps } from './section-props.ts';
import type { Answer } from './use-answer.ts';

const MINUTE_MS = 60_000;
/** As long as a mute may be at most. */
const LONGEST_MS = 366 * 24 * 60 * MINUTE_MS;

interface AlertPauseProps extends SectionProps {
  /** Id of the service. */
  readonly service: string;
  readonly name: string;
  readonly mutes: Answer<Mute[]>;
}

/** Holds the alerts of one service back until a date and time; open once somebody asks for it. */
export function AlertPause({ service, name, mutes, actions, ports }: AlertPauseProps): JSX.Element {
  const { t } = ports;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const untilMs = Date.parse(input.current?.value ?? '');
    const aheadMs = untilMs - ports.now();
    const isRight = aheadMs > 0 && aheadMs <= LONGEST_MS;
    setWrong(!isRight);
    if (!isRight) {
      input.current?.focus();
      return;
    }
    const reply = await ports.mute(service, new Date(untilMs).toISOString());
    mutes.take(reply);
    if (reply.ok) actions.say(t('options_alert_paused', name));
  };
  return (
    <details class="disclosure">
      <summary aria-label={t('options_alert_pause_service', name)}>
        {t('options_alert_pause')}
      </summary>
      <form class="field half" noValidate onSubmit={submit}>
        <label class="field-label" for={id}>
          {t('options_alert_pause_until')}
        </label>
        <input
          class="input"
          type="datetime-local"
          id={id}
          ref={input}
          min={localMinute(ports.now())}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
        />
        {isWrong && (
          <p class="problem" role="alert" id={`${id}-wrong`}>
            {t('options_alert_pause_wrong')}
          </p>
        )}
        <div class="row-of-buttons">
          <button type="submit" class="button">
            {t('options_alert_pause_do')}
          </button>
        </div>
      </form>
    </details>
  );
}

/** The moment by the device's own clock, as a field for date and time takes it. */
function localMinute(atMs: number): string {
  const shiftedMs = atMs - new Date(atMs).getTimezoneOffset() * MINUTE_MS;
  return new Date(shiftedMs).toISOString().slice(0, 16);
}

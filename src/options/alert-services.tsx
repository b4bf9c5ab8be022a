import type { JSX } from 'preact';
import type { Mute } from '../protocol.ts';
import { Avatar } from '../ui/avatar.tsx';
import { errorText } from '../ui/error-text.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import { AlertPause } from './alert-pause.tsx';
import { withServiceAlerts } from './alert-settings.ts';
import type { SectionProps } from './section-props.ts';
import { type Answer, useAnswer } from './use-answer.ts';

/** Alerts service by service, and what is muted for now. */
export function AlertServices(props: SectionProps): JSX.Element {
  const { config, ports } = props;
  const { t } = ports;
  const mutes = useAnswer(ports.readMutes);
  return (
    <section class="card stack">
      <h2>{t('options_alert_services')}</h2>
      <p class="hint">{t('options_alert_services_why')}</p>
      {mutes.error && <p class="problem">{t('options_mutes_failed', errorText(mutes.error, t))}</p>}
      {config.services.length === 0 && <p>{t('options_services_none')}</p>}
      <ul class="item-list">
        {config.services.map((service) => (
          <ServiceAlerts key={service.id} {...props} service={service} mutes={mutes} />
        ))}
      </ul>
    </section>
  );
}

interface ServiceAlertsProps extends SectionProps {
  readonly service: SectionProps['config']['services'][number];
  readonly mutes: Answer<Mute[]>;
}

function ServiceAlerts(props: ServiceAlertsProps): JSX.Element {
  const { service, mutes, actions, ports } = props;
  const { id, name } = service;
  const isTold = service.alerts !== false;
  const mute = mutes.value?.find((one) => one.service === id);
  return (
    <li class="item" data-off={isTold ? undefined : ''}>
      <Avatar name={name} />
      <div class="item-text">
        <h3>{name}</h3>
        {mute && <Muted {...props} mute={mute} name={name} />}
        {!mute && isTold && <AlertPause {...props} service={id} name={name} mutes={mutes} />}
      </div>
      <div class="item-actions">
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-checked={isTold}
            checked={isTold}
            onChange={() => actions.update((config) => withServiceAlerts(config, id, !isTold))}
          />
          <span class="visually-hidden">{ports.t('options_alert_service', name)}</span>
        </label>
      </div>
    </li>
  );
}

interface MutedProps extends SectionProps {
  readonly mute: Mute;
  readonly mutes: Answer<Mute[]>;
  readonly name: string;
}

/** Until when nobody is told, and the way to end that. */
function Muted({ mute, mutes, name, actions, ports }: MutedProps): JSX.Element {
  const { t, language } = ports;
  const until = timeInWords(mute.until, { nowMs: ports.now(), locale: language }) ?? mute.until;
  const unmute = async (): Promise<void> => {
    const reply = await ports.mute(mute.service, null);
    mutes.take(reply);
    if (reply.ok) actions.say(t('options_unmuted', name));
  };
  return (
    <p class="hint">
      {t('options_muted_until', until)}{' '}
      <button
        type="button"
        class="text-button"
        aria-label={t('options_unmute_service', name)}
        onClick={unmute}
      >
        {t('options_unmute')}
      </button>
    </p>
  );
}

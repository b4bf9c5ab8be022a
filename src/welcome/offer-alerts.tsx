import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ReplyError } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import type { WelcomePorts } from './welcome-ports.ts';

interface OfferAlertsProps {
  readonly ports: WelcomePorts;
}

type Choice =
  | { readonly kind: 'open' | 'on' | 'refused' }
  | { readonly kind: 'failed'; readonly error: ReplyError };

/** Offers alerts once there is an answer to see: an offer that can be passed over, asked for at the press alone. */
export function OfferAlerts({ ports }: OfferAlertsProps): JSX.Element {
  const { t } = ports;
  const [choice, setChoice] = useState<Choice>({ kind: 'open' });
  const accept = async (): Promise<void> => {
    // First of all, in the turn of the click: browsers show no prompt after a wait.
    if (!(await ports.requestAlerts())) return setChoice({ kind: 'refused' });
    const stored = await ports.switchAlertsOn();
    setChoice(stored.ok ? { kind: 'on' } : { kind: 'failed', error: stored.error });
  };
  const isOn = choice.kind === 'on';
  return (
    <section class="card pin" data-alerts={choice.kind}>
      <h2>{t(isOn ? 'welcome_alerts_done' : 'welcome_alerts')}</h2>
      <p>{t(isOn ? 'welcome_alerts_done_why' : 'welcome_alerts_why')}</p>
      <div role="status">
        {choice.kind === 'refused' && <p class="hint">{t('welcome_alerts_refused')}</p>}
        {choice.kind === 'failed' && (
          <p class="problem">{t('welcome_alerts_failed', errorText(choice.error, t))}</p>
        )}
      </div>
      <div class="row-of-buttons">
        {isOn ? (
          <a class="button" href="options.html#alerts">
            {t('welcome_open_settings')}
          </a>
        ) : (
          <button type="button" class="button" onClick={accept}>
            {t('welcome_alerts_on')}
          </button>
        )}
      </div>
    </section>
  );
}

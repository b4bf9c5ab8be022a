import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Reply } from '../protocol.ts';
import { fullSettings } from '../settings/defaults.ts';
import { errorText } from '../ui/error-text.ts';
import { withNotify } from './alert-settings.ts';
import type { SectionProps } from './section-props.ts';

/** Alerts on or off, with the browser's word on it, and one to try. */
export function AlertSwitch(props: SectionProps): JSX.Element {
  const { config, state, actions, ports } = props;
  const { t } = ports;
  const id = useId();
  const [isRefused, setRefused] = useState(false);
  const isHeld = state.held.permissions.includes('notifications');
  const isOn = fullSettings(config.settings).notify && isHeld;
  const store = (notify: boolean): Promise<unknown> =>
    actions.update((before) => withNotify(before, notify), {
      text: t(notify ? 'options_notify_saved_on' : 'options_notify_saved_off'),
    });
  const change = (): void => {
    setRefused(false);
    if (isOn) {
      store(false);
      return;
    }
    // In the turn of the click: browsers show no prompt after a wait.
    const allowed = isHeld ? Promise.resolve(true) : ports.requestPermission('notifications');
    allowed.then((isAllowed) => (isAllowed ? store(true) : setRefused(true))).then(actions.refresh);
  };
  return (
    <section class="card stack">
      <div class="item">
        <div class="item-text">
          <h2 class="strong" id={`${id}-name`}>
            {t('options_notify')}
          </h2>
          <p class="hint" id={`${id}-why`}>
            {t(isHeld ? 'options_notify_held' : 'options_notify_why')}
          </p>
        </div>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-checked={isOn}
            aria-labelledby={`${id}-name`}
            aria-describedby={`${id}-why`}
            checked={isOn}
            onChange={(event) => {
              // What the browser says decides, not the press.
              event.currentTarget.checked = isOn;
              change();
            }}
          />
        </label>
      </div>
      {isRefused && !isOn && (
        <p class="problem" role="alert">
          {t('options_notify_refused')}
        </p>
      )}
      {isOn && <TestAlert {...props} />}
    </section>
  );
}

/** One notification to see whether the system lets it through. */
function TestAlert({ ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const [reply, setReply] = useState<Reply<{ shown: boolean }> | undefined>(undefined);
  return (
    <div class="row-of-buttons">
      <button type="button" class="button" onClick={() => ports.testAlert().then(setReply)}>
        {t('options_test')}
      </button>
      <p class="hint outcome" role="status">
        {reply && outcome(reply, t)}
      </p>
    </div>
  );
}

function outcome(reply: Reply<{ shown: boolean }>, t: SectionProps['ports']['t']): string {
  if (!reply.ok) return t('options_test_failed', errorText(reply.error, t));
  return t(reply.value.shown ? 'options_test_sent' : 'options_test_blocked');
}

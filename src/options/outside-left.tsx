import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutsideLimits, Reply } from '../protocol.ts';
import { askTwice } from '../ui/ask-twice.ts';
import { errorText } from '../ui/error-text.ts';
import type { OptionsPorts } from './options-ports.ts';
import { limitsInWords } from './outside-words.ts';

interface OutsideLeftProps {
  /** Whom the button asks. */
  readonly host: string;
  readonly ports: OptionsPorts;
}

/** A button that asks the outside service itself whether it works, and how much may still be asked. */
export function OutsideLeft({ host, ports }: OutsideLeftProps): JSX.Element {
  const { t } = ports;
  const [asked, setAsked] = useState<'asking' | Reply<OutsideLimits> | undefined>(undefined);
  const ask = async (): Promise<void> => {
    setAsked('asking');
    setAsked(await askTwice(() => ports.readOutsideLimits()));
  };
  return (
    <div class="stack tight">
      <div class="row-of-buttons">
        <button type="button" class="button" disabled={asked === 'asking'} onClick={ask}>
          {t('options_outside_try')}
        </button>
      </div>
      <p class="hint">{t('options_outside_try_why', host)}</p>
      <div role="status">{asked && <Outcome asked={asked} ports={ports} />}</div>
    </div>
  );
}

interface OutcomeProps {
  readonly asked: 'asking' | Reply<OutsideLimits>;
  readonly ports: OptionsPorts;
}

function Outcome({ asked, ports }: OutcomeProps): JSX.Element {
  const { t, language } = ports;
  if (asked === 'asking') return <p class="hint">{t('options_trying')}</p>;
  if (!asked.ok) return <p class="problem">{t('options_try_failed', errorText(asked.error, t))}</p>;
  const { problem, sentences } = limitsInWords(asked.value, { t, language });
  return <p class={problem ? 'problem' : 'strong'}>{sentences.join(' ')}</p>;
}

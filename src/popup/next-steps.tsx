import type { JSX } from 'preact';
import type { ReportedService } from '../wording/report-parts.ts';
import { reportsTrouble } from '../wording/reports-trouble.ts';
import { OfficialSays } from './official-says.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupState } from './popup-state.ts';

interface NextStepsProps {
  readonly services: readonly ReportedService[];
  readonly state: Pick<PopupState, 'words' | 'now'>;
  readonly ports: PopupPorts;
}

/** What to look at when everything answers and it still fails, and what providers say. */
export function NextSteps({ services, state, ports }: NextStepsProps): JSX.Element {
  const { words, now } = state;
  const { t } = ports;
  return (
    <>
      <ol class="steps">
        {(['sign_in', 'app', 'account'] as const).map((step) => (
          <li key={step}>{t(`still_not_working_${step}`)}</li>
        ))}
      </ol>
      {services.map(({ id, name, official, account }) => {
        const word = words?.[id] ?? official;
        return (
          // Who reports trouble is told above already.
          (word || account) &&
          !reportsTrouble(official) && (
            <section key={id} class="official-of">
              <h3>{name}</h3>
              <OfficialSays
                word={word}
                account={account}
                isFailing={false}
                now={now}
                ports={ports}
              />
            </section>
          )
        );
      })}
      <p class="hint asking" aria-live="polite">
        {words && Object.values(words).includes(undefined) && t('popup_official_asking')}
      </p>
    </>
  );
}

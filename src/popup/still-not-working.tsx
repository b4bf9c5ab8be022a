import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OfficialWord } from '../formats/official-word.ts';
import type { ReportedService } from '../wording/report-parts.ts';
import { askEach } from './ask-each.ts';
import { OfficialSays } from './official-says.tsx';
import type { PopupPorts } from './popup-ports.ts';

interface StillNotWorkingProps {
  readonly services: readonly ReportedService[];
  readonly now: number;
  readonly ports: PopupPorts;
}

type Words = Readonly<Record<string, OfficialWord>>;

/** Reachable is not working: what to look at when everything answers and it still fails, and what providers say. */
export function StillNotWorking({ services, now, ports }: StillNotWorkingProps): JSX.Element {
  const { t } = ports;
  const [words, setWords] = useState<Words>({});
  const [isAsking, setAsking] = useState(false);
  const asked = useRef(false);
  const opened = (event: Event & { currentTarget: HTMLDetailsElement }): void => {
    if (!event.currentTarget.open || asked.current) return;
    asked.current = true;
    setAsking(true);
    askEach(services, async ({ id }) => {
      const reply = await ports.askOfficial(id);
      const word = reply.ok ? reply.value : null;
      if (word) setWords((known) => ({ ...known, [id]: word }));
    }).then(() => setAsking(false));
  };
  return (
    <details class="disclosure" onToggle={opened}>
      <summary>
        <h2>{t('still_not_working_title')}</h2>
      </summary>
      <div class="disclosed">
        <ol class="steps">
          <li>{t('still_not_working_sign_in')}</li>
          <li>{t('still_not_working_app')}</li>
          <li>{t('still_not_working_account')}</li>
        </ol>
        <Official services={services} words={words} now={now} ports={ports} />
        <p class="hint asking" aria-live="polite">
          {isAsking && t('popup_official_asking')}
        </p>
      </div>
    </details>
  );
}

interface OfficialProps extends StillNotWorkingProps {
  readonly words: Words;
}

function Official({ services, words, now, ports }: OfficialProps): JSX.Element | null {
  const told = services.filter(({ id, official, account }) => words[id] ?? official ?? account);
  if (told.length === 0) return null;
  return (
    <dl class="officials">
      {told.map(({ id, name, official, account }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <OfficialSays
              word={words[id] ?? official}
              account={account}
              isFailing={false}
              now={now}
              ports={ports}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

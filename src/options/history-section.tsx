import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RecordsTrouble } from '../formats/records.ts';
import type { ReplyError } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import type { SectionProps } from './section-props.ts';

/** What is kept and for how long, the way to see it, and the way to be rid of it. */
export function HistorySection(props: SectionProps): JSX.Element {
  const { t } = props.ports;
  return (
    <>
      <p class="lead">{t('options_history_lead')}</p>
      <Trouble {...props} />
      <section class="card stack">
        <h2>{t('options_history_kept')}</h2>
        <ul class="facts">
          {(['days', 'incidents', 'not'] as const).map((fact) => (
            <li key={fact}>{t(`options_history_${fact}`)}</li>
          ))}
        </ul>
        <div class="row-of-buttons">
          <a class="button" data-variant="primary" href="history.html">
            {t('options_history_open')}
          </a>
        </div>
        <DeleteAll {...props} />
      </section>
    </>
  );
}

/** Says where history is not kept, or not in full; nothing while all is well. */
function Trouble({ ports }: SectionProps): JSX.Element | null {
  const { t, language } = ports;
  const [trouble, setTrouble] = useState<RecordsTrouble | undefined>(undefined);
  useEffect(() => {
    ports.readHistoryTrouble().then(setTrouble);
  }, [ports]);
  if (!trouble) return null;
  const what = trouble.hasBegunAnew ? 'anew' : trouble.why;
  const moment = new Date(trouble.sinceMs).toISOString();
  const since = timeInWords(moment, { nowMs: ports.now(), locale: language });
  return (
    <div class="notice" data-tone="warn">
      <p>{t(`options_history_trouble_${what}`)}</p>
      {since && <p class="hint">{t('options_history_trouble_since', since)}</p>}
    </div>
  );
}

/** Asks once more, since nothing brings it back. */
function DeleteAll({ actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<ReplyError | undefined>(undefined);
  const begin = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const ask = (isNowAsking: boolean): void => {
    setError(undefined);
    setAsking(isNowAsking);
  };
  const wasAsking = useRef(false);
  useEffect(() => {
    // The button pressed is gone: the keyboard goes on at the one in its place, the harmless one first.
    if (isAsking) keep.current?.focus();
    else if (wasAsking.current) begin.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const remove = async (): Promise<void> => {
    const reply = await ports.deleteHistory();
    ask(false);
    if (reply.ok) actions.say(t('options_history_deleted'));
    else setError(reply.error);
  };
  return (
    <>
      {isAsking ? (
        <div class="notice" data-tone="warn">
          <p>{t('options_history_delete_sure')}</p>
          <div class="row-of-buttons">
            <button type="button" class="button" data-variant="danger" onClick={remove}>
              {t('options_history_delete_yes')}
            </button>
            <button ref={keep} type="button" class="button" onClick={() => ask(false)}>
              {t('options_history_delete_no')}
            </button>
          </div>
        </div>
      ) : (
        <div class="row-of-buttons">
          <button
            ref={begin}
            type="button"
            class="button"
            data-variant="danger"
            onClick={() => ask(true)}
          >
            {t('options_history_delete')}
          </button>
        </div>
      )}
      {error && (
        <p class="problem" role="alert">
          {t('options_history_delete_failed', errorText(error, t))}
        </p>
      )}
    </>
  );
}

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Watching } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import { inAnHour, tomorrowMorning } from '../ui/pause-lengths.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import type { OptionsPorts } from './options-ports.ts';
import type { SectionProps } from './section-props.ts';
import { useAnswer } from './use-answer.ts';

/** Whether scheduled checks take place, with the ways to pause them and to go on. */
export function WatchingNow({ ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const { value: watching, error, take } = useAnswer(ports.readWatching);
  const row = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  const kind = watching?.kind;
  useEffect(() => {
    // The button pressed is gone: the keyboard goes on at the one in its place.
    if (wasPressed.current) row.current?.querySelector('button')?.focus();
    wasPressed.current = false;
  }, [kind]);
  const pause = (until: Date | null): void => {
    wasPressed.current = true;
    ports.pause(until?.toISOString() ?? null).then(take);
  };
  const morning = tomorrowMorning(ports.now());
  const time = new Intl.DateTimeFormat(ports.language, { timeStyle: 'short' }).format(morning);
  return (
    <section class="card stack">
      <h2>{t('options_state')}</h2>
      <p role="status" data-watching={kind}>
        {watching && wordsOf(watching, ports)}
      </p>
      {error && (
        <p class="problem" role="alert">
          {t(watching ? 'options_pause_failed' : 'options_watching_unknown', errorText(error, t))}
        </p>
      )}
      <div ref={row} class="row-of-buttons">
        {kind === 'paused' && (
          <button type="button" class="button" data-variant="primary" onClick={() => pause(null)}>
            {t('options_go_on')}
          </button>
        )}
        {(kind === 'on' || kind === 'idle') && (
          <>
            <button type="button" class="button" onClick={() => pause(inAnHour(ports.now()))}>
              {t('options_pause_hour')}
            </button>
            <button type="button" class="button" onClick={() => pause(morning)}>
              {t('options_pause_tomorrow', time)}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function wordsOf(watching: Watching, { t, language, now }: OptionsPorts): string {
  const at = (moment: string): string =>
    timeInWords(moment, { nowMs: now(), locale: language }) ?? moment;
  switch (watching.kind) {
    case 'on':
      return watching.nextAt === undefined
        ? t('options_watching_on_soon')
        : t('options_watching_on', at(watching.nextAt));
    case 'nothing-to-watch':
      return t('options_watching_nothing');
    case 'paused':
      return t('options_watching_paused', at(watching.until));
    case 'idle':
      return t('options_watching_idle');
    case 'over-limit':
      return t('options_watching_over_limit', at(watching.until));
  }
}

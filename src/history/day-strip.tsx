import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Strip } from '../ui/strip.tsx';
import { StripSwatch } from '../ui/strip-swatch.tsx';
import { dayInWords, dayParts, dayTitle } from './day-in-words.ts';
import { type DayLook, stripDay } from './day-look.ts';
import type { HistoryPorts } from './history-ports.ts';
import { useDayCount } from './use-day-count.ts';

interface DayStripProps {
  readonly name: string;
  /** 90 days, oldest first. */
  readonly looks: readonly DayLook[];
  readonly ports: Pick<HistoryPorts, 't' | 'language' | 'direction'>;
  readonly onChoose?: () => void;
}

/** The days of one subject, as many as the window has room for, with what the ends of the strip are. */
export function DayStrip({ name, looks, ports, onChoose }: DayStripProps): JSX.Element {
  const { t, direction } = ports;
  const count = useDayCount();
  const shown = useMemo(() => looks.slice(-count), [looks, count]);
  const days = useMemo(() => shown.map(stripDay), [shown]);
  return (
    <>
      <Strip
        label={t('history_strip', name, String(count))}
        days={days}
        direction={direction}
        tell={(index) => told(shown[index], (look) => dayInWords(look, t))}
        show={(index) => {
          const look = shown[index];
          return look && <Day look={look} ports={ports} />;
        }}
        {...(onChoose && { onChoose })}
      />
      <p class="strip-scale">
        <span>{t('history_days_ago', String(count - 1))}</span>
        <span>{t('history_today')}</span>
      </p>
    </>
  );
}

function told(look: DayLook | undefined, words: (look: DayLook) => string): string {
  return look ? words(look) : '';
}

interface DayProps {
  readonly look: DayLook;
  readonly ports: Pick<HistoryPorts, 't' | 'language'>;
}

function Day({ look, ports }: DayProps): JSX.Element {
  const { t, language } = ports;
  const parts = dayParts(look, t);
  return (
    <>
      <p class="day-title">{dayTitle(look, language)}</p>
      {parts.map(({ state, text }) => (
        <p key={state} class="day-part">
          <StripSwatch state={state} />
          <span>{text}</span>
        </p>
      ))}
      {parts.length === 0 && <p>{t('history_day_nothing')}</p>}
    </>
  );
}

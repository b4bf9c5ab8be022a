import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { uptimeOf } from '../records/uptime.ts';
import { Avatar } from '../ui/avatar.tsx';
import type { CalendarDay } from './calendar.ts';
import { dayLooks } from './day-look.ts';
import { DayStrip } from './day-strip.tsx';
import type { HistoryPorts } from './history-ports.ts';
import type { ShownIncident, SubjectDays } from './history-state.ts';
import { momentInWords } from './moments.ts';
import { hashOf } from './route.ts';
import { uptimeInWords } from './uptime-in-words.ts';

interface SubjectRowProps {
  readonly subject: string;
  readonly name: string;
  readonly heading: 'h2' | 'h3';
  /** Said beside the name, such as that nobody watches it now. */
  readonly note?: string;
  readonly days: SubjectDays | undefined;
  readonly calendar: readonly CalendarDay[];
  readonly now: number;
  readonly gapMs: number;
  readonly standing: ShownIncident | undefined;
  readonly ports: HistoryPorts;
}

/** One subject: its name, its uptime, and its days. */
export function SubjectRow(props: SubjectRowProps): JSX.Element {
  const {
    subject,
    name,
    heading: Heading,
    note,
    days,
    calendar,
    now,
    gapMs,
    standing,
    ports,
  } = props;
  const { t } = ports;
  const looks = useMemo(
    () => dayLooks(days, { days: calendar, nowMs: now, gapMs }),
    [days, calendar, now, gapMs],
  );
  const to = hashOf({ kind: 'service', subject, range: 'day' });
  return (
    <>
      <div class="strip-head">
        {subject !== '' && <Avatar name={name} />}
        <Heading class="strip-name">
          <a href={to}>{name}</a>
        </Heading>
        {standing && (
          <a class="strip-note" href={hashOf({ kind: 'incident', id: standing.incident.id })}>
            {t(
              'history_failing_since',
              momentInWords(standing.incident.startedAt, { nowMs: now, t }),
            )}
          </a>
        )}
        {note && <span class="side">{note}</span>}
        <span class="uptime">{uptimeInWords(uptimeOf(looks), t)}</span>
      </div>
      <DayStrip name={name} looks={looks} ports={ports} onChoose={() => ports.openHash(to)} />
    </>
  );
}

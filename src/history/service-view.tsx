import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { uptimeOf } from '../records/uptime.ts';
import { lastDays } from './calendar.ts';
import { dayLooks } from './day-look.ts';
import { DayStrip } from './day-strip.tsx';
import { DayTable } from './day-table.tsx';
import { IncidentList } from './incident-list.tsx';
import { DAY_COUNT } from './latency-points.ts';
import { LatencySection } from './latency-section.tsx';
import { Legend } from './legend.tsx';
import { MuteSection } from './mute-section.tsx';
import { nameOf } from './name-of.ts';
import { hashOf, type Range } from './route.ts';
import { filterIncidents } from './shown-incidents.ts';
import { StandingNow } from './standing-now.tsx';
import { unobservedInWords, uptimeInWords } from './uptime-in-words.ts';
import type { ViewProps } from './view-props.ts';

/** Incidents that are listed before the link to all of them. */
const MOST_RECENT = 5;

/** One service, or the user's own side: its days, its answer times and its incidents. */
export function ServiceView(props: ViewProps): JSX.Element {
  const { state, ports } = props;
  const { route, days, now, gapMs, store, incidents } = state;
  const { t } = ports;
  const subject = route.kind === 'service' ? route.subject : '';
  const range: Range = route.kind === 'service' ? route.range : 'day';
  const name = nameOf(subject, state, t);
  const known = days?.get(subject);
  const looks = useMemo(
    () => dayLooks(known, { days: lastDays(DAY_COUNT, now), nowMs: now, gapMs }),
    [known, now, gapMs],
  );
  const isListed = state.services?.some(({ id }) => id === subject);
  const own = filterIncidents(incidents ?? [], { subject });
  const standing = own.find(({ isStanding }) => isStanding);
  if (store.kind === 'opening') return <p class="hint">{t('history_opening')}</p>;
  return (
    <>
      {standing && <StandingNow state={{ ...state, incidents: [standing] }} t={t} />}
      {known ? (
        <>
          <DaysCard name={name} looks={looks} {...props} />
          <LatencySection {...props} subject={subject} range={range} name={name} incidents={own} />
        </>
      ) : (
        <p class="card quiet">{t('history_nothing_of', name)}</p>
      )}
      {isListed && <MuteSection {...props} service={subject} />}
      <section class="card">
        <div class="card-head">
          <h2>{t('history_incidents')}</h2>
          {own.length > MOST_RECENT && (
            <a href={hashOf({ kind: 'incidents', subject, page: 1 })}>
              {t('history_all_incidents')}
            </a>
          )}
        </div>
        <IncidentList incidents={own.slice(0, MOST_RECENT)} now={now} t={t} />
        {own.length === 0 && <p class="quiet">{t('history_no_incidents')}</p>}
      </section>
    </>
  );
}

interface DaysCardProps extends ViewProps {
  readonly name: string;
  readonly looks: Parameters<typeof DayStrip>[0]['looks'];
}

function DaysCard({ name, looks, ports }: DaysCardProps): JSX.Element {
  const { t } = ports;
  const uptime = uptimeOf(looks);
  const missed = unobservedInWords(uptime, t);
  return (
    <section class="card stack">
      <div class="card-head">
        <h2>{t('history_90_days')}</h2>
        <p class="uptime">{uptimeInWords(uptime, t)}</p>
      </div>
      <div>
        <DayStrip name={name} looks={looks} ports={ports} />
      </div>
      <Legend t={t} />
      {missed && <p class="hint">{missed}</p>}
      <DayTable name={name} looks={looks} t={t} />
    </section>
  );
}

import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { dayOf } from '../records/local-day.ts';
import { type CalendarDay, lastDays } from './calendar.ts';
import { EmptyHistory } from './empty-history.tsx';
import { IncidentList } from './incident-list.tsx';
import { DAY_COUNT } from './latency-points.ts';
import { Legend } from './legend.tsx';
import { OverviewFind } from './overview-find.tsx';
import { OverviewTable } from './overview-table.tsx';
import { hashOf } from './route.ts';
import { filterIncidents } from './shown-incidents.ts';
import { StandingNow } from './standing-now.tsx';
import { SubjectRow } from './subject-row.tsx';
import { findSubjects, type Subject, subjectsOf } from './subjects.ts';
import type { ViewProps } from './view-props.ts';

/** Incidents that the overview shows. */
const MOST_RECENT = 5;

/** Everybody's days, the user's own side first, and what happened last. */
export function OverviewView(props: ViewProps): JSX.Element {
  const { state, ports } = props;
  const { t } = ports;
  const { now, days, incidents, store } = state;
  const today = dayOf(now);
  const calendar = useMemo(() => lastDays(DAY_COUNT, now), [today]);
  const past = (incidents ?? []).filter(({ isStanding }) => !isStanding);
  if (store.kind === 'opening') return <p class="hint">{t('history_opening')}</p>;
  if (days?.size === 0 && incidents?.length === 0) return <EmptyHistory state={state} t={t} />;
  return (
    <>
      <StandingNow state={state} t={t} />
      {days && <Strips {...props} calendar={calendar} />}
      {past.length > 0 && (
        <section class="card">
          <div class="card-head">
            <h2>{t('history_recent')}</h2>
            <a href={hashOf({ kind: 'incidents', page: 1 })}>{t('history_all_incidents')}</a>
          </div>
          <IncidentList incidents={past.slice(0, MOST_RECENT)} now={now} t={t} />
        </section>
      )}
    </>
  );
}

interface StripsProps extends ViewProps {
  readonly calendar: readonly CalendarDay[];
}

function Strips(props: StripsProps): JSX.Element {
  const { state, ports, calendar } = props;
  const { t } = ports;
  const { route, days, now, gapMs } = state;
  const { find = '', asTable = false } = route.kind === 'overview' ? route : {};
  const subjects = findSubjects(subjectsOf(state, t), find);
  const standing = (state.incidents ?? []).filter(({ isStanding }) => isStanding);
  const row = (subject: string): Pick<Parameters<typeof SubjectRow>[0], 'days' | 'standing'> => ({
    days: days?.get(subject),
    standing: filterIncidents(standing, { subject })[0],
  });
  const shared = { calendar, now, gapMs, ports };
  return (
    <>
      <div class="card-head">
        <Legend t={t} />
        <OverviewFind {...props} />
      </div>
      {asTable ? (
        <OverviewTable state={state} subjects={subjects} calendar={calendar} t={t} />
      ) : (
        <>
          <section class="card">
            <SubjectRow
              subject=""
              name={t('history_own_side')}
              heading="h2"
              {...row('')}
              {...shared}
            />
          </section>
          <section class="card" aria-labelledby="history-services">
            <h2 id="history-services">{t('history_services')}</h2>
            <ul class="strip-list">
              {subjects.map(({ id, name, kind }) => (
                <li key={id}>
                  <SubjectRow
                    subject={id}
                    name={name}
                    heading="h3"
                    {...noteOf(kind, t)}
                    {...row(id)}
                    {...shared}
                  />
                </li>
              ))}
            </ul>
            {subjects.length === 0 && (
              <p class="quiet">{t(find ? 'history_none_found' : 'history_no_services')}</p>
            )}
          </section>
        </>
      )}
    </>
  );
}

function noteOf(kind: Subject['kind'], t: ViewProps['ports']['t']): { note?: string } {
  if (kind === 'watched') return {};
  return { note: t(kind === 'gone' ? 'history_gone' : 'history_not_watched') };
}

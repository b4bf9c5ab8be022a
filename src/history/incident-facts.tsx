import type { JSX } from 'preact';
import { durationInWords } from '../wording/duration-in-words.ts';
import type { Translate } from '../wording/translate.ts';
import type { OpenedStory, ShownIncident } from './history-state.ts';
import { incidentSide } from './incident-in-words.ts';
import { momentWithAge } from './moments.ts';

interface IncidentFactsProps {
  readonly shown: ShownIncident;
  readonly story: OpenedStory | undefined;
  readonly now: number;
  readonly t: Translate;
}

/** From when to when, how long it was seen failing, and how much of it nobody saw. */
export function IncidentFacts({ shown, story, now, t }: IncidentFactsProps): JSX.Element {
  const { startedAt, endedAt } = shown.incident;
  const moment = (at: string): string => momentWithAge(at, { nowMs: now, t });
  const times = story?.times;
  const facts: readonly (readonly [string, string] | undefined)[] = [
    [t('history_side'), incidentSide(shown, t)],
    [t('history_began'), moment(startedAt)],
    [t('history_ended'), endOf(shown, moment, t)],
    endedAt === null ? undefined : [t('history_lasted'), lasted(startedAt, endedAt, t)],
    times && [t('history_failing'), durationInWords(times.failingMs, t)],
    times && times.unobservedMs > 0
      ? [t('history_missed'), durationInWords(times.unobservedMs, t)]
      : undefined,
  ];
  return (
    <dl class="card facts">
      {facts
        .filter((fact) => fact !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function endOf(
  { incident, isStanding }: ShownIncident,
  moment: (at: string) => string,
  t: Translate,
): string {
  if (incident.endedAt !== null) return moment(incident.endedAt);
  return t(isStanding ? 'history_goes_on' : 'history_end_lost');
}

function lasted(startedAt: string, endedAt: string, t: Translate): string {
  return durationInWords(Date.parse(endedAt) - Date.parse(startedAt), t);
}

import type { JSX } from 'preact';
import { StateMark } from '../ui/state-mark.tsx';
import type { Translate } from '../wording/translate.ts';
import type { ShownIncident } from './history-state.ts';
import { incidentHeadline, incidentSide, incidentSpan } from './incident-in-words.ts';
import { hashOf } from './route.ts';

interface IncidentListProps {
  readonly incidents: readonly ShownIncident[];
  readonly now: number;
  readonly t: Translate;
}

/** Incidents, each with a link to its story. */
export function IncidentList({ incidents, now, t }: IncidentListProps): JSX.Element {
  return (
    <ul class="item-list">
      {incidents.map((shown) => (
        <li
          key={shown.incident.id}
          class="incident-item"
          data-standing={shown.isStanding ? '' : undefined}
        >
          <StateMark kind={shown.isStanding ? 'fault' : 'ok'} />
          <div>
            <p class="incident-title">
              <a href={hashOf({ kind: 'incident', id: shown.incident.id })}>
                {incidentHeadline(shown, t)}
              </a>
            </p>
            <p class="hint">{incidentSpan(shown, now, t)}</p>
          </div>
          <span class="side">{incidentSide(shown, t)}</span>
        </li>
      ))}
    </ul>
  );
}

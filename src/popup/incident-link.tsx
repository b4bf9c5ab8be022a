import type { JSX } from 'preact';
import type { Incident } from '../formats/incident.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import { PageLink } from './page-link.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupState } from './popup-state.ts';
import type { Shown } from './shown.ts';

interface IncidentLinkProps {
  readonly shown: Shown;
  readonly state: Pick<PopupState, 'incidents' | 'adHoc' | 'now'>;
  readonly ports: PopupPorts;
}

/** Since when that which the headline tells goes on, and the way to its story, where it can be muted. */
export function IncidentLink({ shown, state, ports }: IncidentLinkProps): JSX.Element | null {
  const incident = state.adHoc ? undefined : openIncident(shown, state.incidents);
  if (!incident) return null;
  const { t, language } = ports;
  const since = timeInWords(incident.startedAt, { nowMs: state.now, locale: language });
  return (
    <p class="hint incident">
      {since && t('popup_incident_since', since)}{' '}
      <PageLink
        to={`history.html#incident=${encodeURIComponent(incident.id)}`}
        isPlain
        ports={ports}
      >
        {t('popup_incident_story')}
      </PageLink>
    </p>
  );
}

/** Of the user's own side where the fault is there, else of the service that the headline is about. */
function openIncident({ told }: Shown, incidents: readonly Incident[]): Incident | undefined {
  if (!told?.overall || told.overall.side === 'ok') return undefined;
  const subject = told.overall.side === 'yours' ? null : told.overall.service;
  return incidents.find(({ service, endedAt }) => service === subject && endedAt === null);
}

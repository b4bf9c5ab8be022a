import type { JSX } from 'preact';
import { sideOf } from '../diagnosis/suspect.ts';
import type { Translate } from '../wording/translate.ts';
import { EvidenceList } from './evidence-list.tsx';
import type { ShownIncident } from './history-state.ts';
import { faultInWords, sideInHindsight } from './incident-in-words.ts';
import { momentInWords } from './moments.ts';
import { type StoryEvent, storyEvents } from './story-events.ts';

interface IncidentStoryProps {
  readonly shown: ShownIncident;
  readonly now: number;
  readonly t: Translate;
}

/** Its turns one after the other, each with its time. */
export function IncidentStory({ shown, now, t }: IncidentStoryProps): JSX.Element {
  const hasChanged = shown.incident.changes.length > 1;
  return (
    <ol class="story">
      {storyEvents(shown.incident).map((event, index) => (
        <li key={index} data-kind={event.kind}>
          <p class="hint">
            <time dateTime={event.at}>{momentInWords(event.at, { nowMs: now, t })}</time>
          </p>
          <p class="incident-title">{t(`history_event_${event.kind}`)}</p>
          <Seen event={event} shown={shown} hasChanged={hasChanged} t={t} />
        </li>
      ))}
    </ol>
  );
}

interface SeenProps {
  readonly event: StoryEvent;
  readonly shown: ShownIncident;
  readonly hasChanged: boolean;
  readonly t: Translate;
}

/** What the verdict was then; what it rested on is told here where a later one rests on something else. */
function Seen({ event: { verdict }, shown, hasChanged, t }: SeenProps): JSX.Element | null {
  if (!verdict) return null;
  const side = sideInHindsight(sideOf(verdict.suspects), t);
  return (
    <>
      <p>{t('history_fault', faultInWords(verdict, shown, t), side)}</p>
      {hasChanged && verdict.evidence.length > 0 && (
        <details class="disclosure">
          <summary>{t('history_evidence_then')}</summary>
          <EvidenceList evidence={verdict.evidence} t={t} />
        </details>
      )}
    </>
  );
}

import type { JSX } from 'preact';
import { EvidenceList } from './evidence-list.tsx';
import { IncidentCopy } from './incident-copy.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { sideSentence, subjectName } from './incident-in-words.ts';
import { IncidentStory } from './incident-story.tsx';
import { MuteSection } from './mute-section.tsx';
import { hashOf } from './route.ts';
import type { ViewProps } from './view-props.ts';

/** What happened, in plain words: whose side, from when to when, how it went, and what says so. */
export function IncidentView(props: ViewProps): JSX.Element {
  const { state, ports } = props;
  const { route, incidents, now } = state;
  const { t } = ports;
  const id = route.kind === 'incident' ? route.id : '';
  const all = <a href={hashOf({ kind: 'incidents', page: 1 })}>{t('history_all_incidents')}</a>;
  if (!incidents) return <p class="hint">{t('history_opening')}</p>;
  const shown = incidents.find(({ incident }) => incident.id === id);
  if (!shown) {
    return (
      <section class="card stack">
        <p>{t('history_unknown_incident')}</p>
        <p>{all}</p>
      </section>
    );
  }
  const { incident, isStanding } = shown;
  const subject = incident.service ?? '';
  const story = state.story?.id === id ? state.story : undefined;
  return (
    <>
      <p class="lead prose">{sideSentence(shown, t)}</p>
      <IncidentFacts shown={shown} story={story} now={now} t={t} />
      {isStanding && subject !== '' && <MuteSection {...props} service={subject} />}
      <section class="card stack">
        <h2>{t('history_story')}</h2>
        <IncidentStory shown={shown} now={now} t={t} />
      </section>
      <section class="card stack">
        <h2>{t('popup_how_do_you_know')}</h2>
        <EvidenceList evidence={incident.verdict.evidence} t={t} />
      </section>
      <IncidentCopy shown={shown} story={story} {...props} />
      <p class="card-head">
        <a href={hashOf({ kind: 'service', subject, range: 'day' })}>
          {t('history_more_of', subjectName(shown, t))}
        </a>
        {all}
      </p>
    </>
  );
}

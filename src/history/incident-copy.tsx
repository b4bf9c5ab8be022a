import type { JSX } from 'preact';
import { Icon } from '../ui/icon.tsx';
import type { OpenedStory, ShownIncident } from './history-state.ts';
import { incidentAsJson, incidentAsText } from './incident-as-text.ts';
import type { ViewProps } from './view-props.ts';

interface IncidentCopyProps extends ViewProps {
  readonly shown: ShownIncident;
  readonly story: OpenedStory | undefined;
}

/** The story for a help desk, as text for people and as JSON for tools. */
export function IncidentCopy({
  shown,
  story,
  state,
  actions,
  ports,
}: IncidentCopyProps): JSX.Element {
  const { t } = ports;
  const { now } = state;
  return (
    <section class="card stack">
      <h2>{t('popup_copy_report')}</h2>
      <p class="hint">{t('history_copy_why')}</p>
      <div class="row-of-buttons">
        <button
          type="button"
          class="button"
          onClick={() => actions.copy(incidentAsText(shown, { story, nowMs: now, t }))}
        >
          <Icon name="copy" />
          {t('popup_copy_text')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => actions.copy(incidentAsJson(shown, story))}
        >
          <Icon name="copy" />
          {t('popup_copy_json')}
        </button>
      </div>
    </section>
  );
}

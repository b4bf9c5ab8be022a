import type { JSX } from 'preact';
import type { Level } from '../diagnosis/other-views.ts';
import type { TriedFeed } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { messageWord } from '../wording/message-word.ts';
import { feedKindName } from './feed-words.ts';
import type { OptionsPorts } from './options-ports.ts';
import type { FeedTrial } from './use-feed-trial.ts';

type Found = Extract<TriedFeed, { kind: 'found' }>;

interface FeedOutcomeProps {
  readonly trial: Exclude<FeedTrial, { kind: 'refused' }>;
  readonly ports: OptionsPorts;
}

const MARKS: Readonly<Record<Level, 'ok' | 'refusing' | 'fault' | 'unknown'>> = {
  operational: 'ok',
  maintenance: 'refusing',
  degraded: 'refusing',
  partial: 'fault',
  major: 'fault',
  unknown: 'unknown',
};

/** What came of trying a status page: its kind and what it says now, or why it cannot be used. */
export function FeedOutcome({ trial, ports }: FeedOutcomeProps): JSX.Element {
  const { t } = ports;
  if (trial.kind === 'trying') return <p class="hint">{t('options_trying')}</p>;
  const { reply } = trial;
  if (!reply.ok) return <p class="problem">{t('options_try_failed', errorText(reply.error, t))}</p>;
  if (reply.value.kind === 'not-found') {
    return <p class="problem">{t(`options_feed_problem_${messageWord(reply.value.problem)}`)}</p>;
  }
  return <FoundFeed found={reply.value} ports={ports} />;
}

interface FoundFeedProps {
  readonly found: Found;
  readonly ports: OptionsPorts;
}

function FoundFeed({ found, ports }: FoundFeedProps): JSX.Element {
  const { t, language } = ports;
  const { feed, word } = found;
  const kind = feedKindName(feed.kind);
  const mark = MARKS[word.level];
  return (
    <>
      <p class="hint">
        {word.name
          ? t('options_feed_found', kind, word.name)
          : t('options_feed_found_unnamed', kind)}
      </p>
      <p class="tried-outcome service-row" data-kind={mark}>
        <StateMark kind={mark} />
        <span>{t(`options_level_${word.level}`)}</span>
      </p>
      {word.incidents.length > 0 && (
        <ul class="incident-list">
          {word.incidents.map(({ title, since }, index) => (
            <li key={index}>
              {since ? t('options_feed_incident_since', title, timeOf(since, language)) : title}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Day and time as that language writes them, in the time zone of this machine. */
function timeOf(since: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(since));
}

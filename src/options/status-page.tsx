import type { JSX } from 'preact';
import type { Problem } from '../formats/problem.ts';
import { FeedAddress } from './feed-address.tsx';
import { FeedOutcome } from './feed-outcome.tsx';
import { FeedParts } from './feed-parts.tsx';
import { feedKindName, partsInWords } from './feed-words.ts';
import type { OptionsPorts } from './options-ports.ts';
import { problemText } from './problem-text.ts';
import { type FeedDraft, useFeedTrial } from './use-feed-trial.ts';

interface StatusPageProps {
  readonly draft: FeedDraft;
  readonly problems: readonly Problem[];
  readonly ports: OptionsPorts;
  readonly onChange: (part: Partial<FeedDraft>) => void;
}

/** The status page of a service in its form: tried before it is kept, and narrowed to the parts that matter. */
export function StatusPage({ draft, problems, ports, onChange }: StatusPageProps): JSX.Element {
  const { t } = ports;
  const { trial, tryIt } = useFeedTrial(draft, { ports, onChange });
  const feed = draft.feed?.url === draft.feedAddress ? draft.feed : undefined;
  const reply = trial?.kind === 'tried' ? trial.reply : undefined;
  const found = reply?.ok && reply.value.kind === 'found' ? reply.value : undefined;
  const wrongParts = problemText(problems, 'feed.components', t);
  return (
    <fieldset class="endpoint">
      <legend>{t('options_feed')}</legend>
      <FeedAddress
        draft={draft}
        trial={trial}
        problem={problemText(problems, 'feed', t)}
        onChange={onChange}
        onTry={tryIt}
        t={t}
      />
      {feed && !found && (
        <p class="hint">{t('options_feed_kept', feedKindName(feed.kind), partsInWords(feed, t))}</p>
      )}
      <div role="status" class="tried">
        {trial && trial.kind !== 'refused' && <FeedOutcome trial={trial} ports={ports} />}
      </div>
      {feed && found && (
        <FeedParts
          key={feed.url}
          feed={feed}
          found={found}
          onChange={(changed) => onChange({ feed: changed })}
          t={t}
        />
      )}
      {wrongParts && (
        <p class="problem" role="alert">
          {wrongParts}
        </p>
      )}
    </fieldset>
  );
}

import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { messageWord } from '../wording/message-word.ts';
import type { Translate } from '../wording/translate.ts';
import { Field } from './field.tsx';
import type { FeedDraft, FeedTrial } from './use-feed-trial.ts';

interface FeedAddressProps {
  readonly draft: FeedDraft;
  readonly trial: FeedTrial | undefined;
  readonly problem: string | undefined;
  readonly onChange: (part: FeedDraft | Pick<FeedDraft, 'feedAddress'>) => void;
  readonly onTry: () => void;
  readonly t: Translate;
}

/** Where the status page is, with the buttons that try it and take it away. */
export function FeedAddress(props: FeedAddressProps): JSX.Element {
  const { draft, trial, problem, onChange, onTry, t } = props;
  const { feed, feedAddress } = draft;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const remove = (): void => {
    onChange({ feed: undefined, feedAddress: '' });
    // The button goes with the page: the keyboard goes on at the field.
    field.current?.focus();
  };
  return (
    <>
      <Field
        id={`${id}-feed`}
        label={t('options_feed_address')}
        inputMode="url"
        inputRef={field}
        value={feedAddress}
        hint={t('options_feed_why')}
        problem={
          trial?.kind === 'refused' ? t(`ui_address_${messageWord(trial.problem)}`) : problem
        }
        onInput={(text) => onChange({ feedAddress: text })}
        onEnter={onTry}
      />
      <div class="row-of-buttons">
        <button type="button" class="button" disabled={trial?.kind === 'trying'} onClick={onTry}>
          {t(feed?.url === feedAddress ? 'options_feed_again' : 'options_feed_try')}
        </button>
        {feed && (
          <button type="button" class="button" data-variant="danger" onClick={remove}>
            {t('options_feed_remove')}
          </button>
        )}
      </div>
    </>
  );
}

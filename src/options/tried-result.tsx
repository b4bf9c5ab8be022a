import type { JSX } from 'preact';
import type { Report } from '../formats/report.ts';
import type { Reply } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { describeReport } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';

/** An address that is being tried, or what came of it. */
export type Tried =
  | { readonly kind: 'trying' }
  | { readonly kind: 'tried'; readonly reply: Reply<Report> };

interface TriedResultProps {
  readonly tried: Tried | undefined;
  readonly t: Translate;
}

/** What came of trying an address; the status is there before its text changes, so that it is announced. */
export function TriedResult({ tried, t }: TriedResultProps): JSX.Element {
  return (
    <div role="status" class="tried">
      {tried && <Outcome tried={tried} t={t} />}
    </div>
  );
}

interface OutcomeProps {
  readonly tried: Tried;
  readonly t: Translate;
}

function Outcome({ tried, t }: OutcomeProps): JSX.Element {
  if (tried.kind === 'trying') return <p class="hint">{t('options_trying')}</p>;
  if (!tried.reply.ok)
    return <p class="problem">{t('options_try_failed', errorText(tried.reply.error, t))}</p>;
  const report = tried.reply.value;
  const kind = report.services[0]?.verdict.kind ?? report.user.kind;
  return (
    <p class="tried-outcome service-row" data-kind={kind}>
      <StateMark kind={kind} />
      <span>{describeReport(report, t).headline}</span>
    </p>
  );
}

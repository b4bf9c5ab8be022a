import type { JSX } from 'preact';
import type { PartialReport } from '../formats/report.ts';
import { Icon } from '../ui/icon.tsx';
import { describeReport } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';

interface AdviceProps {
  readonly report: PartialReport;
  /** No scheduled checks for now, so that none are promised. */
  readonly isPaused: boolean;
  readonly t: Translate;
}

const PARTS = [
  { part: 'do', icon: 'go', label: 'popup_do', words: 'action' },
  { part: 'skip', icon: 'leave', label: 'popup_do_not_bother', words: 'nonAction' },
] as const;

/** One thing to do and one thing not to bother with. */
export function Advice({ report, isPaused, t }: AdviceProps): JSX.Element {
  const description = describeReport({ ...report, isPaused }, t);
  return (
    <dl class="advice">
      {PARTS.map(({ part, icon, label, words }) => (
        <div key={part} class="advice-part" data-part={part}>
          <dt>
            <Icon name={icon} />
            <span class="visually-hidden">{t(label)}</span>
          </dt>
          <dd>{description[words]}</dd>
        </div>
      ))}
    </dl>
  );
}

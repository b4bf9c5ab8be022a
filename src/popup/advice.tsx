import type { JSX } from 'preact';
import type { PartialReport } from '../formats/report.ts';
import { Icon } from '../ui/icon.tsx';
import { describeReport } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';

interface AdviceProps {
  readonly report: PartialReport;
  readonly t: Translate;
}

/** One thing to do and one thing not to bother with. */
export function Advice({ report, t }: AdviceProps): JSX.Element {
  const { action, nonAction } = describeReport(report, t);
  return (
    <dl class="advice">
      <div class="advice-part" data-part="do">
        <dt>
          <Icon name="go" />
          <span class="visually-hidden">{t('popup_do')}</span>
        </dt>
        <dd>{action}</dd>
      </div>
      <div class="advice-part" data-part="skip">
        <dt>
          <Icon name="leave" />
          <span class="visually-hidden">{t('popup_do_not_bother')}</span>
        </dt>
        <dd>{nonAction}</dd>
      </div>
    </dl>
  );
}

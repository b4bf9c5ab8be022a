import type { JSX } from 'preact';
import type { Report } from '../formats/report.ts';
import { Icon } from '../ui/icon.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';

interface CopyReportProps {
  readonly report: Report;
  readonly state: Pick<PopupState, 'copied'>;
  readonly actions: Pick<PopupActions, 'copyReport'>;
  readonly ports: Pick<PopupPorts, 't'>;
}

const FORMS = ['text', 'json'] as const;

/** The report for a help desk, as text for people and as JSON for tools. */
export function CopyReport({ report, state, actions, ports }: CopyReportProps): JSX.Element {
  const { t } = ports;
  const { copied } = state;
  return (
    <section class="copy-report">
      <h2>{t('popup_copy_report')}</h2>
      <div class="row-of-buttons">
        {FORMS.map((form) => (
          <button
            key={form}
            type="button"
            class="button"
            onClick={() => actions.copyReport(report, form)}
          >
            <Icon name="copy" />
            {t(`popup_copy_${form}`)}
          </button>
        ))}
      </div>
      <p class="hint copied" aria-live="polite">
        {copied && t(copied)}
      </p>
    </section>
  );
}

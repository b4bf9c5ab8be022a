import type { JSX } from 'preact';
import type { Report } from '../formats/report.ts';
import { Icon } from '../ui/icon.tsx';
import { reportAsText } from '../wording/report-as-text.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';

interface CopyReportProps {
  readonly report: Report;
  readonly state: Pick<PopupState, 'copied'>;
  readonly actions: Pick<PopupActions, 'copy'>;
  readonly ports: Pick<PopupPorts, 't' | 'language'>;
}

/** The report for a help desk, as text for people and as JSON for tools. */
export function CopyReport({ report, state, actions, ports }: CopyReportProps): JSX.Element {
  const { t, language } = ports;
  const { copied } = state;
  const { copy } = actions;
  return (
    <section class="copy-report">
      <h2>{t('popup_copy_report')}</h2>
      <div class="row-of-buttons">
        <button
          type="button"
          class="button"
          onClick={() => copy(reportAsText(report, t, { locale: language }), 'popup_copied_text')}
        >
          <Icon name="copy" />
          {t('popup_copy_text')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => copy(JSON.stringify(report, null, 2), 'popup_copied_json')}
        >
          <Icon name="copy" />
          {t('popup_copy_json')}
        </button>
      </div>
      <p class="hint copied" aria-live="polite">
        {copied && t(copied)}
      </p>
    </section>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Report } from '../formats/report.ts';
import { Icon } from '../ui/icon.tsx';
import { reportAsText } from '../wording/report-as-text.ts';
import type { MessageKey } from '../wording/translate.ts';
import type { PopupPorts } from './popup-ports.ts';

interface CopyReportProps {
  readonly report: Report;
  readonly ports: Pick<PopupPorts, 't' | 'language' | 'copy'>;
}

/** The report for a help desk, as text for people and as JSON for tools. */
export function CopyReport({ report, ports }: CopyReportProps): JSX.Element {
  const { t, language } = ports;
  const [told, setTold] = useState<MessageKey | undefined>(undefined);
  const copy = (text: string, done: MessageKey): void => {
    ports.copy(text).then(
      () => setTold(done),
      () => setTold('popup_copy_failed'),
    );
  };
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
        {told && t(told)}
      </p>
    </section>
  );
}

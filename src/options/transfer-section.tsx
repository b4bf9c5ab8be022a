import type { JSX } from 'preact';
import { configText } from '../settings/export-config.ts';
import { ImportForm } from './import-form.tsx';
import type { SectionProps } from './section-props.ts';

/** Moves the lists: into a file, and back from one. */
export function TransferSection(props: SectionProps): JSX.Element {
  const { config, ports } = props;
  const { t } = ports;
  return (
    <>
      <section class="card stack">
        <h2>{t('options_export')}</h2>
        <p>{t('options_export_why')}</p>
        <div class="row-of-buttons">
          <button
            type="button"
            class="button"
            onClick={() => ports.download('whichside-config.json', configText(config))}
          >
            {t('options_download')}
          </button>
        </div>
      </section>
      <section class="card stack">
        <h2>{t('options_import')}</h2>
        <p>{t('options_import_why')}</p>
        <ImportForm {...props} />
      </section>
    </>
  );
}

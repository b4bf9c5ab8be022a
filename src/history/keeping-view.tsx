import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewProps } from './view-props.ts';

/** What is kept and for how long, how to take it along, and how to be rid of it. */
export function KeepingView({ state, actions, ports }: ViewProps): JSX.Element {
  const { t } = ports;
  return (
    <>
      <section class="card stack">
        <h2>{t('history_kept')}</h2>
        <p class="prose">{t('history_kept_why')}</p>
      </section>
      <section class="card stack">
        <h2>{t('history_export')}</h2>
        <p class="prose">{t('history_export_why')}</p>
        <div class="row-of-buttons">
          {(['json', 'csv'] as const).map((form) => (
            <button key={form} type="button" class="button" onClick={() => actions.exportAs(form)}>
              {t(`history_export_${form}`)}
            </button>
          ))}
        </div>
      </section>
      <DeleteAll state={state} actions={actions} ports={ports} />
    </>
  );
}

/** Asks once more: what is deleted does not come back. */
function DeleteAll({ actions, ports }: ViewProps): JSX.Element {
  const { t } = ports;
  const [isAsked, setAsked] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    setRunning(true);
    await actions.deleteAll();
    setRunning(false);
    setAsked(false);
  };
  return (
    <section class="card stack">
      <h2>{t('history_delete')}</h2>
      <p class="prose">{t('history_delete_why')}</p>
      {isAsked ? (
        <fieldset class="stack">
          <legend>{t('history_delete_sure')}</legend>
          <div class="row-of-buttons">
            {/* biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone, and this undoes the press */}
            <button type="button" class="button" autoFocus onClick={() => setAsked(false)}>
              {t('history_delete_keep')}
            </button>
            <button
              type="button"
              class="button"
              data-variant="danger"
              aria-disabled={isRunning}
              onClick={() => !isRunning && run()}
            >
              {t('history_delete_really')}
            </button>
          </div>
        </fieldset>
      ) : (
        <div class="row-of-buttons">
          <button type="button" class="button" data-variant="danger" onClick={() => setAsked(true)}>
            {t('history_delete_all')}
          </button>
        </div>
      )}
    </section>
  );
}

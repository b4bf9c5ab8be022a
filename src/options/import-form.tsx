import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Config } from '../formats/config.ts';
import type { ImportMode } from '../settings/apply-import.ts';
import { ImportPreview } from './import-preview.tsx';
import { isAlike, type PlannedImport, planImport } from './plan-import.ts';
import { ProblemList } from './problem-list.tsx';
import type { SectionProps } from './section-props.ts';

/** Takes a list from a file or pasted text, shows what it would change, and only then applies it. */
export function ImportForm({ config, actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const [text, setText] = useState('');
  const [mode, setMode] = useState<ImportMode>('merge');
  const [previewing, setPreviewing] = useState(false);
  const [outside, setOutside] = useState(false);
  const [moved, setMoved] = useState(false);
  const plan: PlannedImport | undefined = previewing
    ? planImport(text, { current: config, mode, outside })
    : undefined;
  const take = (content: string): void => {
    setText(content);
    setPreviewing(false);
    setOutside(false);
    setMoved(false);
  };
  const takeFile = (content: string): void => {
    take(content);
    setPreviewing(true);
  };
  const preview = (event: SubmitEvent): void => {
    event.preventDefault();
    setPreviewing(true);
  };
  const apply = async (): Promise<void> => {
    const done = { text: t('options_imported'), undoable: true } as const;
    setMoved(false);
    const planned = (current: Config): Config | undefined => {
      const fresh = planImport(text, { current, mode, outside });
      if (fresh.ok && plan?.ok && isAlike(fresh, plan)) return fresh.config;
      setMoved(true);
      return undefined;
    };
    if (await actions.update(planned, done)) take('');
  };
  return (
    <form class="stack" noValidate onSubmit={preview}>
      <Source text={text} onText={take} onFile={takeFile} t={t} />
      <ModeChoice mode={mode} onChange={setMode} t={t} />
      <div class="row-of-buttons">
        <button type="submit" class="button">
          {t('options_preview')}
        </button>
      </div>
      <div role="status">
        {plan && !plan.ok && (
          <div class="notice" data-tone="warn">
            <p>{t('options_import_refused')}</p>
            <ProblemList problems={plan.problems} t={t} />
          </div>
        )}
        {moved && <p class="problem">{t('options_import_moved')}</p>}
        {plan?.ok && (
          <ImportPreview
            plan={plan}
            current={config}
            outside={outside}
            onOutside={setOutside}
            onApply={apply}
            words={ports}
          />
        )}
      </div>
    </form>
  );
}

interface ModeChoiceProps {
  readonly mode: ImportMode;
  readonly onChange: (mode: ImportMode) => void;
  readonly t: SectionProps['ports']['t'];
}

function ModeChoice({ mode, onChange, t }: ModeChoiceProps): JSX.Element {
  const choices = [
    ['merge', 'options_merge'],
    ['replace', 'options_replace'],
  ] as const;
  return (
    <fieldset class="stack">
      <legend class="field-label">{t('options_import_mode')}</legend>
      {choices.map(([value, key]) => (
        <label key={value} class="check">
          <input
            type="radio"
            name="mode"
            value={value}
            checked={mode === value}
            onChange={() => onChange(value)}
          />
          <span>{t(key)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SourceProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFile: (text: string) => void;
  readonly t: SectionProps['ports']['t'];
}

/** Where the list comes from: a file, or pasted text. */
function Source({ text, onText, onFile, t }: SourceProps): JSX.Element {
  const id = useId();
  return (
    <>
      <div class="field">
        <label class="field-label" for={`${id}-file`}>
          {t('options_import_file')}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json"
          onChange={async (event) => {
            const file = event.currentTarget.files?.[0];
            if (file) onFile(await file.text());
          }}
        />
      </div>
      <div class="field">
        <label class="field-label" for={`${id}-text`}>
          {t('options_import_text')}
        </label>
        <textarea
          class="input"
          id={`${id}-text`}
          spellcheck={false}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </div>
    </>
  );
}

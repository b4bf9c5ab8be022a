import type { JSX } from 'preact';
import type { Config } from '../formats/config.ts';
import { controlsOf } from '../settings/defaults.ts';
import type { ListDiff } from '../settings/diff-config.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';
import type { PlannedImport } from './plan-import.ts';
import { type SettingWords, settingName, settingValue } from './setting-in-words.ts';

interface ImportPreviewProps {
  readonly plan: Extract<PlannedImport, { ok: true }>;
  readonly current: Config;
  readonly outside: boolean;
  readonly onOutside: (allowed: boolean) => void;
  readonly onApply: () => void;
  readonly words: SettingWords;
}

/** What an import would change, with the button that does it. */
export function ImportPreview(props: ImportPreviewProps): JSX.Element {
  const { plan, current, outside, onOutside, onApply, words } = props;
  const { t } = words;
  const { services, controls, settings } = plan.diff;
  const names = namesIn(current, plan.config);
  const nothing = [services, controls].every(isUnchanged) && settings.length === 0;
  return (
    <div class="notice preview">
      <h3>{t('options_preview_heading')}</h3>
      {nothing && <p>{t('options_preview_nothing')}</p>}
      <DiffList title="options_services" diff={services} names={names} t={t} />
      <DiffList title="options_controls" diff={controls} names={names} t={t} />
      {settings.length > 0 && (
        <ul>
          {settings.map(({ path, from, to }) => (
            <li key={path}>
              {t(
                'options_setting_changes',
                settingName(path, t),
                settingValue(path, from, words),
                settingValue(path, to, words),
              )}
            </li>
          ))}
        </ul>
      )}
      {plan.wantsOutside && (
        <label class="check">
          <input
            type="checkbox"
            checked={outside}
            onChange={(event) => onOutside(event.currentTarget.checked)}
          />
          <span>{t('options_allow_outside')}</span>
        </label>
      )}
      <button type="button" class="button" data-variant="primary" onClick={onApply}>
        {t('options_apply_import')}
      </button>
    </div>
  );
}

function isUnchanged({ added, changed, removed }: ListDiff): boolean {
  return added.length + changed.length + removed.length === 0;
}

function namesIn(before: Config, after: Config): ReadonlyMap<string, string> {
  const all = [before, after].flatMap((config) => [
    ...config.services.map(({ id, name }) => [id, name] as const),
    ...controlsOf(config).map(({ id, operator }) => [id, operator] as const),
  ]);
  return new Map(all);
}

interface DiffListProps {
  readonly title: MessageKey;
  readonly diff: ListDiff;
  readonly names: ReadonlyMap<string, string>;
  readonly t: Translate;
}

const CHANGES = [
  ['added', 'options_preview_added'],
  ['changed', 'options_preview_changed'],
  ['removed', 'options_preview_removed'],
] as const satisfies readonly (readonly [keyof ListDiff, MessageKey])[];

function DiffList({ title, diff, names, t }: DiffListProps): JSX.Element | null {
  if (isUnchanged(diff)) return null;
  return (
    <section>
      <h4>{t(title)}</h4>
      <ul>
        {CHANGES.filter(([change]) => diff[change].length > 0).map(([change, key]) => (
          <li key={change} data-change={change}>
            {t(key, diff[change].map((id) => names.get(id) ?? id).join(', '))}
          </li>
        ))}
      </ul>
    </section>
  );
}

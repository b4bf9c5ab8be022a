import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { CATALOG } from '../catalog/catalog.ts';
import { type CatalogEntry, toService } from '../catalog/catalog-entry.ts';
import { Avatar } from '../ui/avatar.tsx';
import { searchCatalog } from '../ui/search-catalog.ts';
import type { MessageKey } from '../wording/translate.ts';
import type { WelcomePorts } from './welcome-ports.ts';

interface PickServicesProps {
  readonly picked: readonly CatalogEntry[];
  readonly onPick: (picked: readonly CatalogEntry[]) => void;
  readonly onBegin: () => void;
  readonly problem: string | undefined;
  readonly ports: WelcomePorts;
}

const REGIONS: Readonly<Record<CatalogEntry['region'], MessageKey>> = {
  china: 'welcome_region_china',
  world: 'welcome_region_world',
};

/** The catalogue as a grid of ticks, and the one button that goes on with what is ticked. */
export function PickServices(props: PickServicesProps): JSX.Element {
  const { picked, onPick, onBegin, problem, ports } = props;
  const { t, language } = ports;
  const id = useId();
  const [words, setWords] = useState('');
  const found = searchCatalog(CATALOG, words);
  const regions = /^zh\b/i.test(language)
    ? (['china', 'world'] as const)
    : (['world', 'china'] as const);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (picked.length > 0) onBegin();
  };
  return (
    <form class="pick" noValidate onSubmit={submit}>
      <div class="pick-head">
        <h2>{t('welcome_pick')}</h2>
        <div class="field">
          <label class="visually-hidden" for={`${id}-search`}>
            {t('ui_search_services')}
          </label>
          <input
            class="input"
            id={`${id}-search`}
            type="search"
            autocomplete="off"
            spellcheck={false}
            placeholder={t('ui_search_services')}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </div>
      </div>
      {regions.map((region) => (
        <Region
          key={region}
          name={t(REGIONS[region])}
          entries={found.filter((entry) => entry.region === region)}
          picked={picked}
          onPick={onPick}
          language={language}
        />
      ))}
      {found.length === 0 && <p class="hint">{t('ui_search_found_nothing')}</p>}
      <Begin count={picked.length} problem={problem} t={t} />
    </form>
  );
}

interface BeginProps {
  readonly count: number;
  readonly problem: string | undefined;
  readonly t: WelcomePorts['t'];
}

/** The bar that stays in sight: how much is picked, what will be asked, and the button. */
function Begin({ count, problem, t }: BeginProps): JSX.Element {
  return (
    <div class="begin">
      <div>
        <p class="begin-count" aria-live="polite">
          {countText(count, t)}
        </p>
        <p class="hint">{t('welcome_one_question')}</p>
        {problem && (
          <p class="problem" role="alert">
            {t('welcome_not_added', problem)}
          </p>
        )}
      </div>
      <button
        type="submit"
        class="button"
        data-variant="primary"
        data-size="large"
        disabled={count === 0}
      >
        {t('welcome_begin')}
      </button>
    </div>
  );
}

function countText(count: number, t: WelcomePorts['t']): string {
  if (count === 0) return t('welcome_picked_none');
  return count === 1 ? t('welcome_picked_one') : t('welcome_picked_many', String(count));
}

interface RegionProps {
  readonly name: string;
  readonly entries: readonly CatalogEntry[];
  readonly picked: readonly CatalogEntry[];
  readonly onPick: (picked: readonly CatalogEntry[]) => void;
  readonly language: string;
}

function Region({ name, entries, picked, onPick, language }: RegionProps): JSX.Element | null {
  if (entries.length === 0) return null;
  const toggle = (entry: CatalogEntry, wanted: boolean): void => {
    const others = picked.filter(({ id }) => id !== entry.id);
    onPick(wanted ? [...others, entry] : others);
  };
  return (
    <fieldset class="region">
      <legend>{name}</legend>
      <div class="catalog">
        {entries.map((entry) => (
          <Choice
            key={entry.id}
            entry={entry}
            chosen={picked.some(({ id }) => id === entry.id)}
            language={language}
            onChange={(wanted) => toggle(entry, wanted)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly entry: CatalogEntry;
  readonly chosen: boolean;
  readonly language: string;
  readonly onChange: (wanted: boolean) => void;
}

function Choice({ entry, chosen, language, onChange }: ChoiceProps): JSX.Element {
  const { name } = toService(entry, language);
  return (
    <label class="catalog-item choice">
      <Avatar name={name} />
      <span class="item-text">{name}</span>
      <input
        type="checkbox"
        name="service"
        value={entry.id}
        checked={chosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

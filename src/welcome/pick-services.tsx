import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CATALOG, WELL_KNOWN_ENTRIES } from '../catalog/catalog.ts';
import { type CatalogEntry, toService } from '../catalog/catalog-entry.ts';
import { Avatar } from '../ui/avatar.tsx';
import { CatalogFilter } from '../ui/catalog-filter.tsx';
import { type CatalogGroup, groupCatalog } from '../ui/catalog-groups.ts';
import { regionsFor } from '../ui/catalog-regions.ts';
import { isLikelyInChina, whereabouts } from '../ui/likely-in-china.ts';
import { EVERYTHING, isEverything, searchCatalog } from '../ui/search-catalog.ts';
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
  const [query, setQuery] = useState(EVERYTHING);
  const [isWhole, setIsWhole] = useState(false);
  const found = searchCatalog(CATALOG, query);
  const isStart = isEverything(query) && !isWhole;
  const shown = isStart ? CATALOG.filter((e) => isOffered(e, picked)) : found;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (picked.length > 0) onBegin();
  };
  return (
    <form class="pick" noValidate onSubmit={submit}>
      <div class="pick-head">
        <h2>{t('welcome_pick')}</h2>
        <CatalogFilter query={query} onQuery={setQuery} count={found.length} t={t} />
      </div>
      {regionsFor(language).map((region) => (
        <Region
          key={region}
          name={t(REGIONS[region])}
          entries={shown.filter((entry) => entry.region === region)}
          picked={picked}
          onPick={onPick}
          ports={ports}
        />
      ))}
      {isStart && (
        <div class="row-of-buttons">
          <button type="button" class="button" onClick={() => setIsWhole(true)}>
            {t('ui_catalog_show_all', String(found.length))}
          </button>
        </div>
      )}
      <Begin count={picked.length} problem={problem} t={t} />
    </form>
  );
}

/** Before anybody asks for more: what most people look for, and what was picked beyond it. */
function isOffered(entry: CatalogEntry, picked: readonly CatalogEntry[]): boolean {
  return WELL_KNOWN_ENTRIES.includes(entry) || picked.includes(entry);
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
  readonly ports: WelcomePorts;
}

function Region({ name, entries, ...props }: RegionProps): JSX.Element | null {
  if (entries.length === 0) return null;
  const groups = groupCatalog(entries, props.ports.language);
  return (
    <fieldset class="region">
      <legend>{name}</legend>
      {groups.map((group) => (
        <Group key={group.provider ?? ''} group={group} isOnly={groups.length === 1} {...props} />
      ))}
    </fieldset>
  );
}

interface GroupProps extends Pick<RegionProps, 'picked' | 'onPick' | 'ports'> {
  readonly group: CatalogGroup;
  /** There is no other in its region. */
  readonly isOnly: boolean;
}

function Group({ group, isOnly, picked, onPick, ports }: GroupProps): JSX.Element {
  const { t, language } = ports;
  const toggle = (entry: CatalogEntry, wanted: boolean): void => {
    const others = picked.filter(({ id }) => id !== entry.id);
    onPick(wanted ? [...others, entry] : others);
  };
  return (
    <section class="catalog-group">
      {(group.provider !== undefined || !isOnly) && (
        <h3>{group.provider ?? t('ui_catalog_others')}</h3>
      )}
      <div class="catalog">
        {group.entries.map((entry) => (
          <Choice
            key={entry.id}
            entry={entry}
            chosen={picked.some(({ id }) => id === entry.id)}
            language={language}
            outText={t('ui_catalog_not_in_china')}
            onChange={(wanted) => toggle(entry, wanted)}
          />
        ))}
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly entry: CatalogEntry;
  readonly chosen: boolean;
  readonly language: string;
  /** Said of an entry that does not answer where this browser seems to be. */
  readonly outText: string;
  readonly onChange: (wanted: boolean) => void;
}

function Choice({ entry, chosen, language, outText, onChange }: ChoiceProps): JSX.Element {
  const { name, reachableFrom } = toService(entry, language);
  const isOut = reachableFrom?.includes('china') === false && isLikelyInChina(whereabouts());
  return (
    <label class="catalog-item choice">
      <Avatar name={name} />
      <span class="item-text">
        {name}
        {isOut && <span class="hint"> {outText}</span>}
      </span>
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

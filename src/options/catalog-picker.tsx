import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CATALOG, WELL_KNOWN_ENTRIES } from '../catalog/catalog.ts';
import { type CatalogEntry, toService } from '../catalog/catalog-entry.ts';
import { Avatar } from '../ui/avatar.tsx';
import { CatalogFilter } from '../ui/catalog-filter.tsx';
import { groupCatalog } from '../ui/catalog-groups.ts';
import { regionsFor } from '../ui/catalog-regions.ts';
import { Icon } from '../ui/icon.tsx';
import { isLikelyInChina, whereabouts } from '../ui/likely-in-china.ts';
import { EVERYTHING, isEverything, searchCatalog } from '../ui/search-catalog.ts';
import { addEntry, hasEntry } from './add-entry.ts';
import type { SectionProps } from './section-props.ts';

/** The built-in services, to be added with one click each. */
export function CatalogPicker(props: SectionProps): JSX.Element {
  const { t, language } = props.ports;
  const [query, setQuery] = useState(EVERYTHING);
  const [isWhole, setIsWhole] = useState(false);
  const found = searchCatalog(CATALOG, query);
  const isStart = isEverything(query) && !isWhole;
  const shown = isStart ? WELL_KNOWN_ENTRIES : found;
  const ordered = regionsFor(language).flatMap((own) => shown.filter((e) => e.region === own));
  const groups = groupCatalog(ordered, language);
  return (
    <div class="stack">
      <CatalogFilter query={query} onQuery={setQuery} count={found.length} t={t} />
      {groups.map(({ provider, entries }) => (
        <section key={provider ?? ''} class="catalog-group">
          {(provider !== undefined || groups.length > 1) && (
            <h3>{provider ?? t('ui_catalog_others')}</h3>
          )}
          <ul class="catalog">
            {entries.map((entry) => (
              <CatalogItem key={entry.id} entry={entry} {...props} />
            ))}
          </ul>
        </section>
      ))}
      {isStart && (
        <div class="row-of-buttons">
          <button type="button" class="button" onClick={() => setIsWhole(true)}>
            {t('ui_catalog_show_all', String(found.length))}
          </button>
        </div>
      )}
    </div>
  );
}

interface CatalogItemProps extends SectionProps {
  readonly entry: CatalogEntry;
}

function CatalogItem({ entry, ...props }: CatalogItemProps): JSX.Element {
  const { t, language } = props.ports;
  const { name, provider, reachableFrom } = toService(entry, language);
  const isOut = reachableFrom?.includes('china') === false && isLikelyInChina(whereabouts());
  return (
    <li class="catalog-item">
      <Avatar name={name} />
      <div class="item-text">
        <div class="service-row-name">{name}</div>
        {provider !== name && <div class="hint">{provider}</div>}
        {isOut && <div class="hint">{t('ui_catalog_not_in_china')}</div>}
      </div>
      {hasEntry(props.config, entry) ? (
        <span class="hint">{t('options_is_added')}</span>
      ) : (
        <button
          type="button"
          class="icon-button"
          aria-label={t('options_add_named', name)}
          title={t('options_add_named', name)}
          onClick={() => addEntry(entry, props)}
        >
          <Icon name="add" />
        </button>
      )}
    </li>
  );
}

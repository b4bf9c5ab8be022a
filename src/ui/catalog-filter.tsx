import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { MessageKey, Translate } from '../wording/translate.ts';
import type { CatalogQuery } from './search-catalog.ts';

interface CatalogFilterProps {
  readonly query: CatalogQuery;
  readonly onQuery: (query: CatalogQuery) => void;
  /** Entries that it leaves. */
  readonly count: number;
  readonly t: Translate;
}

const REGIONS: readonly { readonly region: CatalogQuery['region']; readonly label: MessageKey }[] =
  [
    { region: 'all', label: 'ui_catalog_all' },
    { region: 'china', label: 'ui_catalog_china' },
    { region: 'world', label: 'ui_catalog_world' },
  ];

/** Search and region for the catalogue, and how much they leave, which is announced. */
export function CatalogFilter({ query, onQuery, count, t }: CatalogFilterProps): JSX.Element {
  const id = useId();
  return (
    <div class="catalog-filter">
      <div class="field">
        <label class="field-label" for={`${id}-search`}>
          {t('ui_search_services')}
        </label>
        <input
          class="input"
          id={`${id}-search`}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={query.words}
          onInput={(event) => onQuery({ ...query, words: event.currentTarget.value })}
          // It filters as one types; in a form, Enter would send the form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </div>
      <fieldset class="chips">
        <legend class="visually-hidden">{t('ui_catalog_region')}</legend>
        {REGIONS.map(({ region, label }) => (
          <label key={region} class="chip">
            <input
              type="radio"
              name={`${id}-region`}
              checked={query.region === region}
              onChange={() => onQuery({ ...query, region })}
            />
            <span>{t(label)}</span>
          </label>
        ))}
      </fieldset>
      <p role="status" class="hint">
        {countText(count, t)}
      </p>
    </div>
  );
}

function countText(count: number, t: Translate): string {
  if (count === 0) return t('ui_search_found_nothing');
  return count === 1 ? t('ui_catalog_found_one') : t('ui_catalog_found_many', String(count));
}

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { CATALOG } from '../catalog/catalog.ts';
import { type CatalogEntry, toService } from '../catalog/catalog-entry.ts';
import type { Config } from '../formats/config.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { searchCatalog } from '../ui/search-catalog.ts';
import type { SectionProps } from './section-props.ts';

/** The built-in services, to be added with one click each. */
export function CatalogPicker(props: SectionProps): JSX.Element {
  const { t } = props.ports;
  const id = useId();
  const [words, setWords] = useState('');
  const found = searchCatalog(CATALOG, words);
  return (
    <div class="stack">
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
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <ul class="catalog">
        {found.map((entry) => (
          <CatalogItem key={entry.id} entry={entry} {...props} />
        ))}
      </ul>
      <p role="status" class="hint">
        {found.length === 0 && t('ui_search_found_nothing')}
      </p>
    </div>
  );
}

interface CatalogItemProps extends SectionProps {
  readonly entry: CatalogEntry;
}

function CatalogItem({ entry, config, actions, ports }: CatalogItemProps): JSX.Element {
  const { t, language } = ports;
  const service = toService(entry, language);
  const added = config.services.some(({ id }) => id === entry.id);
  const add = (): void => {
    ports
      .requestAccess(service.endpoints.map(({ url }) => url))
      .then(() =>
        actions.update((before) => withEntry(before, entry, language), {
          text: t('options_added', service.name),
        }),
      )
      .then(actions.refresh);
  };
  return (
    <li class="catalog-item">
      <Avatar name={service.name} />
      <div class="item-text">
        <div class="service-row-name">{service.name}</div>
        {service.provider !== service.name && <div class="hint">{service.provider}</div>}
      </div>
      {added ? (
        <span class="hint">{t('options_is_added')}</span>
      ) : (
        <button
          type="button"
          class="icon-button"
          aria-label={t('options_add_named', service.name)}
          title={t('options_add_named', service.name)}
          onClick={add}
        >
          <Icon name="add" />
        </button>
      )}
    </li>
  );
}

function withEntry(config: Config, entry: CatalogEntry, language: string): Config {
  if (config.services.some(({ id }) => id === entry.id)) return config;
  return { ...config, services: [...config.services, toService(entry, language)] };
}

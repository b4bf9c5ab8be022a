import type { JSX } from 'preact';
import { toService } from '../catalog/catalog-entry.ts';
import { entryForAddress } from '../catalog/entry-for-address.ts';
import { parseAddress } from '../ui/parse-address.ts';
import { addEntry, hasEntry } from './add-entry.ts';
import type { SectionProps } from './section-props.ts';

interface CatalogSuggestionProps extends SectionProps {
  /** As typed, or as the popup handed it over. */
  readonly address: string;
  readonly onAdded: () => void;
}

/** Offers what the catalogue has in place of a bare address; the status is there before its text, so that it is announced. */
export function CatalogSuggestion(props: CatalogSuggestionProps): JSX.Element {
  return (
    <div role="status">
      <Offer {...props} />
    </div>
  );
}

function Offer({ address, onAdded, ...props }: CatalogSuggestionProps): JSX.Element | null {
  const { t, language } = props.ports;
  const parsed = parseAddress(address);
  const entry = parsed.kind === 'address' ? entryForAddress(parsed.url.href) : undefined;
  if (entry === undefined) return null;
  const { name } = toService(entry, language);
  if (hasEntry(props.config, entry)) return <p class="hint">{t('ui_catalog_have', name)}</p>;
  return (
    <div class="stack">
      <p>{t('ui_catalog_looks_like', name)}</p>
      <div class="row-of-buttons">
        <button
          type="button"
          class="button"
          onClick={() => addEntry(entry, props).then((isAdded) => isAdded && onAdded())}
        >
          {t('ui_catalog_add_instead', name)}
        </button>
      </div>
    </div>
  );
}

import { type CatalogEntry, toService } from '../catalog/catalog-entry.ts';
import type { Config } from '../formats/config.ts';
import { askedAddresses } from '../ui/asked-addresses.ts';
import type { SectionProps } from './section-props.ts';

/**
 * Adds an entry of the catalogue to the list, asking for access to its hosts first: only from a click, with nothing
 * awaited before. True when it is in the list.
 */
export async function addEntry(
  entry: CatalogEntry,
  { actions, ports }: Pick<SectionProps, 'actions' | 'ports'>,
): Promise<boolean> {
  const service = toService(entry, ports.language);
  await ports.requestAccess(askedAddresses(service));
  const isAdded = await actions.update((config) => withEntry(config, entry, ports.language), {
    text: ports.t('options_added', service.name),
  });
  await actions.refresh();
  return isAdded;
}

/** Whether the list has it. */
export function hasEntry(config: Config, entry: CatalogEntry): boolean {
  return config.services.some(({ id }) => id === entry.id);
}

function withEntry(config: Config, entry: CatalogEntry, language: string): Config {
  if (hasEntry(config, entry)) return config;
  return { ...config, services: [...config.services, toService(entry, language)] };
}

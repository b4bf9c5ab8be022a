import type { Service } from '../formats/config.ts';
import { type LocalName, PROVIDERS } from './providers.ts';

type Endpoint = Service['endpoints'][number];

/** A service that people can pick instead of typing addresses. */
export interface CatalogEntry {
  readonly id: string;
  readonly name: LocalName;
  /** Id of its provider. */
  readonly provider: string;
  /** Where its users mostly are: several world services do not answer in mainland China, and that is normal. */
  readonly region: 'china' | 'world';
  readonly endpoints: readonly Endpoint[];
  /** Account or page where the provider speaks of trouble. */
  readonly official?: string;
}

/** Its home page. */
export function home(url: string): Endpoint {
  return { url, function: 'web' };
}

/**
 * A host without a page of its own: an answer of any kind but a server error is what it owes us. Hosts whose page sends
 * browsers elsewhere are asked for a small file instead, since redirects to other hosts need access to those too.
 */
export function answers(url: string, purpose: Endpoint['function'] = 'web'): Endpoint {
  return { url, function: purpose, expect: { status: [200, 499] } };
}

/** An entry as the service it becomes once picked, in the language of that BCP 47 tag. */
export function toService(entry: CatalogEntry, language: string): Service {
  const spoken = /^zh\b/i.test(language) ? 'zh' : 'en';
  const provider = PROVIDERS.find(({ id }) => id === entry.provider);
  return {
    id: entry.id,
    name: entry.name[spoken],
    provider: provider?.name[spoken] ?? entry.name[spoken],
    enabled: true,
    where: 'internet',
    endpoints: entry.endpoints.map((endpoint) => ({ ...endpoint })),
    ...(entry.official !== undefined && { official: entry.official }),
  };
}

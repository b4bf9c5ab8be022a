import type { Service } from '../formats/config.ts';
import type { LocalName } from './local-providers.ts';
import { PROVIDERS } from './providers.ts';

type Endpoint = Service['endpoints'][number];
type Feed = NonNullable<Service['feed']>;
type Region = NonNullable<Service['reachableFrom']>[number];

/** A service that people can pick instead of typing addresses. */
export interface CatalogEntry {
  readonly id: string;
  readonly name: LocalName;
  /** Id of its provider. */
  readonly provider: string;
  /** Where its users mostly are. */
  readonly region: Region;
  readonly endpoints: readonly Endpoint[];
  /**
   * The provider's status page, by its root; `page`, its own id; `components` where it speaks of more than this service.
   */
  readonly feed?: Omit<Feed, 'components'> & { readonly components?: readonly string[] };
  /** Account or page where the provider speaks of trouble. */
  readonly official?: string;
  /** Where it is known to answer; absent: everywhere, as far as is known. */
  readonly reachableFrom?: readonly Region[];
}

/** What does not answer from mainland China, blocked there or serving nobody there. */
export const OUTSIDE_CHINA: readonly Region[] = ['world'];

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

/** The account of that name on Weibo. */
export function onWeibo(name: string): string {
  return `https://weibo.com/n/${encodeURIComponent(name)}`;
}

/** The account of that handle on X. */
export function onX(handle: string): string {
  return `https://x.com/${handle}`;
}

/** An entry as the service it becomes once picked, in the language of that BCP 47 tag. */
export function toService(entry: CatalogEntry, language: string): Service {
  const spoken = /^zh\b/i.test(language) ? 'zh' : 'en';
  const provider = PROVIDERS.find(({ id }) => id === entry.provider);
  const { feed, official, reachableFrom } = entry;
  return {
    id: entry.id,
    name: entry.name[spoken],
    provider: provider?.name[spoken] ?? entry.name[spoken],
    enabled: true,
    where: 'internet',
    endpoints: entry.endpoints.map((endpoint) => ({ ...endpoint })),
    ...(feed !== undefined && { feed: copyOf(feed) }),
    ...(official !== undefined && { official }),
    ...(reachableFrom !== undefined && { reachableFrom: [...reachableFrom] }),
  };
}

function copyOf({ components, ...feed }: NonNullable<CatalogEntry['feed']>): Feed {
  return { ...feed, ...(components !== undefined && { components: [...components] }) };
}

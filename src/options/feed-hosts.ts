import type { Service } from '../formats/config.ts';

interface FeedHost {
  readonly host: string;
  readonly addresses: readonly string[];
  /** Services whose status page it is. */
  readonly names: readonly string[];
}

/** The hosts of the services' status pages, in the order of the list; services often share one. */
export function feedHosts(services: readonly Service[]): FeedHost[] {
  const hosts = new Map<string, { addresses: string[]; names: string[] }>();
  for (const { name, feed } of services) {
    if (!feed) continue;
    const { hostname } = new URL(feed.url);
    const known = hosts.get(hostname) ?? { addresses: [], names: [] };
    hosts.set(hostname, {
      addresses: [...known.addresses, feed.url],
      names: [...known.names, name],
    });
  }
  return [...hosts].map(([host, { addresses, names }]) => ({ host, addresses, names }));
}

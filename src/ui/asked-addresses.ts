import type { Service } from '../formats/config.ts';

/** The addresses that access is asked for when a service is added: all that is probed, and its status page. */
export function askedAddresses({ endpoints, feed }: Service): string[] {
  return [...endpoints.map(({ url }) => url), ...(feed ? [feed.url] : [])];
}

import type { Service } from '../formats/config.ts';
import { askedAddresses } from '../ui/asked-addresses.ts';
import type { Held } from './options-ports.ts';

/** Patterns that browsers use for "every site". */
const EVERY_SITE = ['*://*/*', '<all_urls>', 'https://*/*'];

/** The granted patterns that stand for every site. */
export function everySiteOf({ origins }: Held): string[] {
  return origins.filter((origin) => EVERY_SITE.includes(origin));
}

/** The granted patterns that the browser would give back. */
export function droppable({ origins, required }: Held): string[] {
  return origins.filter((origin) => !required.includes(origin));
}

export function holdsEverySite(held: Held): boolean {
  return everySiteOf(held).length > 0;
}

/** Whether the host of an address may be looked at, by the patterns that are granted. */
export function holdsHost(held: Held, address: string): boolean {
  const { hostname } = new URL(address);
  return (
    holdsEverySite(held) ||
    held.origins.some((origin) => coversHost(hostOfPattern(origin), hostname))
  );
}

/** `*://example.com/*` is about `example.com`; a port is no part of the answer. */
export function hostOfPattern(pattern: string): string {
  return /^[^:]+:\/\/([^/]*)/.exec(pattern)?.[1]?.replace(/:\d+$/, '') ?? '';
}

function coversHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

/** The addresses of a service that may not be looked at yet: those that are probed, and all that is asked for. */
export function addressesWithout(
  held: Held,
  service: Service,
): { probed: string[]; all: string[] } {
  const isMissing = (url: string): boolean => !holdsHost(held, url);
  return {
    probed: service.endpoints.map(({ url }) => url).filter(isMissing),
    all: askedAddresses(service).filter(isMissing),
  };
}

import { ADHOC_ID } from '../formats/adhoc-id.ts';
import type { Service } from '../formats/config.ts';
import { isLocalHost } from '../formats/local-host.ts';
import { parseWebAddress } from '../formats/web-address.ts';

/** A pasted address as a service: its origin alone, never its path or query. Undefined for anything but http(s). */
export function adhocService(address: string): Service | undefined {
  const url = parseWebAddress(address);
  if (url === undefined) return undefined;
  return {
    id: ADHOC_ID,
    name: url.host,
    provider: url.host,
    enabled: true,
    where: isLocalHost(url.hostname) ? 'local' : 'internet',
    endpoints: [{ url: `${url.origin}/`, function: 'web' }],
  };
}

import ipaddr from 'ipaddr.js';
import { ADHOC_ID } from '../formats/adhoc-id.ts';
import type { Service } from '../formats/config.ts';
import { isPrivateName } from '../formats/private-name.ts';
import { parseWebAddress } from '../formats/web-address.ts';

/** Ranges that only mean something near here. Documentation ranges are none of them. */
const LOCAL_RANGES: readonly string[] = [
  'private',
  'loopback',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
  'unspecified',
];

/** A pasted address as a service: its origin alone, never its path or query. Undefined for anything but http(s). */
export function adhocService(address: string): Service | undefined {
  const url = parseWebAddress(address);
  if (url === undefined) return undefined;
  return {
    id: ADHOC_ID,
    name: url.host,
    provider: url.host,
    enabled: true,
    where: isLocal(url.hostname) ? 'local' : 'internet',
    endpoints: [{ url: `${url.origin}/`, function: 'web' }],
  };
}

function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return LOCAL_RANGES.includes(ipaddr.process(host).range());
  return isPrivateName(host);
}

import ipaddr from 'ipaddr.js';
import { isPrivateName } from './private-name.ts';

/** Ranges that only mean something near here. Documentation ranges are none of them. */
const LOCAL_RANGES: readonly string[] = [
  'private',
  'loopback',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
  'unspecified',
];

/** Whether a host of an address (`URL.hostname`) is on this machine or its own network, by name or by address. */
export function isLocalHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return LOCAL_RANGES.includes(ipaddr.process(host).range());
  return isPrivateName(host);
}

import ipaddr from 'ipaddr.js';
import type { DnsAnswer } from '../diagnosis/observation.ts';

type Range = DnsAnswer['ranges'][number];

/**
 * `private`: where no public name may answer from (RFC 1918, loopback, link-local, CGNAT of RFC 6598, "this network",
 * ULA). `fake`: benchmarking space (RFC 2544), from which proxy clients answer every name. Documentation ranges are
 * left alone.
 */
const RANGES = {
  private: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '::/127',
    'fc00::/7',
    'fe80::/10',
  ].map((range) => ipaddr.parseCIDR(range)),
  fake: [ipaddr.parseCIDR('198.18.0.0/15')],
};

/** Which kind of address this is; undefined where it is none. */
export function addressRange(text: string): Range | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return undefined;
  const range = ipaddr.subnetMatch(ipaddr.process(text), RANGES, 'public');
  return range === 'private' || range === 'fake' ? range : 'public';
}

/** The addresses among these texts, each with its range. */
export function withRanges(texts: readonly string[]): Pick<DnsAnswer, 'addresses' | 'ranges'> {
  const known = texts.flatMap((address) => {
    const range = addressRange(address);
    return range === undefined ? [] : [{ address, range }];
  });
  return { addresses: known.map((k) => k.address), ranges: known.map((k) => k.range) };
}

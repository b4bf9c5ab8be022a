import ipaddr from 'ipaddr.js';

/** Places that are nowhere on the internet; documentation ranges are the lab's own internet. */
const NOWHERE: readonly string[] = [
  'unspecified',
  'broadcast',
  'multicast',
  'linkLocal',
  'loopback',
  'carrierGradeNat',
  'private',
  'uniqueLocal',
  // NAT64: the line's own.
  'rfc6052',
  'rfc6145',
];
/** Made up by programs on the device. */
const BENCHMARKS = ipaddr.IPv4.parseCIDR('198.18.0.0/15');
/** Longer prefixes are not routed across the internet, by common practice. */
const PREFIX = { ipv4: 24, ipv6: 48 } as const;

/** The smallest block around an address that is routed on its own; undefined for what is none of a public place. */
export function blockOf(address: string): string | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address))
    return undefined;
  const known = ipaddr.process(address);
  if (NOWHERE.includes(known.range())) return undefined;
  if (known.kind() === 'ipv4' && known.match(BENCHMARKS)) return undefined;
  const bits = PREFIX[known.kind()];
  const bytes = known.toByteArray().map((byte, place) => (place < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}

/**
 * No place on the internet that services could share: private, loopback, link-local, CGNAT, 0/8 and 198.18/15 (a
 * fake-IP client) in IPv4; `::/16`, ULA, link-local and 64:ff9b::/96 (NAT64: the line's own) in IPv6.
 */
const NOWHERE =
  /^(?:(?:0|10|127|192\.168|169\.254|198\.1[89]|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|::|f[cd]|fe[89ab]|64:ff9b:)/;

/**
 * The smallest block that is routed on its own across the internet: /24 in IPv4, /48 in IPv6 (longer prefixes are
 * filtered by common practice). Undefined for what is no address, or none of a public place.
 */
export function rangeOf(address: string): string | undefined {
  const known = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (NOWHERE.test(known)) return undefined;
  const [, block] = /^(\d+\.\d+\.\d+)\.\d+$/.exec(known) ?? [];
  if (block !== undefined) return `${block}.0/24`;
  if (!/^[\da-f:]+:[\da-f.:]*$/.test(known)) return undefined;
  const [head = '', tail] = known.split('::');
  const groups = head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const full = [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 3);
  return `${full.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/48`;
}

/** Whether it is no place on the internet (see `rangeOf`); what NAT64 puts in front of an IPv4 address counts as one. */
export function isNowhere(address: string): boolean {
  const known = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  return NOWHERE.test(known) && !known.startsWith('64:ff9b:');
}

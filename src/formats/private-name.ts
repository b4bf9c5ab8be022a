/** Names that never leave this machine: RFC 6761, 6762, 7686, 8375, 9476, `internal`, and what home routers use. */
const PRIVATE_SUFFIX =
  /(?:^|\.)(?:localhost|local|onion|alt|internal|intranet|lan|home|corp|localdomain|home\.arpa)$/;

/**
 * Whether a host name means something near here alone, and public resolvers are not to be asked for it: one without a
 * dot, or under an ending that is kept for private use. Address literals are no names: tell them apart first.
 */
export function isPrivateName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return !name.includes('.') || PRIVATE_SUFFIX.test(name);
}

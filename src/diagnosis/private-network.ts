/**
 * RFC 1918, RFC 6598 (shared between a line and its customers, and what VPNs give their machines) and RFC 4193: networks that
 * somebody runs, and that one has to be in. Loopback, link-local and 0.0.0.0 lead into nobody's.
 */
const PRIVATE_NETWORK =
  /^(?:(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|f[cd][\da-f]{2}:)/;

/** Whether an address is one within a private network, which leads to the same machine nowhere else. */
export function isInPrivateNetwork(address: string): boolean {
  return PRIVATE_NETWORK.test(address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, ''));
}

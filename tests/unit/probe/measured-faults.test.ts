import { describe, expect, test } from 'vitest';
import { classifyError } from '../../../src/probe/classify-error.ts';

interface Measured {
  readonly fault: string;
  readonly chromium?: readonly [word: string, elapsedMs: number, meaning: object];
  readonly firefox?: readonly [word: string, elapsedMs: number, meaning: object];
  readonly onLine?: boolean;
  /** Firefox said before that it went out. */
  readonly isSent?: true;
}

const dns = { layer: 'dns' };
const refused = { layer: 'tcp', transport: 'refused' };
const reset = { layer: 'tcp', transport: 'reset' };
const unreachable = { layer: 'tcp', transport: 'unreachable' };
const NAME =
  "Unable to communicate securely with peer: requested domain name does not match the server's certificate.";

/** What both browsers said of faults made in a network of namespaces, and after how long. */
const FAULTS: readonly Measured[] = [
  {
    fault: 'NXDOMAIN, SERVFAIL or REFUSED from the resolver',
    chromium: ['net::ERR_NAME_NOT_RESOLVED', 7, dns],
    firefox: ['NS_ERROR_UNKNOWN_HOST', 5, dns],
  },
  {
    fault: 'a silent resolver',
    chromium: ['net::ERR_NAME_NOT_RESOLVED', 13_050, dns],
    firefox: ['NS_ERROR_UNKNOWN_HOST', 10_000, dns],
  },
  {
    fault: 'a resolver whose port is closed',
    chromium: ['net::ERR_NAME_NOT_RESOLVED', 4, dns],
    firefox: ['NS_ERROR_UNKNOWN_HOST', 10_000, dns],
  },
  {
    fault: 'a name that resolves to this machine',
    chromium: ['net::ERR_CONNECTION_REFUSED', 5, refused],
    firefox: ['NS_ERROR_CONNECTION_REFUSED', 5, refused],
  },
  {
    fault: 'a closed port, a forged RST, or a local REJECT',
    chromium: ['net::ERR_CONNECTION_REFUSED', 4, refused],
    firefox: ['NS_ERROR_CONNECTION_REFUSED', 5, refused],
  },
  {
    fault: 'host unreachable, said by the router',
    chromium: ['net::ERR_ADDRESS_UNREACHABLE', 4, unreachable],
    firefox: ['NS_ERROR_CONNECTION_REFUSED', 4, refused],
  },
  {
    fault: 'an address that nobody on the link claims',
    chromium: ['net::ERR_ADDRESS_UNREACHABLE', 3_100, unreachable],
    firefox: ['NS_ERROR_CONNECTION_REFUSED', 6_100, unreachable],
  },
  {
    fault: 'silence, ended by our own abort',
    chromium: ['net::ERR_ABORTED', 4_000, { layer: 'aborted', discard: true }],
    firefox: ['NS_BINDING_ABORTED', 4_000, { layer: 'aborted', discard: true }],
  },
  {
    fault: 'a RST once the name is seen in the handshake',
    chromium: ['net::ERR_CONNECTION_RESET', 6, reset],
    firefox: ['NS_ERROR_NET_RESET', 17, reset],
  },
  {
    fault: 'a server that closes without a reply',
    chromium: ['net::ERR_EMPTY_RESPONSE', 6, { layer: 'http', transport: 'closed' }],
    firefox: ['NS_ERROR_NET_RESET', 6, reset],
  },
  {
    fault: 'a server that ends its HTTP/2 session without a reply',
    firefox: ['NS_ERROR_ABORT', 22, { layer: 'http', transport: 'ended' }],
    isSent: true,
  },
  {
    fault: 'a rule of an extension',
    firefox: ['NS_ERROR_ABORT', 3, { layer: 'blocked', blocker: 'extension' }],
  },
  {
    fault: 'an expired certificate',
    chromium: ['net::ERR_CERT_DATE_INVALID', 9, { layer: 'tls', tls: 'date' }],
    firefox: ["Peer's Certificate has expired.", 9, { layer: 'tls', tls: 'date' }],
  },
  {
    fault: 'an unknown issuer',
    chromium: ['net::ERR_CERT_AUTHORITY_INVALID', 9, { layer: 'tls', tls: 'authority' }],
    firefox: [
      "Peer's Certificate issuer is not recognized.",
      9,
      { layer: 'tls', tls: 'authority' },
    ],
  },
  {
    fault: 'a certificate for another name, and the knock at a living address',
    chromium: ['net::ERR_CERT_COMMON_NAME_INVALID', 9, { layer: 'tls', tls: 'name' }],
    firefox: [NAME, 9, { layer: 'tls', tls: 'name' }],
  },
  {
    fault: 'link down, asked by name',
    chromium: ['net::ERR_INTERNET_DISCONNECTED', 2, { layer: 'offline' }],
    firefox: ['NS_ERROR_UNKNOWN_HOST', 4, { layer: 'offline' }],
    onLine: false,
  },
  {
    fault: 'link down, asked by address',
    firefox: ['NS_ERROR_CONNECTION_REFUSED', 4, { layer: 'offline' }],
    onLine: false,
  },
  {
    fault: 'no default route',
    chromium: ['net::ERR_ADDRESS_UNREACHABLE', 3, unreachable],
    firefox: ['NS_ERROR_CONNECTION_REFUSED', 4, refused],
  },
];

const CASES = FAULTS.flatMap(({ fault, chromium, firefox, onLine = true, isSent }) => [
  ...(chromium ? [{ browser: 'Chromium', fault, onLine, said: chromium, isSent: undefined }] : []),
  ...(firefox ? [{ browser: 'Firefox', fault, onLine, said: firefox, isSent }] : []),
]);

describe('what browsers were seen to say', () => {
  test.each(CASES)('$browser: $fault', ({ said: [word, elapsedMs, meaning], onLine, isSent }) => {
    expect(
      classifyError(word, { secure: true, elapsedMs, onLine, ...(isSent && { sent: isSent }) }),
    ).toEqual(meaning);
  });
});

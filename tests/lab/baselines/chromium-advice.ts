import type { BaselineSays } from '../result.ts';

/**
 * Whose side Chromium's error pages send a person to, by the code that they show. Sources: which advice belongs to which
 * code, `components/error_page/common/localized_error.cc` (`net_error_options`, `dns_probe_error_options`,
 * `http_error_options`) and `components/security_interstitials`; the sentences, Chromium 156's own English texts.
 *
 * - `user`: the page says to check the connection, cables, modem, router, Wi-Fi, proxy, firewall, antivirus, DNS, one's
 *   own clock, cookies or extensions, or that one's own network or administrator is in the way.
 * - `provider`: it says that the site does not work, and nothing of one's own.
 * - `unclear`: it names both, or nobody: "Try running Network Diagnostics" alone, which Linux is not even shown.
 */
const ADVICE: Readonly<Record<string, BaselineSays>> = {
  // "Checking the connection", "Checking the proxy and the firewall"; in full: "Check any cables and reboot any routers".
  ERR_TIMED_OUT: 'user',
  ERR_CONNECTION_TIMED_OUT: 'user',
  ERR_CONNECTION_CLOSED: 'user',
  ERR_CONNECTION_RESET: 'user',
  ERR_CONNECTION_REFUSED: 'user',
  ERR_TLS13_DOWNGRADE_DETECTED: 'user',
  // The same, and "DNS configuration".
  ERR_NAME_NOT_RESOLVED: 'user',
  DNS_PROBE_FINISHED_BAD_CONFIG: 'user',
  DNS_PROBE_FINISHED_BAD_SECURE_CONFIG: 'user',
  // "No internet": "Checking the network cables, modem, and router", "Reconnecting to Wi-Fi".
  DNS_PROBE_FINISHED_NO_INTERNET: 'user',
  ERR_INTERNET_DISCONNECTED: 'user',
  ERR_PROXY_CONNECTION_FAILED: 'user',
  // "Checking firewall and antivirus configurations".
  ERR_NETWORK_ACCESS_DENIED: 'user',
  // "Your connection was interrupted".
  ERR_NETWORK_CHANGED: 'user',
  ERR_NETWORK_IO_SUSPENDED: 'user',
  // "This page has been blocked by an extension", "Your organization doesn't allow you to view this site".
  ERR_BLOCKED_BY_CLIENT: 'user',
  ERR_BLOCKED_BY_ADMINISTRATOR: 'user',
  ERR_TEMPORARILY_THROTTLED: 'user',
  ERR_BAD_SSL_CLIENT_AUTH_CERT: 'user',
  // "Try deleting your cookies".
  ERR_TOO_MANY_REDIRECTS: 'user',
  // Pages of another kind than their code's: "Your clock is behind", "Connect to network"; and the proxy's own box.
  'bad-clock': 'user',
  'captive-portal': 'user',
  'sign-in': 'user',

  // "This page isn't working": "didn't send any data", "sent an invalid response", "unexpectedly closed the connection".
  ERR_EMPTY_RESPONSE: 'provider',
  ERR_INVALID_HTTP_RESPONSE: 'provider',
  ERR_INVALID_REDIRECT: 'provider',
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH: 'provider',
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION: 'provider',
  ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION: 'provider',
  ERR_CONTENT_LENGTH_MISMATCH: 'provider',
  ERR_INCOMPLETE_CHUNKED_ENCODING: 'provider',
  // "uses an unsupported protocol", "The server presented a certificate that doesn't match ...".
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'provider',
  ERR_SSL_OBSOLETE_CIPHER: 'provider',
  ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN: 'provider',
  ERR_SSL_SERVER_CERT_BAD_FORMAT: 'provider',

  // "is currently unreachable", "sent an invalid response": no advice but Network Diagnostics.
  ERR_CONNECTION_FAILED: 'unclear',
  ERR_ADDRESS_UNREACHABLE: 'unclear',
  ERR_SSL_PROTOCOL_ERROR: 'unclear',
  // "Check if there is a typo".
  DNS_PROBE_FINISHED_NXDOMAIN: 'unclear',
  // "Diagnosing the problem".
  DNS_PROBE_POSSIBLE: 'unclear',
  DNS_PROBE_STARTED: 'unclear',
};

/** "Access was denied", "No webpage was found": that the site works, and nothing of whose fault it is. */
const NOBODY = new Set([403, 404, 410]);

/** Undefined for what is no code of Chromium's. */
export function chromiumAdvice(shown: string): BaselineSays | undefined {
  const status = /^HTTP ERROR (\d{3})$/.exec(shown)?.[1];
  // "is currently unable to handle this request", "If the problem continues, contact the site owner".
  if (status !== undefined) return NOBODY.has(Number(status)) ? 'unclear' : 'provider';
  const code = shown.replace(/^net::/i, '');
  // "This may be caused by a misconfiguration or an attacker intercepting your connection"; about dates also "Your
  // computer's clock is currently set to ... Does that look right?"
  if (code.startsWith('ERR_CERT_')) return 'unclear';
  // Whatever has no page of its own: "might be temporarily down or it may have moved permanently to a new web address".
  return ADVICE[code] ?? (code.startsWith('ERR_') ? 'provider' : undefined);
}

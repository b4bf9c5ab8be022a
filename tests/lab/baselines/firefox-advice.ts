import type { BaselineSays } from '../result.ts';

/**
 * Whose side Firefox's error pages send a person to, by the code of the page: for certificates the code that the page
 * shows, else the `e=` of its address. Sources, as Firefox 153 ESR carries them: which advice belongs to which code,
 * `chrome://global/content/errors/{net,cert,pkix,ssl}-errors.mjs`; the sentences, `toolkit/neterror/netError.ftl` and
 * `certError.ftl`.
 *
 * - `user`: the page sends a person to their own connection, modem, proxy, firewall, antivirus, clock or administrator.
 * - `provider`: "it's likely there's a problem with the site itself", "contact the website owners".
 * - `unclear`: it names both as likely, or nobody.
 */
const ADVICE: Readonly<Record<string, BaselineSays>> = {
  // "The site could be temporarily unavailable or too busy." and "If you are unable to load any pages, check your
  // computer's network connection." and "If your computer or network is protected by a firewall or proxy ...".
  connectionFailure: 'unclear',
  netInterrupt: 'unclear',
  netReset: 'unclear',
  netTimeout: 'unclear',

  // "Check your network connection", "Check that Firefox has permission to access the web (you might be connected but
  // behind a firewall)"; with no link at all "Check your modem or router".
  dnsNotFound: 'user',
  netOffline: 'user',
  captivePortal: 'user',
  proxyConnectFailure: 'user',
  proxyResolveFailure: 'user',
  vpnFailure: 'user',
  // "Your organization has blocked access".
  blockedByPolicy: 'user',
  // "If your antivirus software includes a feature that scans encrypted connections ...".
  MOZILLA_PKIX_ERROR_MITM_DETECTED: 'user',
  // "Update your computer clock".
  CLOCK_SKEW_ERROR: 'user',

  // "Looks like there's a problem with this site".
  httpErrorPage: 'provider',
  serverError: 'provider',
  invalidHeaderValue: 'provider',
  // "The site could be temporarily unavailable or too busy", and nothing else.
  redirectLoop: 'provider',
  // "The issue is most likely with the website, and there is nothing you can do to resolve it."
  contentEncodingError: 'provider',
  corruptedContentErrorv2: 'provider',
  inadequateSecurityError: 'provider',
  networkProtocolError: 'provider',
  nssFailure2: 'provider',
  sslv3Used: 'provider',
  unsafeContentType: 'provider',
  // "Probably nothing, since it's likely there's a problem with the site itself."
  SEC_ERROR_UNKNOWN_ISSUER: 'provider',
  SEC_ERROR_UNTRUSTED_ISSUER: 'provider',
  SEC_ERROR_CA_CERT_INVALID: 'provider',
  SEC_ERROR_REVOKED_CERTIFICATE: 'provider',
  SSL_ERROR_BAD_CERT_DOMAIN: 'provider',
  // "Not much. It's likely there's a problem with the site itself."
  MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT: 'provider',

  // "Either the site isn't set up right or your device's clock is set to the wrong date/time."
  SEC_ERROR_EXPIRED_CERTIFICATE: 'unclear',
  SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE: 'unclear',
  MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE: 'unclear',
  MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE: 'unclear',
};

/** Undefined for a code that no table knows. */
export function firefoxAdvice(code: string): BaselineSays | undefined {
  return ADVICE[code];
}

import type { Shown } from './page-scripts.ts';

/** What a portal's own page takes the place of. */
const PORTAL_LOOK = 'http://detectportal.firefox.com/success.txt';
/** A host whose certificate everybody knows (`security.certerrors.mitm.priming.endpoint`). */
const INTERCEPTION_LOOK = 'https://mitmdetection.services.mozilla.com/';
const CERTIFICATE = /^(SEC_ERROR|SSL_ERROR|MOZILLA_PKIX_ERROR)_/;

/**
 * Finds out what Firefox itself does before it shows a page about a certificate, and does not do under remote control:
 * whether a portal wants a sign-in first, and whether an issuer that nobody knows signs elsewhere too.
 */
export async function secondLook(
  shown: Shown,
  open: (url: string) => Promise<Shown>,
): Promise<Shown> {
  if (shown.kind !== 'error' || !CERTIFICATE.test(shown.code)) return shown;
  const portal = await open(PORTAL_LOOK);
  if (portal.kind === 'page' && portal.text !== 'success') {
    return { kind: 'error', code: 'captivePortal' };
  }
  if (shown.code !== 'SEC_ERROR_UNKNOWN_ISSUER') return shown;
  const elsewhere = await open(INTERCEPTION_LOOK);
  return elsewhere.kind === 'error' && elsewhere.code === shown.code
    ? { kind: 'error', code: 'MOZILLA_PKIX_ERROR_MITM_DETECTED' }
    : shown;
}

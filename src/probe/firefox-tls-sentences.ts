import type { TlsFault } from '../diagnosis/observation.ts';

// Firefox tells a failed handshake by a sentence in its own language (toolkit/neterror/nsserrors.ftl), English ones
// listed here by their beginning, and by its code only where it has no sentence.

const FAULTS: readonly (readonly [code: string, fault: TlsFault, sentence: string])[] = [
  ['SEC_ERROR_EXPIRED_CERTIFICATE', 'date', "Peer's Certificate has expired"],
  [
    'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
    'date',
    "The certificate issuer's certificate has expired",
  ],
  [
    'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE',
    'date',
    'The server presented a certificate that is not yet valid',
  ],
  [
    'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE',
    'date',
    'A certificate that is not yet valid was used',
  ],
  ['SEC_ERROR_OCSP_FUTURE_RESPONSE', 'date', 'The OCSP response is not yet valid'],
  ['SEC_ERROR_OCSP_OLD_RESPONSE', 'date', 'The OCSP response contains out-of-date information'],
  ['SEC_ERROR_UNKNOWN_ISSUER', 'authority', "Peer's Certificate issuer is not recognized"],
  [
    'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
    'authority',
    'The certificate is not trusted because it is self-signed',
  ],
  ['SEC_ERROR_UNTRUSTED_ISSUER', 'authority', "Peer's certificate issuer has been marked"],
  ['SEC_ERROR_UNTRUSTED_CERT', 'authority', "Peer's certificate has been marked"],
  ['SEC_ERROR_CA_CERT_INVALID', 'authority', 'Issuer certificate is invalid'],
  [
    'SSL_ERROR_BAD_CERT_DOMAIN',
    'name',
    'Unable to communicate securely with peer: requested domain',
  ],
  [
    'SSL_ERROR_UNRECOGNIZED_NAME_ALERT',
    'name',
    'SSL peer has no certificate for the requested DNS',
  ],
  ['SEC_ERROR_REVOKED_CERTIFICATE', 'revoked', "Peer's Certificate has been revoked"],
  ['SEC_ERROR_REVOKED_CERTIFICATE_CRL', 'revoked', 'Certificate is revoked in issuer'],
  ['SEC_ERROR_REVOKED_CERTIFICATE_OCSP', 'revoked', "Issuer's OCSP responder reports certificate"],
  ['SEC_ERROR_REVOKED_KEY', 'revoked', "The key for this site's certificate has been revoked"],
  ['MOZILLA_PKIX_ERROR_MITM_DETECTED', 'interception', 'Your connection is being intercepted'],
  ['MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE', 'interception', 'The server uses key pinning'],
  [
    'MOZILLA_PKIX_ERROR_ISSUER_NO_LONGER_TRUSTED',
    'other',
    'The certificate authority that issued the certificate was distrusted',
  ],
  [
    'MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE',
    'other',
    'The server presented a certificate with a key size',
  ],
  [
    'MOZILLA_PKIX_ERROR_VALIDITY_TOO_LONG',
    'other',
    'The server presented a certificate that is valid for too long',
  ],
  ['MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING', 'other', 'A required TLS feature is missing'],
  ['SSL_ERROR_RX_RECORD_TOO_LONG', 'protocol', 'SSL received a record that exceeded'],
  ['SSL_ERROR_PROTOCOL_VERSION_ALERT', 'protocol', 'Peer reports incompatible or unsupported'],
  ['SSL_ERROR_UNSUPPORTED_VERSION', 'protocol', 'Peer using unsupported version'],
  ['SSL_ERROR_NO_CYPHER_OVERLAP', 'protocol', 'Cannot communicate securely with peer: no common'],
  ['SSL_ERROR_HANDSHAKE_FAILURE_ALERT', 'protocol', 'SSL peer was unable to negotiate'],
  ['SSL_ERROR_INTERNAL_ERROR_ALERT', 'protocol', 'Peer reports it experienced an internal error'],
  ['SSL_ERROR_DECODE_ERROR_ALERT', 'protocol', 'Peer could not decode'],
  ['SSL_ERROR_ILLEGAL_PARAMETER_ALERT', 'protocol', 'SSL peer rejected a handshake message'],
  ['SSL_ERROR_INSUFFICIENT_SECURITY_ALERT', 'protocol', 'Server requires ciphers more secure'],
  [
    'SSL_ERROR_INAPPROPRIATE_FALLBACK_ALERT',
    'protocol',
    'The server rejected the handshake because',
  ],
  ['SSL_ERROR_CLOSE_NOTIFY_ALERT', 'protocol', 'SSL peer has closed this connection'],
  ['SSL_ERROR_BAD_SERVER', 'protocol', 'The client has encountered bad data from the server'],
  ['SSL_ERROR_BAD_CERT_ALERT', 'client-certificate', 'SSL peer cannot verify your certificate'],
  [
    'SSL_ERROR_REVOKED_CERT_ALERT',
    'client-certificate',
    'SSL peer rejected your certificate as rev',
  ],
  [
    'SSL_ERROR_EXPIRED_CERT_ALERT',
    'client-certificate',
    'SSL peer rejected your certificate as exp',
  ],
  ['SSL_ERROR_UNKNOWN_CA_ALERT', 'client-certificate', 'Peer does not recognize and trust the CA'],
  ['SSL_ERROR_ACCESS_DENIED_ALERT', 'client-certificate', 'Peer received a valid certificate, but'],
  [
    'SSL_ERROR_UNSUPPORTED_CERT_ALERT',
    'client-certificate',
    'SSL peer does not support certificates',
  ],
  [
    'SSL_ERROR_CERTIFICATE_UNKNOWN_ALERT',
    'client-certificate',
    'SSL peer had some unspecified issue',
  ],
  ['SSL_ERROR_NO_CERTIFICATE', 'client-certificate', 'Unable to find the certificate or key'],
];

/** Codes that have no sentence (seen: `NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, ...)`). */
const BARE_CODES: readonly (readonly [code: string, fault: TlsFault])[] = [
  ['SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT', 'client-certificate'],
];

const BY_CODE: ReadonlyMap<string, TlsFault> = new Map([
  ...FAULTS.map(([code, fault]): [string, TlsFault] => [code, fault]),
  ...BARE_CODES,
]);

/** What a sentence of Firefox says of a handshake; `other` for one that is not listed, in whatever language. */
export function faultOfSentence(sentence: string): TlsFault {
  const plain = sentence.replaceAll('\u2019', "'");
  const row = FAULTS.find(([, , start]) => plain.startsWith(start));
  // The many malformed and unexpected records share their first words.
  return row?.[1] ?? (plain.startsWith('SSL received a') ? 'protocol' : 'other');
}

/** What a code of NSS or of Mozilla's own certificate checks says, found anywhere in a word. */
export function faultOfCode(word: string): TlsFault {
  const code = /\b(?:SSL|SEC|MOZILLA_PKIX)_ERROR_[A-Z0-9_]+/.exec(word)?.[0] ?? '';
  return BY_CODE.get(code) ?? (code.startsWith('SSL_ERROR_RX_') ? 'protocol' : 'other');
}

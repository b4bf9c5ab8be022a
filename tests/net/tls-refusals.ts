/** What a server says to a TLS greeting instead of shaking hands. */
export type TlsRefusal = 'no-shared-version' | 'no-shared-cipher' | 'unknown-name' | 'not-tls';

/** A fatal alert (RFC 8446 6) as a record of its own. */
function alert(description: number): Buffer {
  return Buffer.from([21, 3, 3, 0, 2, 2, description]);
}

const WORDS: Readonly<Record<TlsRefusal, Buffer>> = {
  'no-shared-version': alert(70),
  'no-shared-cipher': alert(40),
  // RFC 6066 3.
  'unknown-name': alert(112),
  'not-tls': Buffer.from('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n'),
};

/** Whether a server's conduct is one of those that end a handshake with a word. */
export function isTlsRefusal(conduct: string): conduct is TlsRefusal {
  return Object.hasOwn(WORDS, conduct);
}

/** Its bytes; the connection ends after them. */
export function tlsRefusal(kind: TlsRefusal): Buffer {
  return WORDS[kind];
}

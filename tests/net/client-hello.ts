const HANDSHAKE = 22;
const SERVER_NAME = 0;
const SUPPORTED_VERSIONS = 43;
/** Kept for private use (RFC 8446 11), so that every server passes over it. */
const NOBODY_KNOWS = 0xff77;
const RECORD_HEADER = 5;

/** What the first bytes of a TLS connection say. `more`: the greeting is not complete yet. */
export type Hello =
  | { readonly kind: 'hello'; readonly serverName?: string }
  | { readonly kind: 'more' }
  | { readonly kind: 'other' };

/** Reads the name that a TLS greeting asks for (RFC 8446 4.1.2, RFC 6066 3). */
export function readClientHello(bytes: Buffer): Hello {
  if (bytes.length < 5) return { kind: 'more' };
  if (bytes[0] !== HANDSHAKE) return { kind: 'other' };
  const handshake = joinRecords(bytes);
  if (handshake === undefined || handshake.length < 4) return { kind: 'more' };
  if (handshake.length < 4 + handshake.readUIntBE(1, 3)) return { kind: 'more' };
  const serverName = findServerName(handshake);
  return serverName === undefined ? { kind: 'hello' } : { kind: 'hello', serverName };
}

/** A greeting with post-quantum keys may span records; undefined while one is cut off. */
function joinRecords(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    if (end > bytes.length) return parts.length > 0 ? Buffer.concat(parts) : undefined;
    parts.push(bytes.subarray(at + 5, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/**
 * The greeting as a box leaves it that knows TLS 1.2 at most: the list of newer versions is made unreadable. A greeting
 * of several records is left alone.
 */
export function withoutNewerVersions(bytes: Buffer): Buffer {
  const end = RECORD_HEADER + bytes.readUInt16BE(3);
  const handshake = bytes.subarray(RECORD_HEADER, end);
  const at = findExtension(handshake, SUPPORTED_VERSIONS);
  if (at === undefined) return bytes;
  const changed = Buffer.from(bytes);
  changed.writeUInt16BE(NOBODY_KNOWS, RECORD_HEADER + at);
  return changed;
}

function findServerName(handshake: Buffer): string | undefined {
  const at = findExtension(handshake, SERVER_NAME);
  if (at === undefined) return undefined;
  const name = at + 4 + 5;
  return handshake.subarray(name, name + handshake.readUInt16BE(name - 2)).toString('ascii');
}

/** Where an extension of that type begins. */
function findExtension(handshake: Buffer, type: number): number | undefined {
  let at = 4 + 2 + 32;
  at += 1 + handshake.readUInt8(at);
  at += 2 + handshake.readUInt16BE(at);
  at += 1 + handshake.readUInt8(at);
  if (at + 2 > handshake.length) return undefined;
  const end = at + 2 + handshake.readUInt16BE(at);
  at += 2;
  while (at + 4 <= end) {
    if (handshake.readUInt16BE(at) === type) return at;
    at += 4 + handshake.readUInt16BE(at + 2);
  }
  return undefined;
}

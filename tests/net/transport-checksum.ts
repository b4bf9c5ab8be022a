const ETHERNET = 14;
const V6_HEADER = 40;
const TCP = 6;
const UDP = 17;

/** Where in a packet what lies that its transport's checksum covers. */
interface Parts {
  /** Source and destination. */
  readonly addresses: Buffer;
  readonly protocol: number | undefined;
  readonly segment: Buffer;
}

/**
 * Writes the TCP or UDP checksum of an Ethernet frame with IP in it; leaves any other frame alone.
 * Linux leaves that sum to the network card, and a virtual cable has none.
 */
export function writeTransportChecksum(frame: Buffer): void {
  const parts = readParts(frame);
  if (parts === undefined) return;
  const { addresses, protocol, segment } = parts;
  if (protocol !== TCP && protocol !== UDP) return;
  const at = protocol === TCP ? 16 : 6;
  if (segment.length < at + 2) return;
  segment.writeUInt16BE(0, at);
  const pseudoHeader = sum(addresses) + protocol + segment.length;
  const checksum = ~fold(pseudoHeader + sum(segment)) & 0xffff;
  // 0 would mean that a UDP datagram has no checksum (RFC 768).
  segment.writeUInt16BE(checksum === 0 && protocol === UDP ? 0xffff : checksum, at);
}

function readParts(frame: Buffer): Parts | undefined {
  const packet = frame.subarray(ETHERNET);
  const type = frame.length < ETHERNET + 20 ? 0 : frame.readUInt16BE(12);
  if (type === 0x0800) return readV4(packet);
  if (type === 0x86dd && packet.length >= V6_HEADER) return readV6(packet);
  return undefined;
}

function readV4(packet: Buffer): Parts | undefined {
  const isFragment = (packet.readUInt16BE(6) & 0x3fff) !== 0;
  if (isFragment) return undefined;
  const header = ((packet[0] ?? 0) & 0x0f) * 4;
  return {
    addresses: packet.subarray(12, 20),
    protocol: packet[9],
    segment: packet.subarray(header, packet.readUInt16BE(2)),
  };
}

/** Nobody in the world puts headers between those of IPv6 and of TCP or UDP. */
function readV6(packet: Buffer): Parts {
  const end = V6_HEADER + packet.readUInt16BE(4);
  return {
    addresses: packet.subarray(8, V6_HEADER),
    protocol: packet[6],
    segment: packet.subarray(V6_HEADER, end),
  };
}

function sum(bytes: Buffer): number {
  let total = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) total += bytes.readUInt16BE(at);
  return bytes.length % 2 === 0 ? total : total + (bytes[bytes.length - 1] ?? 0) * 256;
}

function fold(total: number): number {
  let folded = total;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return folded;
}

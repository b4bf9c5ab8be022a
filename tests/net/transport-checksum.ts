const ETHERNET = 14;
const TCP = 6;
const UDP = 17;

/**
 * Writes the TCP or UDP checksum of an Ethernet frame with IPv4 in it; leaves any other frame alone.
 * Linux leaves that sum to the network card, and a virtual cable has none.
 */
export function writeTransportChecksum(frame: Buffer): void {
  if (frame.length < ETHERNET + 20 || frame.readUInt16BE(12) !== 0x0800) return;
  const packet = frame.subarray(ETHERNET);
  const header = ((packet[0] ?? 0) & 0x0f) * 4;
  const protocol = packet[9];
  const isFragment = (packet.readUInt16BE(6) & 0x3fff) !== 0;
  if (isFragment || (protocol !== TCP && protocol !== UDP)) return;
  const segment = packet.subarray(header, packet.readUInt16BE(2));
  const at = protocol === TCP ? 16 : 6;
  if (segment.length < at + 2) return;
  segment.writeUInt16BE(0, at);
  const pseudoHeader = sum(packet.subarray(12, 20)) + protocol + segment.length;
  const checksum = ~fold(pseudoHeader + sum(segment)) & 0xffff;
  // 0 would mean that a UDP datagram has no checksum (RFC 768).
  segment.writeUInt16BE(checksum === 0 && protocol === UDP ? 0xffff : checksum, at);
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

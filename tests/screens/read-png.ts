import { inflateSync } from 'node:zlib';

/** A picture as three bytes a pixel: red, green, blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

const SIGNATURE_LENGTH = 8;
/** Bit depth 8, true colour, deflate, the usual filters, not interlaced: what browsers take pictures as. */
const KIND = [8, 2, 0, 0, 0] as const;
const BYTES = 3;

/** Reads a PNG file as browsers write it; throws for one of another kind. */
export function readPng(file: Buffer): Pixels {
  const packed: Buffer[] = [];
  let size = { width: 0, height: 0 };
  for (let at = SIGNATURE_LENGTH; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      if (KIND.some((byte, index) => data[8 + index] !== byte)) throw new Error('another PNG');
      size = { width: data.readUInt32BE(0), height: data.readUInt32BE(4) };
    }
    if (name === 'IDAT') packed.push(data);
    at += length + 12;
  }
  return { ...size, bytes: unfiltered(inflateSync(Buffer.concat(packed)), size) };
}

/** PNG (RFC 2083), section 6: each byte is told as its difference from what its neighbours let expect. */
function unfiltered(rows: Buffer, { width, height }: Omit<Pixels, 'bytes'>): Buffer {
  const stride = width * BYTES;
  const bytes = Buffer.alloc(stride * height);
  const at = (y: number, x: number): number => (x < 0 || y < 0 ? 0 : (bytes[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const near = { left: at(y, x - BYTES), up: at(y - 1, x), corner: at(y - 1, x - BYTES) };
      const told = rows[y * (stride + 1) + 1 + x] ?? 0;
      bytes[y * stride + x] = told + expected(filter, near);
    }
  }
  return bytes;
}

interface Neighbours {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function expected(filter: number, { left, up, corner }: Neighbours): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default:
      return paeth({ left, up, corner });
  }
}

function paeth({ left, up, corner }: Neighbours): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(guess - one));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

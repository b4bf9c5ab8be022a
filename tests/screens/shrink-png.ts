import { crc32, deflateSync } from 'node:zlib';
import { type Palette, paletteOf } from './palette.ts';
import { type Pixels, readPng } from './read-png.ts';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const BYTES = 3;

/** The same picture with at most 256 colours, which is a third of the size; what people would tell apart stays apart. */
export function shrinkPng(file: Buffer): Buffer {
  const pixels = readPng(file);
  const palette = paletteOf(countColours(pixels));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(pixels)),
    chunk('PLTE', Buffer.from(palette.colours.flatMap((colour) => threeBytes(colour)))),
    chunk('IDAT', deflateSync(numbered(pixels, palette), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function countColours({ bytes }: Pixels): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += BYTES) {
    const colour = bytes.readUIntBE(at, BYTES);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** Bit depth 8, by palette. */
function header({ width, height }: Pixels): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return data;
}

function threeBytes(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** Each row begins with its filter, which is none: numbers of colours have no neighbours. */
function numbered({ width, height, bytes }: Pixels, { places }: Palette): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = bytes.readUIntBE(pixel * BYTES, BYTES);
    rows[pixel + 1 + Math.floor(pixel / width)] = places.get(colour) ?? 0;
  }
  return rows;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([frame, named, sum]);
}

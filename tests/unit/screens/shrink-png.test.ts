import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { paletteOf } from '../../screens/palette.ts';
import { readPng } from '../../screens/read-png.ts';
import { shrinkPng } from '../../screens/shrink-png.ts';
import { fc } from '../seeded.ts';

const WIDTH = 7;

/** A PNG of three bytes a pixel whose rows are told by these filters in turn. */
function trueColour(bytes: Buffer, filters: readonly number[]): Buffer {
  const stride = WIDTH * 3;
  const height = bytes.length / stride;
  const at = (y: number, x: number): number => (x < 0 || y < 0 ? 0 : (bytes[y * stride + x] ?? 0));
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filters[y % filters.length] ?? 0;
    rows[y * (stride + 1)] = filter;
    for (let x = 0; x < stride; x += 1) {
      const [left, up, corner] = [at(y, x - 3), at(y - 1, x), at(y - 1, x - 3)];
      const guess = [left, up, corner].toSorted(
        (a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b),
      );
      const expected = [0, left, up, Math.floor((left + up) / 2), guess[0] ?? 0][filter] ?? 0;
      rows[y * (stride + 1) + 1 + x] = at(y, x) - expected;
    }
  }
  const header = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  const begin = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([begin, chunk('IHDR', header), chunk('IDAT', deflateSync(rows))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What a viewer makes of a picture by palette. */
function shownBy(file: Buffer): Buffer {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const [named, data] = [
      file.subarray(at + 4, at + 8 + length),
      file.subarray(at + 8, at + 8 + length),
    ];
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString('latin1', 0, 4), data);
    at += length + 12;
  }
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const pixels = [...rows].filter((_, index) => index % (WIDTH + 1) !== 0);
  return Buffer.concat(pixels.map((place) => palette.subarray(place * 3, place * 3 + 3)));
}

const ROW = fc.uint8Array({ minLength: WIDTH * 3, maxLength: WIDTH * 3 });
const PICTURE = fc.array(ROW, { minLength: 1, maxLength: 36 }).map((rows) => Buffer.concat(rows));
const FILTERS = fc.array(fc.constantFrom(0, 1, 2, 3, 4), { minLength: 1, maxLength: 5 });

test('a picture of no more than 256 colours is the same afterwards, by whatever filters it came', () => {
  fc.assert(
    fc.property(PICTURE, FILTERS, (bytes, filters) => {
      expect(shownBy(shrinkPng(trueColour(bytes, filters)))).toEqual(bytes);
    }),
    { numRuns: 60 },
  );
});

test('of more colours the common ones stay, and each other is shown by the nearest that does', () => {
  const shades = Array.from(
    { length: 400 },
    (_, n) => [(n % 200) + 0x20_00_00 * (n % 2), n] as const,
  );
  const { colours, places } = paletteOf(new Map([[0xff_ff_ff, 10_000], ...shades]));
  expect(colours.length).toBeLessThanOrEqual(256);
  expect(colours[0]).toBe(0xff_ff_ff);
  for (const [colour] of shades) {
    const shown = colours[places.get(colour) ?? -1] ?? -1;
    expect(Math.abs((shown & 255) - (colour & 255))).toBeLessThanOrEqual(2);
    expect(shown >> 16).toBe(colour >> 16);
  }
});

test('a common tint does not become the one next to it', () => {
  const tints = [0xdf_e3_e8, 0xdf_da_f0];
  const rare = Array.from({ length: 4_000 }, (_, n) => [n * 4_000, 1] as const);
  const { colours, places } = paletteOf(
    new Map([...tints.map((tint) => [tint, 700] as const), ...rare]),
  );
  expect(tints.map((tint) => colours[places.get(tint) ?? -1])).toEqual(tints);
});

test('a picture of another kind is refused', () => {
  const grey = trueColour(Buffer.alloc(WIDTH * 3), [0]);
  grey[8 + 8 + 9] = 0;
  expect(() => readPng(grey)).toThrow('another PNG');
});

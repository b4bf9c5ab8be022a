import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { filesBelow, zipFiles } from '../../../scripts/pack/zip.mjs';

it('gives the same bytes whatever the order and the dates of the files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whichside-zip-'));
  try {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'b.txt'), 'b');
    writeFileSync(join(folder, 'sub/a.txt'), 'a');
    const first = zipFiles(folder, ['b.txt', 'sub/a.txt']);
    utimesSync(join(folder, 'b.txt'), 1, 1);
    const second = zipFiles(folder, filesBelow(folder).sort().reverse());
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    expect(Object.keys(unzipSync(first))).toEqual(['b.txt', 'sub/a.txt']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { ROOT } from '../build/root.mjs';
import { run } from '../setup/run.mjs';
import { packAll } from './pack-all.mjs';
import { filesBelow } from './zip.mjs';

// Packs twice and compares; then rebuilds from the source package alone and compares with what the stores get.
const work = mkdtempSync(join(tmpdir(), 'whichside-pack-'));
try {
  const first = await packAll(join(work, 'first'));
  const second = await packAll(join(work, 'second'));
  first.forEach((file, index) => {
    const twin = second[index] ?? '';
    if (digest(file) !== digest(twin))
      throw new Error(`${basename(file)} differs between two runs`);
    console.log(`${basename(file)}: same bytes twice, sha256 ${digest(file)}`);
  });
  await rebuild(first);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * @param {readonly string[]} packages
 */
async function rebuild(packages) {
  const source = packages.find((file) => basename(file).includes('-source-')) ?? '';
  const folder = join(work, 'source');
  unpack(source, folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const status = await run('node', ['scripts/build.mjs'], { cwd: folder, timeoutMs: 120_000 });
  if (status !== 0) throw new Error(`The source package does not build: status ${status}`);
  for (const target of ['chrome', 'firefox']) {
    const zip = packages.find((file) => basename(file).includes(`-${target}-`)) ?? '';
    compare(join(folder, 'dist', target), unzipSync(new Uint8Array(readFileSync(zip))), target);
  }
}

/**
 * @param {string} dir
 * @param {Record<string, Uint8Array>} packed
 * @param {string} target
 */
function compare(dir, packed, target) {
  const built = filesBelow(dir).sort();
  const names = Object.keys(packed).sort();
  if (built.join() !== names.join()) throw new Error(`${target}: other files than in the package`);
  for (const name of names) {
    if (!readFileSync(join(dir, name)).equals(packed[name] ?? new Uint8Array())) {
      throw new Error(`${target}: ${name} rebuilt from source differs`);
    }
  }
  console.log(`${target}: ${names.length} files rebuilt from source, same bytes`);
}

/**
 * @param {string} zip
 * @param {string} folder
 */
function unpack(zip, folder) {
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(zip))))) {
    const file = join(folder, name);
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/**
 * @param {string} file
 * @returns {string}
 */
function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

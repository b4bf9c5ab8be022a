import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../../scripts/build/build-extension.mjs';
import { prepareBrowsers } from '../../scripts/test/prepare.mjs';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { flapping } from './flapping.ts';
import { browserKills, kills } from './kills.ts';
import { linkLoss } from './link-loss.ts';
import { pace } from './pace.ts';
import type { Proof } from './proof.ts';
import { providerOutage } from './provider-outage.ts';
import { runProof } from './run-proof.ts';
import { sleep } from './sleep.ts';
import { soak } from './soak.ts';

const PROOFS: readonly Proof[] = [
  providerOutage,
  pace,
  flapping,
  linkLoss,
  sleep,
  browserKills,
  kills,
  soak,
];
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
const SEED = 20_261_123;

const USAGE = `npm run reliability -- [--only NAME,...] [--browser chromium|firefox] [--seed N] [--times N] [--minutes N]
${PROOFS.map(({ name, title, mostMinutes }) => `  ${name.padEnd(14)} ${title}; at most ${mostMinutes} minutes`).join('\n')}`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    browser: { type: 'string' },
    seed: { type: 'string' },
    times: { type: 'string' },
    minutes: { type: 'string' },
    help: { type: 'boolean' },
  },
});

/** What was asked for by name; all where nothing was. Fails with the usage for a name that nothing has. */
function chosen<T>(
  all: readonly T[],
  names: string | undefined,
  nameOf: (one: T) => string,
): readonly T[] {
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const found = all.find((one) => nameOf(one) === name);
    if (found === undefined) throw new Error(`no ${name}\n${USAGE}`);
    return found;
  });
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!(Number(text) > 0)) throw new Error(`${text} is no number above 0\n${USAGE}`);
  return Number(text);
}

async function main(): Promise<readonly string[]> {
  const proofs = chosen(PROOFS, values.only, ({ name }) => name);
  const kinds = chosen(KINDS, values.browser, (kind) => kind);
  const [times, minutes] = [numberOf(values.times), numberOf(values.minutes)];
  const seed = numberOf(values.seed) ?? SEED;
  const obstacles = await prepareBrowsers();
  if (obstacles.length > 0) return obstacles;
  const builds = mkdtempSync(join(tmpdir(), 'whichside-reliability-'));
  process.once('exit', () => rmSync(builds, { recursive: true, force: true }));
  await buildExtension('chrome', join(builds, 'chrome'));
  await buildExtension('firefox', join(builds, 'firefox'));
  const broken: string[] = [];
  for (const proof of proofs) {
    console.log(`\n${proof.name}: ${proof.title}. ${new Date().toISOString()}`);
    const measures = { ...(times && { times }), ...(minutes && { minutes }) };
    // Each has a world of its own, so they run beside each other.
    const runs = kinds.map((kind) => runProof(proof, builds, { kind, seed, ...measures }));
    broken.push(...(await Promise.all(runs)).flat());
  }
  return broken;
}

if (values.help) {
  console.log(USAGE);
  process.exit();
}
try {
  const broken = await main();
  console.log(broken.length === 0 ? '\nAll of it holds.' : `\nNot so:\n${broken.join('\n')}`);
  process.exit(broken.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

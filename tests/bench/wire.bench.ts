import * as v from 'valibot';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { type Bench, openBench } from '../e2e/bench.ts';
import type { Break } from '../net/break.ts';
import type { ServiceSpec } from '../net/site.ts';
import { countPackets, readStillWire } from '../net/wire-counter.ts';

/** One of the ten, which the failing rounds are about. */
const FAILING = 'service-3';
const ROUNDS_A_DAY = 144;
const LINE_MS = 100;
const NOISE_MS = 10_000;
/** Rounds at the shortest interval, a minute, with what the schedule scatters them by. */
const LOOKED_AT_MS = 150_000;
const POLL_MS = 250;

const TEN_SERVICES: readonly ServiceSpec[] = Array.from({ length: 10 }, (_, index) => ({
  id: `service-${index}`,
  name: `Service ${index}`,
  provider: `Provider ${index}`,
}));

/** Ten servers that send a page of this length, and tell it beforehand, or make it while they send it. */
function pages(kilobytes: number, { isTold }: { readonly isTold: boolean }): Break {
  const body = 'x'.repeat(1_000);
  const length = { 'content-length': String(kilobytes * body.length) };
  const headers = { 'content-type': 'text/html', ...(isTold && length) };
  const of = TEN_SERVICES.map(({ id }) => id);
  return { kind: 'host', of, change: { https: { status: 200, headers, body, repeat: kilobytes } } };
}

const LONG_LINE: Break = { kind: 'round-trip', ms: LINE_MS };

const FAILURES: Readonly<Record<string, Break>> = {
  silent: { kind: 'packets', of: [FAILING], at: 'router', how: 'drop' },
  refused: { kind: 'packets', of: [FAILING], at: 'server', how: 'reset' },
  'reset after the greeting': { kind: 'host', of: [FAILING], change: { onHello: 'reset' } },
  'no such name': { kind: 'zone', of: [FAILING], how: 'gone' },
  'certificate expired': { kind: 'host', of: [FAILING], change: { certificate: 'expired' } },
  503: { kind: 'host', of: [FAILING], change: { https: { status: 503, body: 'Not now' } } },
};

const dataUse = v.object({
  ok: v.literal(true),
  value: v.object({ month: v.object({ bytes: v.number() }) }),
});

interface Measured {
  readonly wire: number;
  readonly estimate: number;
}

interface Lab {
  readonly bench: Bench;
  /** Bytes a second while nobody asks for anything. */
  readonly noise: number;
}

async function countedBytes({ browser }: Bench): Promise<number> {
  return v.parse(dataUse, await browser.send({ type: 'getDataUse' })).value.month.bytes;
}

/** What a piece of work puts on the wire, without the browser's own noise, and what the extension counts for it. */
async function measure({ bench, noise }: Lab, work: () => Promise<unknown>): Promise<Measured> {
  const { namespaces } = bench.world;
  const before = await readStillWire(namespaces);
  const counted = await countedBytes(bench);
  const startedAt = Date.now();
  await work();
  const after = await readStillWire(namespaces);
  const quiet = (noise * (Date.now() - startedAt)) / 1_000;
  return {
    wire: after.bytes - before.bytes - quiet,
    estimate: (await countedBytes(bench)) - counted,
  };
}

/** New names, which no connection is open to, and a world that is wrong in this way. */
async function renew({ bench }: Lab, breaks: readonly Break[] = []): Promise<void> {
  await bench.reset({ services: TEN_SERVICES });
  await bench.break(breaks);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

function tell(what: string, { wire, estimate }: Measured): void {
  const ratio = (estimate / wire).toFixed(2);
  const told = `estimate ${kilobytes(estimate)}, wire ${kilobytes(wire)}`;
  console.log(`  ${what}: ${told}, ratio ${ratio}`);
}

async function bareGets(lab: Lab): Promise<number> {
  await renew(lab);
  const { bench } = lab;
  const page = await bench.browser.openPage('options.html');
  const urls = bench.world.config().services.flatMap(({ endpoints }) => endpoints[0]?.url ?? []);
  const { wire } = await measure(lab, () =>
    page.evaluate(`(async () => {
      for (const url of ${JSON.stringify(urls)}) {
        await (await fetch(url, { cache: 'no-store', credentials: 'omit' })).text();
      }
    })()`),
  );
  await page.close();
  return wire;
}

/** Waits until the schedule has looked at every service once; how often it has looked in all, undefined where it has not. */
async function untilLookedAt({ world }: Bench): Promise<number | undefined> {
  const hosts = world.sites().flatMap(({ role, host }) => (role === 'service' ? [host] : []));
  const end = Date.now() + LOOKED_AT_MS;
  while (Date.now() < end) {
    const asked = await world.asked();
    const looks = asked.filter((each) => each.kind === 'request' && hosts.includes(each.host));
    if (new Set(looks.map(({ host }) => host)).size === hosts.length) return looks.length;
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
  return undefined;
}

/** Ten looks at healthy services, one at each as far as the schedule goes. */
async function scheduledRound(lab: Lab): Promise<Measured | undefined> {
  const { bench } = lab;
  await renew(lab);
  await bench.world.forget();
  let looks: number | undefined;
  const { wire, estimate } = await measure(lab, async () => {
    const config = bench.world.config();
    const settings = { ...config.settings, intervalMinutes: 1, pauseWhenIdle: false };
    const message = { type: 'importConfig', config: { ...config, settings }, mode: 'replace' };
    await bench.browser.send(message);
    looks = await untilLookedAt(bench);
  });
  if (looks === undefined) return undefined;
  const share = TEN_SERVICES.length / looks;
  return { wire: wire * share, estimate: estimate * share };
}

async function readNoise(bench: Bench): Promise<number> {
  const { namespaces } = bench.world;
  const before = await readStillWire(namespaces);
  const startedAt = Date.now();
  await new Promise((done) => setTimeout(done, NOISE_MS));
  const after = await readStillWire(namespaces);
  return ((after.bytes - before.bytes) * 1_000) / (Date.now() - startedAt);
}

async function fullRound(lab: Lab, breaks: readonly Break[], request = {}): Promise<Measured> {
  await renew(lab, breaks);
  return measure(lab, () => lab.bench.check(request));
}

async function tellScheduled(lab: Lab): Promise<void> {
  const gets = await bareGets(lab);
  const scheduled = await scheduledRound(lab);
  if (scheduled === undefined) {
    const seconds = LOOKED_AT_MS / 1_000;
    console.log(`  the schedule has not looked at every service within ${seconds} s`);
    return;
  }
  tell('healthy scheduled round, 10 services', scheduled);
  const times = (scheduled.wire / gets).toFixed(2);
  console.log(`  bare GETs of the same: ${kilobytes(gets)}; ratio, budget 1.3: ${times}`);
  const day = ((scheduled.wire * ROUNDS_A_DAY) / 1e6).toFixed(1);
  console.log(`  a day of such rounds, budget 12 MB: ${day} MB`);
}

async function compare(kind: BrowserKind): Promise<void> {
  const bench = await openBench(kind, 'all');
  try {
    await countPackets(bench.world.namespaces);
    await bench.reset({ services: TEN_SERVICES });
    const lab = { bench, noise: await readNoise(bench) };
    console.log(`${kind}, bytes of IP packets both ways, all connections new:`);
    await tellScheduled(lab);
    tell('healthy full round', await fullRound(lab, []));
    for (const [name, wrong] of Object.entries(FAILURES)) {
      const request = { services: [FAILING] };
      tell(`full round of one service, ${name}`, await fullRound(lab, [wrong], request));
    }
    const long = `at ${LINE_MS} ms round trips`;
    for (const size of [20, 100, 2_000]) {
      for (const isTold of [true, false]) {
        const what = `full round of pages of ${size} kB ${long}, length ${isTold ? '' : 'not '}told`;
        tell(what, await fullRound(lab, [pages(size, { isTold }), LONG_LINE]));
      }
    }
  } finally {
    await bench.close();
  }
}

for (const kind of ['chromium', 'firefox'] as const) await compare(kind);
process.exit();

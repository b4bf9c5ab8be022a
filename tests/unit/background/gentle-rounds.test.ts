import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gateOf, openGate, slowGate } from '../../../src/background/host-gate.ts';
import { createHostMemory, type HostMemory } from '../../../src/background/host-memory.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { HostGate } from '../../../src/probe/host-gate.ts';
import { endpointKey } from '../../../src/probe/round-plan.ts';
import { nextStep } from '../../../src/schedule/recheck-step.ts';
import type { Behaviour } from '../probe/fake-network.ts';
import { play, service } from '../probe/round-world.ts';
import { fc } from '../seeded.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const START = Date.parse('2026-11-22T20:46:00.000Z');
const ports = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

let hosts: HostMemory;
let asked: number[];

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: START });
  hosts = createHostMemory(() => Date.now());
  await hosts.load();
  asked = [];
});

afterEach(() => void vi.useRealTimers());

interface RoundOptions {
  readonly world: Record<string, Behaviour>;
  readonly isRecheck?: true;
  readonly gate?: HostGate;
  readonly paths?: readonly string[];
}

/** Plays a round over one service; notes when its host was asked by name. */
async function round({ world, isRecheck, gate, paths = [] }: RoundOptions): Promise<string> {
  const signal = new AbortController().signal;
  const beganMs = Date.now();
  const beganAt = performance.now();
  const { facts, network } = await play({
    world,
    plan: {
      shape: isRecheck ? 'full' : 'scheduled',
      services: [service('shop', {}, ...paths)],
      gate: gate ?? slowGate({ hosts, ports, signal, isKept: true }),
      ...(isRecheck && { isRecheck, failedBefore: new Set([endpointKey('shop', 0)]) }),
    },
  });
  for (const { url, at } of network.requests) {
    if (new URL(url).hostname === 'shop.example') asked.push(beganMs + at - beganAt);
  }
  const { verdict } = diagnose(facts).services[0] ?? {};
  if (verdict?.kind !== 'fault') return verdict?.kind ?? 'none';
  return `${verdict.cause} ${verdict.scope} ${verdict.suspects.join('+')}`;
}

/** A first round, and looks at it again until two minutes after it began; what each came to. */
async function watchFault(world: Record<string, Behaviour>, ...paths: string[]): Promise<string[]> {
  const said = [await round({ world, paths })];
  while (Date.now() < START + 120_000) {
    const track = { sinceMs: START, intervalMs: 600_000, chance: 0.5 };
    const step = nextStep({ ...track, lookedMs: Date.now() }).atMs;
    const atMs = Math.max(step, hosts.freeAt('shop.example'));
    await vi.advanceTimersByTimeAsync(atMs - Date.now());
    said.push(await round({ world, paths, isRecheck: true }));
  }
  return said;
}

/** What breaks the pace of a failing host; empty where nothing does. */
function tooOften(): string[] {
  const first = asked[0] ?? 0;
  const burst = asked.filter((at) => at < first + 15_000);
  const late = asked.filter((at) => at >= first + 15_000);
  const close = late.filter((at) => {
    const before = asked.filter((other) => other < at).at(-1) ?? 0;
    return at - before < 10_000;
  });
  return [
    ...(burst.length > 6 ? [`${burst.length} in 15 s`] : []),
    ...close.map((at) => `again after ${(at - first) / 1_000} s`),
  ];
}

const SILENCE: Behaviour = { kind: 'silence' };

const error = (code: string): Behaviour => ({ kind: 'error', code });

const FAULTS: readonly [string, Behaviour, string][] = [
  ['silent', SILENCE, 'no-answer down path+provider'],
  ['refused', error('net::ERR_CONNECTION_REFUSED'), 'refused down path+provider'],
  ['reset', error('net::ERR_CONNECTION_RESET'), 'reset down path+provider'],
  ['answering 503', { kind: 'answer', status: 503 }, 'server-error down provider'],
  ['expired', error('net::ERR_CERT_DATE_INVALID'), 'certificate-expired down provider'],
];

describe('a service that stays', () => {
  test.each(FAULTS)(
    '%s keeps one verdict, and its host is asked at its pace',
    async (_n, how, says) => {
      const knock = how === SILENCE ? how : error('net::ERR_CONNECTION_REFUSED');
      const said = await watchFault({ 'shop.example': how, '203.0.113.7': knock });
      expect(said.length).toBeGreaterThanOrEqual(5);
      expect(new Set(said)).toEqual(new Set([says]));
      expect(tooOften()).toEqual([]);
    },
  );

  test('sent to nowhere by its name alone keeps that verdict, for plain http waits for its turn', async () => {
    const world = {
      'shop.example': error('net::ERR_CONNECTION_REFUSED'),
      '203.0.113.7': error('net::ERR_CERT_COMMON_NAME_INVALID'),
      '*': error('net::ERR_NAME_NOT_RESOLVED'),
    };
    const said = await watchFault(world);
    expect(new Set(said)).toEqual(new Set(['resolves-elsewhere down device+network']));
    expect(tooOften()).toEqual([]);
  });

  test('partly down is partly down in every look', async () => {
    const world = {
      'https://shop.example/a': { kind: 'answer', status: 503 },
      'https://shop.example/b': { kind: 'answer' },
    } as const;
    const services = { world, paths: ['a', 'b'] };
    const said = [await round(services), await round({ ...services, isRecheck: true })];
    await vi.advanceTimersByTimeAsync(60_000);
    said.push(await round({ ...services, isRecheck: true }));
    expect(new Set(said).size).toBe(1);
    expect(tooOften()).toEqual([]);
  });
});

test('five endpoints at a silent host are one request to it', async () => {
  const world = { 'shop.example': { kind: 'silence' } } as const;
  await round({ world, paths: ['a', 'b', 'c', 'd', 'e'], isRecheck: true });
  await vi.advanceTimersByTimeAsync(60_000);
  asked = [];
  await round({ world, paths: ['a', 'b', 'c', 'd', 'e'], isRecheck: true });
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("a person's check is never kept waiting, and counts", async () => {
  const world = { 'shop.example': error('net::ERR_CONNECTION_REFUSED') };
  for (let i = 0; i < 3; i += 1) await round({ world, gate: openGate({ hosts, isKept: true }) });
  expect(asked.length).toBeGreaterThan(6);
  expect(hosts.freeAt('shop.example')).toBeGreaterThan(Date.now());
});

describe('Retry-After', () => {
  beforeEach(() => hosts.keepOnly(['shop.example']));

  const world: Record<string, Behaviour> = {
    'shop.example': { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } },
  };

  test('is kept by rounds that nobody waits for, in a later life of the browser too', async () => {
    await round({ world });
    expect(asked).toHaveLength(1);
    await hosts.saved();
    await fakeBrowser.storage.session.clear();
    hosts = createHostMemory(() => Date.now());
    await hosts.load();
    await vi.advanceTimersByTimeAsync(3_500_000);
    await round({ world });
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100_000);
    await round({ world });
    expect(asked).toHaveLength(2);
  });

  test('does not keep a person from asking, and is over with another answer', async () => {
    await round({ world });
    await round({
      world: { 'shop.example': { kind: 'answer' } },
      gate: openGate({ hosts, isKept: true }),
    });
    expect(asked).toHaveLength(2);
    expect(hosts.freeAt('shop.example')).toBe(Date.now());
  });
});

describe('on disk', () => {
  const gateOfPasted = (): HostGate => {
    const { signal } = new AbortController();
    return gateOf({ hosts, ports, signal }, { isAwaited: true, isKept: false });
  };
  const busy: Behaviour = { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } };
  const onDisk = async (): Promise<unknown> => {
    await hosts.saved();
    return (await fakeBrowser.storage.local.get()) ?? {};
  };
  const holdOf = (host: string): object => ({ holds: { [host]: expect.any(Number) } });

  test('are holds of the list alone, and those that it loses go', async () => {
    await hosts.keepOnly(['shop.example', 'other.example']);
    await round({ world: { 'shop.example': busy } });
    expect(await onDisk()).toEqual(holdOf('shop.example'));
    await hosts.keepOnly(['other.example']);
    expect(await onDisk()).toEqual({ holds: {} });
  });

  test('is nothing of a host that is not on the list; it is kept to as long as the browser runs', async () => {
    await round({ world: { 'shop.example': busy } });
    expect(await onDisk()).toEqual({});
    hosts = createHostMemory(() => Date.now());
    await hosts.load();
    expect(hosts.heldUntil('shop.example')).toBeGreaterThan(Date.now());
  });

  test('is nothing of a round that is not kept, be the host on the list or not', async () => {
    await hosts.keepOnly(['shop.example']);
    await round({ world: { 'shop.example': busy }, gate: gateOfPasted() });
    expect(await onDisk()).toEqual({});
    expect(hosts.heldUntil('shop.example')).toBeGreaterThan(Date.now());
    await round({ world: { 'shop.example': busy }, gate: openGate({ hosts, isKept: true }) });
    const before = await onDisk();
    const world: Record<string, Behaviour> = { 'shop.example': { kind: 'answer' } };
    await round({ world, gate: gateOfPasted() });
    expect(before).toEqual(holdOf('shop.example'));
    expect(await onDisk()).toEqual(before);
  });

  test('no hold stays that is over', async () => {
    await hosts.keepOnly(['shop.example']);
    await round({ world: { 'shop.example': busy } });
    await vi.advanceTimersByTimeAsync(3_700_000);
    await hosts.keepOnly(['shop.example']);
    expect(await onDisk()).toEqual({ holds: {} });
  });
});

test('what is known of a failing host outlives the background', async () => {
  const world = { 'shop.example': error('net::ERR_CONNECTION_REFUSED') };
  await round({ world });
  await round({ world, isRecheck: true });
  await round({ world, isRecheck: true });
  await hosts.saved();
  const freeMs = hosts.freeAt('shop.example');
  expect(freeMs).toBeGreaterThan(Date.now());
  hosts = createHostMemory(() => Date.now());
  await hosts.load();
  expect(hosts.freeAt('shop.example')).toBe(freeMs);
});

test('rounds at random never break the pace, whatever answers meanwhile', async () => {
  const behaviours: Behaviour[] = [
    error('net::ERR_CONNECTION_REFUSED'),
    { kind: 'answer', status: 503 },
    { kind: 'silence' },
  ];
  const rounds = fc.array(
    fc.record({
      how: fc.constantFrom(...behaviours),
      waitMs: fc.integer({ min: 0, max: 12_000 }),
      isRecheck: fc.boolean(),
      dies: fc.boolean(),
    }),
    { minLength: 4, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(rounds, async (plan) => {
      await fakeBrowser.storage.session.clear();
      hosts = createHostMemory(() => Date.now());
      await hosts.load();
      asked = [];
      for (const { how, waitMs, isRecheck, dies } of plan) {
        await vi.advanceTimersByTimeAsync(waitMs);
        const kind = isRecheck ? { isRecheck: true as const } : {};
        await round({ world: { 'shop.example': how }, paths: ['a', 'b', 'c'], ...kind });
        if (!dies) continue;
        await hosts.saved();
        hosts = createHostMemory(() => Date.now());
        await hosts.load();
      }
      expect(tooOften()).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 60_000);

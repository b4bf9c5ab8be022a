import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { createHostMemory } from '../../../src/background/host-memory.ts';
import {
  isResumable,
  type RoundJob,
  resumedJob,
  roundQueue,
} from '../../../src/background/round-job.ts';
import { answeredMemory } from '../../../src/background/round-memory.ts';
import { type JobTools, runJob } from '../../../src/background/run-job.ts';
import { createLine } from '../../../src/background/serialise.ts';
import type { RoundFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import type { Control, Service } from '../../../src/formats/config.ts';
import type { PartialReport } from '../../../src/formats/report.ts';
import type { RoundOptions, RoundPlan } from '../../../src/probe/round-plan.ts';
import { sampleService } from '../settings/sample-config.ts';
import { keyAsText } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const net = vi.hoisted(() => ({
  plans: [] as RoundPlan[],
  isDown: false,
  isCut: false,
  onRound: (): void => undefined,
}));

vi.mock('../../../src/probe/run-round.ts', () => ({
  runRound: async (plan: RoundPlan, _ports: unknown, options: RoundOptions) => {
    net.plans.push(plan);
    const facts = factsOf(plan);
    options.onFacts({ ...facts, running: true });
    net.onRound();
    return facts;
  },
}));

function factsOf({ services, controls }: RoundPlan): RoundFacts {
  let n = 0;
  const seen = (url: string, over: Partial<Observation>): Observation => ({
    n: ++n,
    role: 'endpoint',
    endpoint: url,
    host: new URL(url).hostname,
    secure: url.startsWith('https:'),
    attempt: 1,
    startedAt: '2026-11-22T20:46:00.000Z',
    durationMs: 20,
    outcome: { kind: 'response', status: 200, verified: true },
    ...over,
  });
  const silent = { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4_000 } as const;
  return {
    onLine: true,
    portal: 'unknown',
    timersLateMs: 0,
    controls: controls.map(({ url, operator }) =>
      seen(url.replace(/\?.*/, ''), {
        role: 'https',
        operator,
        ...(net.isCut && { outcome: silent }),
      }),
    ),
    services: services.map(({ id, name, provider, where, endpoints }) => ({
      id,
      name,
      provider,
      where,
      endpoints: endpoints.map(({ url, function: purpose }) => ({
        url,
        host: new URL(url).hostname,
        secure: true,
        function: purpose,
      })),
      observations: endpoints.map(({ url }) => seen(url, net.isDown ? { outcome: silent } : {})),
    })),
  };
}

const tools: JobTools = {
  ports: {
    fetch: async () => new Response(),
    watch: () => () => undefined,
    hasAccess: async () => true,
    onLine: () => true,
    now: () => 50_000,
    elapsed: () => 7,
    random: () => 0.5,
    timing: () => undefined,
    sleep: async () => undefined,
  },
  t: keyAsText,
  browserName: async () => 'Chromium 156',
  extensionVersion: () => '0.1.0',
  remember: createLine(),
  hosts: createHostMemory(() => Date.now()),
  onSlept: () => undefined,
};

const CONTROLS: readonly Control[] = ['Alpha', 'Beta', 'Gamma'].map((operator) => ({
  id: operator.toLowerCase(),
  operator,
  kind: 'https',
  url: `https://${operator.toLowerCase()}.example/x?q=1`,
}));

function job(count: number, over: Partial<RoundJob> = {}): RoundJob {
  return {
    services: Array.from({ length: count }, (_, n): Service => sampleService(`s${n}`)),
    controls: CONTROLS,
    shape: 'full',
    trigger: 'message',
    isKept: true,
    isAwaited: true,
    startedAtMs: 0,
    intervalMs: 600_000,
    views: { outside: 'off', endpoint: 'https://outside.example/' },
    resumes: 0,
    ...over,
  };
}

const told: PartialReport[] = [];
const run = (work: RoundJob, signal = new AbortController().signal): ReturnType<typeof runJob> =>
  runJob(work, tools, { signal, onProgress: (report) => void told.push(report) });

beforeEach(() => {
  fakeBrowser.reset();
  net.plans.length = 0;
  net.isDown = false;
  net.isCut = false;
  net.onRound = () => undefined;
  told.length = 0;
});

test('a report says what it is about', async () => {
  expect(await run(job(2))).toMatchObject({
    format: 'whichside/report',
    version: 1,
    startedAt: '1970-01-01T00:00:00.000Z',
    trigger: 'message',
    browser: 'Chromium 156',
    extension: '0.1.0',
    services: [
      { id: 's0', provider: 's0 Ltd', verdict: { kind: 'ok' } },
      { id: 's1', verdict: { kind: 'ok' } },
    ],
  });
});

test('70 services go in three batches, each with the whole list of controls, into one report', async () => {
  const report = await run(job(70));
  expect(net.plans.map(({ services }) => services.length)).toEqual([32, 32, 6]);
  expect(net.plans.every(({ controls }) => controls.length === 3)).toBe(true);
  expect(report?.services.map(({ id }) => id)).toEqual(job(70).services.map(({ id }) => id));
  expect(report?.controls).toHaveLength(9);
  const numbers = [
    ...(report?.controls ?? []),
    ...(report?.services.flatMap(({ observations }) => observations) ?? []),
  ].map(({ n }) => n);
  expect(new Set(numbers).size).toBe(79);
});

test('progress names every service from the first batch on', async () => {
  await run(job(70));
  expect(told.map(({ services }) => services.length)).toEqual([70, 70, 70]);
  const judged = told.map(({ services }) => services.filter(({ verdict }) => verdict).length);
  expect(judged).toEqual([32, 64, 70]);
});

test('with no service chosen there is a round all the same', async () => {
  const report = await run(job(0));
  expect(net.plans).toHaveLength(1);
  expect(report?.services).toEqual([]);
});

test('what answered is remembered, a query in its address notwithstanding', async () => {
  await run(job(1));
  expect(await answeredMemory.get()).toEqual({
    controls: ['alpha', 'beta', 'gamma'],
    services: ['s0'],
  });
  await run(job(1));
  expect([...(net.plans[1]?.answeredControls ?? [])]).toEqual(['alpha', 'beta', 'gamma']);
});

test('a pasted address leaves no trace', async () => {
  net.isDown = true;
  await run(job(1, { isKept: false }));
  expect(await answeredMemory.get()).toBeUndefined();
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test('an aborted job yields nothing and remembers nothing', async () => {
  const controller = new AbortController();
  net.onRound = () => controller.abort();
  expect(await run(job(70), controller.signal)).toBeUndefined();
  expect(net.plans).toHaveLength(1);
  expect(await answeredMemory.get()).toBeUndefined();
});

test('what a dead background left undone is finished, and nothing is asked twice', async () => {
  const controller = new AbortController();
  net.onRound = () => {
    if (net.plans.length === 2) controller.abort();
  };
  await run(job(70), controller.signal);
  const queue = await roundQueue.get();
  if (queue === undefined) throw new Error('nothing was left');
  expect(queue.remaining).toHaveLength(38);
  net.plans.length = 0;
  const report = await run(resumedJob(queue, job(70)));
  expect(net.plans.map(({ services }) => services.length)).toEqual([32, 6]);
  expect(report?.services.map(({ id }) => id)).toEqual(job(70).services.map(({ id }) => id));
  expect(report?.durationMs).toBe(50_000);
});

test('a background that always dies in the last batch gives up in the end', async () => {
  const dies = new AbortController();
  net.onRound = () => {
    if (net.plans.length === 2) dies.abort();
  };
  await run(job(40), dies.signal);
  let queue = await roundQueue.get();
  let lives = 0;
  while (queue !== undefined && isResumable(queue, 0) && lives < 20) {
    lives += 1;
    const controller = new AbortController();
    net.onRound = () => controller.abort();
    await run(resumedJob(queue, job(40)), controller.signal);
    queue = await roundQueue.get();
  }
  expect(queue?.remaining).toHaveLength(8);
  expect(lives).toBe(5);
});

test.each([
  [0, 0, true],
  [4, 14 * 60_000, true],
  [5, 0, false],
  [0, 15 * 60_000, false],
  [0, -1, false],
])('after %i resumes and %i ms, going on is %s', (resumes, ageMs, expected) => {
  const queue = { remaining: [], shape: 'full', trigger: 'schedule', startedAtMs: 0 } as const;
  expect(isResumable({ ...queue, remaining: [], resumes }, ageMs)).toBe(expected);
});

test('after a change of network a round that finds the own side at fault is played once more', async () => {
  const rounds = async (over: Partial<RoundJob>): Promise<number> => {
    net.plans.length = 0;
    await run(job(1, over));
    return net.plans.length;
  };
  expect(await rounds({ hasSwitched: true })).toBe(1);
  net.isCut = true;
  expect(await rounds({ hasSwitched: true })).toBe(2);
  expect(await rounds({})).toBe(1);
});

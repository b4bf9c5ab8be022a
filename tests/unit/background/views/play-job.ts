import { vi } from 'vitest';
import { createHostMemory } from '../../../../src/background/host-memory.ts';
import type { RoundJob, ViewSettings } from '../../../../src/background/round-job.ts';
import { runJob } from '../../../../src/background/run-job.ts';
import { createLine } from '../../../../src/background/serialise.ts';
import type { Control, Service } from '../../../../src/formats/config.ts';
import type { PartialReport, Report } from '../../../../src/formats/report.ts';
import type { Sight } from '../../../net/outside-view/http-result.ts';
import { createOutsideApi, type OutsideApi } from '../../../net/outside-view/outside-api.ts';
import { POOL, type PoolProbe } from '../../../net/outside-view/probe-pool.ts';
import {
  type Behaviour,
  type FakeNetwork,
  fakeNetwork,
  inFakeTime,
} from '../../probe/fake-network.ts';
import { CONTROLS, healthyControls, service } from '../../probe/round-world.ts';
import { keyAsText } from '../sample-report.ts';

const ENDPOINT = 'https://outside.test';
/** A comparison site that tells the country. */
export const TRACE: Control = {
  id: 'trace',
  operator: 'zephyr',
  kind: 'https',
  url: 'https://www.zephyr.test/cdn-cgi/trace',
};

/** A background in a small network with an outside view, a status page and a comparison site that knows the country. */
export interface Stage {
  /** May be changed between jobs. */
  readonly world: Record<string, Behaviour>;
  readonly outside: OutsideApi;
  readonly network: FakeNetwork;
  /** Hosts of all requests so far, with their number. */
  readonly hosts: () => Readonly<Record<string, number>>;
  /** Requests to the outside view by method. */
  readonly questions: (method: 'GET' | 'POST') => number;
  readonly play: (options?: Partial<RoundJob> & PlayOptions) => Promise<Report | undefined>;
  readonly told: PartialReport[];
}

interface PlayOptions {
  /** Told of every publication; may end the job. */
  readonly onProgress?: (report: PartialReport, end: () => void) => void;
}

interface StageOptions {
  readonly services?: readonly Service[];
  readonly views?: Partial<ViewSettings>;
  readonly sight?: (host: string, probe: PoolProbe) => Sight;
  readonly allowed?: (url: string) => boolean;
  readonly polls?: number;
  readonly testsPerHour?: number;
}

/** Sets the stage; to be called in vitest's fake time. */
export function setStage(options: StageOptions = {}): Stage {
  const { services = [service('shop')], sight = () => 'fails' } = options;
  const world: Record<string, Behaviour> = {
    ...healthyControls(),
    [TRACE.url]: { kind: 'answer', body: 'fl=1\nip=203.0.113.9\nloc=DE\n' },
    '*': { kind: 'answer' },
  };
  const outside = createOutsideApi({
    verdictOf: sight,
    probes: POOL,
    ...(options.polls !== undefined && { polls: options.polls }),
    ...(options.testsPerHour !== undefined && { testsPerHour: options.testsPerHour }),
  });
  const network = fakeNetwork({ world, ...(options.allowed && { allowed: options.allowed }) });
  const remember = createLine();
  const told: PartialReport[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    if (!url.startsWith(ENDPOINT)) return network.ports.fetch(url, init);
    network.requests.push({ url, init, at: performance.now() });
    const { method = 'GET', body } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    const path = new URL(url).pathname;
    const answer = outside.answer({ method, path, headers, body: String(body ?? '') }, ENDPOINT);
    const text = answer.status === 204 || answer.status === 304 ? null : answer.body;
    return new Response(text, { status: answer.status, headers: { ...answer.headers } });
  };
  const play: Stage['play'] = async ({ onProgress, ...over } = {}) => {
    const stop = new AbortController();
    const job: RoundJob = {
      services,
      controls: [...CONTROLS, TRACE],
      shape: 'full',
      trigger: 'message',
      isKept: true,
      isAwaited: true,
      startedAtMs: Date.now(),
      intervalMs: 600_000,
      views: { outside: 'off', endpoint: ENDPOINT, ...options.views },
      resumes: 0,
      ...over,
    };
    const tools = {
      ports: { ...network.ports, fetch },
      t: keyAsText,
      browserName: async () => 'Chromium 156',
      extensionVersion: () => '0.1.0',
      remember,
      hosts: createHostMemory(() => Date.now()),
      onSlept: () => undefined,
    };
    const tell = (report: PartialReport): void => {
      told.push(report);
      onProgress?.(report, () => stop.abort());
    };
    return inFakeTime(runJob(job, tools, { signal: stop.signal, onProgress: tell }));
  };
  return {
    world,
    outside,
    network,
    told,
    play,
    hosts: () => countHosts(network),
    questions: (method) => outside.requests.filter((request) => request.method === method).length,
  };
}

function countHosts({ requests }: FakeNetwork): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { url } of requests) {
    const { hostname } = new URL(url);
    counts[hostname] = (counts[hostname] ?? 0) + 1;
  }
  return counts;
}

/** Lets minutes pass in which nothing happens. */
export async function pass(minutes: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(minutes * 60_000);
}

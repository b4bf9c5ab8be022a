import type { Config, Service } from '../formats/config.ts';
import { standingFaults } from '../incidents/standing.ts';
import { isInUse } from '../platform/idle.ts';
import { savesData } from '../platform/save-data.ts';
import { hostOf } from '../probe/web-address.ts';
import { type Interruptions, isInterrupted, retryAt } from '../schedule/interruption.ts';
import { noLooks } from '../schedule/looks.ts';
import { intervalWhile } from '../schedule/pace-of-rounds.ts';
import { type PlannedRound, planRound, type WatchedService } from '../schedule/plan-round.ts';
import { fullSettings, intervalOf } from '../settings/defaults.ts';
import { loadConfig } from './config-store.ts';
import { isOverLimit } from './data-cost.ts';
import type { HostMemory } from './host-memory.ts';
import { loadIncidents } from './incident-store.ts';
import { readInterruptions, readLooks, readPause } from './watch-store.ts';

/** Why no scheduled rounds take place. */
export type Halt =
  | { readonly kind: 'paused'; readonly untilMs: number }
  | { readonly kind: 'idle' }
  | { readonly kind: 'over-limit'; readonly untilMs: number };

/** How watching stands at one moment. */
export type Standing =
  | { readonly kind: 'nothing-to-watch' }
  | { readonly kind: 'halted'; readonly halt: Halt }
  | {
      readonly kind: 'on';
      readonly config: Config;
      /** How far apart rounds lie by now. */
      readonly intervalMs: number;
      readonly next: PlannedRound;
    };

interface Circumstances {
  readonly nowMs: number;
  readonly hosts: HostMemory;
  /** What a service counts as that no memory has: looked at then, in ms since the epoch. */
  readonly unseenMs: number;
}

/** Reads everything that decides about the next round; undefined where the configuration cannot be read. */
export async function readStanding(around: Circumstances): Promise<Standing | undefined> {
  const { nowMs, hosts } = around;
  const loaded = await loadConfig();
  if (!loaded.ok) return undefined;
  const { config } = loaded;
  await hosts.load();
  await hosts.keepOnly(hostsOf(config));
  const services = config.services.filter(({ enabled }) => enabled);
  if (services.length === 0) return { kind: 'nothing-to-watch' };
  const halt = await readHalt(config, nowMs);
  if (halt !== undefined) return { kind: 'halted', halt };
  const intervalMs = intervalNow(config);
  const planned = await plan(services, { ...around, intervalMs });
  return planned && { kind: 'on', config, intervalMs, next: planned };
}

function hostsOf({ services }: Config): readonly string[] {
  return services.flatMap(({ endpoints }) => endpoints.map(({ url }) => hostOf(url)));
}

/** How far apart rounds are meant to lie at this moment, in ms. */
export function intervalNow(config: Config): number {
  return intervalWhile(intervalOf(config), { savesData: savesData() });
}

async function readHalt(config: Config, nowMs: number): Promise<Halt | undefined> {
  const untilMs = await readPause(nowMs);
  if (untilMs !== undefined) return { kind: 'paused', untilMs };
  if (await isOverLimit(config, nowMs)) {
    return { kind: 'over-limit', untilMs: startOfNextMonth(nowMs) };
  }
  const { pauseWhenIdle } = fullSettings(config.settings);
  return pauseWhenIdle && !(await isInUse()) ? { kind: 'idle' } : undefined;
}

/** By the local calendar, in ms since the epoch. */
function startOfNextMonth(nowMs: number): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth() + 1, 1).getTime();
}

async function plan(
  services: readonly Service[],
  { nowMs, hosts, intervalMs, unseenMs }: Circumstances & { intervalMs: number },
): Promise<PlannedRound | undefined> {
  const [looks, between, incidents] = await Promise.all([
    readLooks(),
    readInterruptions(),
    loadIncidents(),
  ]);
  const faults = standingFaults(incidents);
  const failing = new Set(faults.map(({ subject }) => subject));
  const known = looks ?? noLooks(0);
  const unseen = Object.fromEntries(services.map(({ id }) => [id, unseenMs]));
  const { doubtSinceMs } = incidents.book;
  const interruptions: Interruptions = between ?? {};
  const { sweepMs } = interruptions;
  const next = planRound(
    {
      ...known,
      seen: { ...unseen, ...known.seen },
      areControlsSilent: known.areControlsSilent === true,
      intervalMs,
      services: services.map((one) =>
        watched(one, { hosts, nowMs, isFailing: failing.has(one.id) }),
      ),
      faults,
      ...(doubtSinceMs !== undefined && { doubtSinceMs }),
      ...(sweepMs !== undefined && { sweepMs }),
      isAfterPause: isInterrupted(interruptions),
    },
    nowMs,
  );
  const atMs = Math.max(next?.atMs ?? 0, retryAt(interruptions, { nowMs, intervalMs }));
  return next && { ...next, atMs };
}

/**
 * A healthy service waits for the host that a scheduled round asks; one that fails for all of its hosts, or the one that
 * fails might be left out, and the others make it look well.
 */
function watched(
  { id, where, provider = id, endpoints }: Service,
  { hosts, nowMs, isFailing }: Pick<Circumstances, 'hosts' | 'nowMs'> & { isFailing: boolean },
): WatchedService {
  const first = endpoints.find((endpoint) => endpoint.function === 'web') ?? endpoints[0];
  const asked = isFailing ? endpoints : endpoints.filter((endpoint) => endpoint === first);
  const freeMs = Math.max(0, ...asked.map(({ url }) => hosts.freeAt(hostOf(url), nowMs)));
  // Free at once is no moment to wait for: it would lie ahead of every clock that is read later, and never come.
  const wait = freeMs > nowMs ? { earliestMs: freeMs } : {};
  return { id, isLocal: where === 'local', provider, ...wait };
}

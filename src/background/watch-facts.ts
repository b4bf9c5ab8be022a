import type { Config, Service } from '../formats/config.ts';
import { passedFaults, standingFaults } from '../incidents/standing.ts';
import { isInUse } from '../platform/idle.ts';
import { savesData } from '../platform/save-data.ts';
import { hostOf } from '../probe/web-address.ts';
import { nextMonthMs } from '../schedule/cost-calendar.ts';
import { type Interruptions, isInterrupted, retryAt } from '../schedule/interruption.ts';
import { noLooks } from '../schedule/looks.ts';
import { intervalWhile } from '../schedule/pace-of-rounds.ts';
import {
  type PlannedRound,
  planRound,
  type ScheduleFacts,
  type WatchedService,
} from '../schedule/plan-round.ts';
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
      /** By service id: until when its hosts asked to be left alone, in ms since the epoch. */
      readonly held: ReadonlyMap<string, number>;
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
  const pausedMs = await readPause(nowMs);
  if (pausedMs !== undefined) {
    return { kind: 'halted', halt: { kind: 'paused', untilMs: pausedMs } };
  }
  const intervalMs = intervalNow(config);
  const facts = await readFacts(services, { ...around, intervalMs });
  const next = await affordable(config, facts, nowMs);
  if (next === 'none') {
    return { kind: 'halted', halt: { kind: 'over-limit', untilMs: nextMonthMs(nowMs) } };
  }
  const { pauseWhenIdle } = fullSettings(config.settings);
  if (pauseWhenIdle && !(await isInUse())) return { kind: 'halted', halt: { kind: 'idle' } };
  return next && { kind: 'on', config, intervalMs, next, held: facts.held };
}

function hostsOf({ services }: Config): readonly string[] {
  return services.flatMap(({ endpoints }) => endpoints.map(({ url }) => hostOf(url)));
}

/** How far apart rounds are meant to lie at this moment, in ms. */
export function intervalNow(config: Config): number {
  return intervalWhile(intervalOf(config), { savesData: savesData() });
}

/**
 * The next round that this month's data limit has room for: none where it has none for everybody's turn. Where it has none
 * for a look at what fails alone, or at whom nobody could tell of yet, those take turns with everybody else.
 */
async function affordable(
  config: Config,
  facts: WatchFacts,
  nowMs: number,
): Promise<PlannedRound | 'none' | undefined> {
  const { downSinceMs: _down, doubtSinceMs: _doubt, ...rest } = facts;
  const turn = nextRound({ ...rest, faults: [], passed: [], again: {} }, nowMs);
  if (turn === undefined) return undefined;
  if (await isOverLimit(config, nowMs, turn)) return 'none';
  const next = nextRound(facts, nowMs);
  return next !== undefined && (await isOverLimit(config, nowMs, next)) ? turn : next;
}

interface WatchFacts extends ScheduleFacts {
  /** No round may begin before that, in ms since the epoch. */
  readonly notBeforeMs: number;
  readonly held: ReadonlyMap<string, number>;
}

function nextRound(facts: WatchFacts, nowMs: number): PlannedRound | undefined {
  const next = planRound(facts, nowMs);
  return next && { ...next, atMs: Math.max(next.atMs, facts.notBeforeMs) };
}

async function readFacts(
  services: readonly Service[],
  { nowMs, hosts, intervalMs, unseenMs }: Circumstances & { intervalMs: number },
): Promise<WatchFacts> {
  const [looks, between, incidents] = await Promise.all([
    readLooks(),
    readInterruptions(),
    loadIncidents(),
  ]);
  const faults = standingFaults(incidents);
  const failing = new Set(faults.map(({ subject }) => subject));
  const isFailing = ({ id }: Service): boolean => failing.has(id);
  const known = looks ?? noLooks(0);
  const unseen = Object.fromEntries(services.map(({ id }) => [id, unseenMs]));
  const { doubtSinceMs } = incidents.book;
  const interruptions: Interruptions = between ?? {};
  const { sweepMs } = interruptions;
  return {
    ...known,
    seen: { ...unseen, ...known.seen },
    areControlsSilent: known.areControlsSilent === true,
    intervalMs,
    services: services.map((one) => watched(one, { hosts, nowMs, isFailing: isFailing(one) })),
    held: new Map(
      services.flatMap((one) => {
        const untilMs = heldUntil(askedHosts(one, isFailing(one)), hosts);
        return untilMs === undefined ? [] : [[one.id, untilMs]];
      }),
    ),
    faults,
    passed: passedFaults(incidents),
    ...(doubtSinceMs !== undefined && { doubtSinceMs }),
    ...(sweepMs !== undefined && { sweepMs }),
    isAfterPause: isInterrupted(interruptions),
    notBeforeMs: retryAt(interruptions, { nowMs, intervalMs }),
  };
}

function watched(
  service: Service,
  { hosts, nowMs, isFailing }: Pick<Circumstances, 'hosts' | 'nowMs'> & { isFailing: boolean },
): WatchedService {
  const { id, where, provider = id } = service;
  const asked = askedHosts(service, isFailing);
  const freeMs = Math.max(0, ...asked.map((host) => hosts.freeAt(host, nowMs)));
  // Free at once is no moment to wait for: it would lie ahead of every clock that is read later, and never come.
  const wait = freeMs > nowMs ? { earliestMs: freeMs } : {};
  return { id, isLocal: where === 'local', provider, ...wait };
}

/**
 * A healthy service waits for the host that a scheduled round asks; one that fails for all of its hosts, or the one that
 * fails might be left out, and the others make it look well.
 */
function askedHosts({ endpoints }: Service, isFailing: boolean): readonly string[] {
  const first = endpoints.find((endpoint) => endpoint.function === 'web') ?? endpoints[0];
  const asked = isFailing ? endpoints : endpoints.filter((endpoint) => endpoint === first);
  return asked.map(({ url }) => hostOf(url));
}

function heldUntil(names: readonly string[], hosts: HostMemory): number | undefined {
  const times = names.flatMap((host) => hosts.heldUntil(host) ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

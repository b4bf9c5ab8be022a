import * as v from 'valibot';
import { answered as isAnswered } from '../../diagnosis/attempts.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../diagnosis/facts.ts';
import { serverErrorsOf } from '../../diagnosis/views/provider-errors.ts';
import type { Service } from '../../formats/config.ts';
import { type StoredItem, storedItem } from '../../platform/storage.ts';
import { answeredMemory } from '../round-memory.ts';
import { readInterruptions } from '../watch-store.ts';
import { type GoodAnswer, goodAnswers, isSince, newGoodAnswers } from './good-answers.ts';
import { isWithin, ownValue } from './recall.ts';

/** How long another endpoint's server error is told of (rule P5d). */
const ERROR_STANDS_MS = 5 * 60_000;
/** How long a failure on the network before this one is told of (rule P5c). */
const NETWORK_STANDS_MS = 30 * 60_000;
/**
 * A browser goes on with connections it began while the line was gone, at growing distances (1, 3, 7, 15, 31 s: RFC 6298
 * 5.5), and lets new requests wait for them.
 */
const LINE_IS_NEW_MS = 60_000;
/** After this long somebody else may carry it. */
const GOOD_ANSWER_COUNTS_MS = 7 * 24 * 60 * 60_000;
const errorSchema = v.strictObject({
  provider: v.string(),
  host: v.string(),
  status: v.number(),
  atMs: v.number(),
});

/** Server errors of the last minutes, newest first. */
export const serverErrors: StoredItem<v.InferOutput<typeof errorSchema>[]> = storedItem(
  'serverErrors',
  { area: 'session', schema: v.array(errorSchema) },
);

const earlierSchema = v.record(v.string(), v.strictObject({ cause: v.string(), atMs: v.number() }));

/** How services failed on the network that the person has left, by id. */
export const earlierNetworks: StoredItem<v.InferOutput<typeof earlierSchema>> = storedItem(
  'earlierNetworks',
  { area: 'session', schema: earlierSchema },
);

/** How services failed, by id, in the last rounds that found the user's own side well. */
export const farFailures: typeof earlierNetworks = storedItem('farFailures', {
  area: 'session',
  schema: earlierSchema,
});

/** When a round last found that nothing gets through. */
const lineGone: StoredItem<number> = storedItem('lineGone', {
  area: 'session',
  schema: v.number(),
});

/** When the person last said that they had changed the network. */
const networkLeft: StoredItem<number> = storedItem('networkLeft', {
  area: 'session',
  schema: v.number(),
});

/**
 * Another network carries what follows: failures of the last rounds are remembered as failures there, in place of what an
 * earlier change left behind. Not to be called again before it has ended.
 */
export async function leaveNetwork(nowMs: number): Promise<void> {
  await networkLeft.set(nowMs);
  await lineGone.remove();
  await earlierNetworks.set((await farFailures.get()) ?? {});
  await farFailures.remove();
}

const NOTHING_GETS_THROUGH: readonly Cause[] = ['no-internet', 'not-connected'];

/** What earlier rounds left behind for judging this one. */
export interface EarlierRounds {
  readonly errors: v.InferOutput<typeof errorSchema>[];
  readonly networks: v.InferOutput<typeof earlierSchema>;
  readonly good: Record<string, GoodAnswer>;
  /** Ids of services that have ever answered. */
  readonly answered: readonly string[];
  readonly lineGoneAtMs?: number;
  /** When the device may last have moved to another network; absent: not while anything of this is remembered. */
  readonly movedMs?: number;
}

/** Reads everything at once; what cannot be read is as if it had never been. */
export async function recallEarlierRounds(nowMs: number): Promise<EarlierRounds> {
  const [errors, networks, good, known, lineGoneAtMs, leftMs, between] = await Promise.all([
    serverErrors.get(),
    earlierNetworks.get(),
    goodAnswers.get(),
    answeredMemory.get(),
    lineGone.get(),
    networkLeft.get(),
    readInterruptions(),
  ]);
  // One in the future was noted by a clock that has been set back since.
  const moves = [leftMs, between?.movedMs].flatMap((atMs = Number.NaN) =>
    atMs <= nowMs ? [atMs] : [],
  );
  return {
    errors: errors ?? [],
    networks: networks ?? {},
    good: good ?? {},
    answered: known?.services ?? [],
    ...(lineGoneAtMs !== undefined && { lineGoneAtMs }),
    ...(moves.length > 0 && { movedMs: Math.max(...moves) }),
  };
}

/** What earlier rounds know of this connection. */
export function lineFacts(
  { lineGoneAtMs }: EarlierRounds,
  nowMs: number,
): Pick<RoundFacts, 'lineGoneAgoMs'> {
  if (lineGoneAtMs === undefined || !isWithin(nowMs, lineGoneAtMs, LINE_IS_NEW_MS)) return {};
  return { lineGoneAgoMs: nowMs - lineGoneAtMs };
}

/** A service's facts with what earlier rounds know of it. */
export function withEarlierRounds(
  service: ServiceFacts,
  { errors, networks, good, answered, movedMs }: EarlierRounds,
  nowMs: number,
): ServiceFacts {
  const own = errors.filter(
    ({ provider, atMs }) =>
      provider.toLowerCase() === service.provider.toLowerCase() &&
      isWithin(nowMs, atMs, ERROR_STANDS_MS),
  );
  const network = ownValue(networks, service.id);
  const isRecent = network !== undefined && isWithin(nowMs, network.atMs, NETWORK_STANDS_MS);
  const known = ownValue(good, service.id);
  const isKnown = known !== undefined && isWithin(nowMs, known.atMs, GOOD_ANSWER_COUNTS_MS);
  return {
    ...service,
    ...(!answered.includes(service.id) && { neverAnswered: true as const }),
    ...(own.length > 0 && {
      serverErrors: own.map(({ host, status, atMs }) => ({ host, status, agoMs: nowMs - atMs })),
    }),
    ...(isRecent && { earlierNetwork: { cause: network.cause, agoMs: nowMs - network.atMs } }),
    ...(isKnown && {
      lastGood: {
        addresses: known.addresses,
        ...(known.cdn !== undefined && { cdn: known.cdn }),
        ...(known.byHost !== undefined && { byHost: known.byHost }),
        ...(isSince(known, movedMs) && { isHere: true as const }),
      },
    }),
  };
}

/**
 * Keeps what later rounds may need of this one. A service that answers has nothing to compare with another network any
 * more. Not to be called again before it has ended.
 */
export async function keepForLaterRounds(
  facts: RoundFacts,
  { services, user }: Diagnosis,
  nowMs: number,
): Promise<void> {
  const earlier = await recallEarlierRounds(nowMs);
  if (user.kind === 'fault' && NOTHING_GETS_THROUGH.includes(user.cause)) await lineGone.set(nowMs);
  if (user.kind === 'ok') await noteFarFailures(services, nowMs);
  const errors = newErrors(facts, earlier, nowMs);
  if (errors.length > 0 || earlier.errors.length > 0) await serverErrors.set(errors);
  const news = newGoodAnswers(facts, earlier, nowMs);
  if (Object.keys(news).length > 0) await goodAnswers.set({ ...earlier.good, ...news });
  const fine = new Set(services.filter(isUp).map(({ id }) => id));
  const left = Object.entries(earlier.networks).filter(([id]) => !fine.has(id));
  if (left.length < Object.keys(earlier.networks).length) {
    await earlierNetworks.set(Object.fromEntries(left));
  }
}

/** A round in between with no line says nothing of who failed on this network, and nothing is forgotten over it. */
async function noteFarFailures(services: Diagnosis['services'], nowMs: number): Promise<void> {
  const known = (await farFailures.get()) ?? {};
  const judged = new Set(services.map(({ id }) => id));
  const others = Object.entries(known).filter(([id]) => !judged.has(id));
  const failing = services.flatMap(({ id, verdict }) =>
    verdict.kind === 'fault' && verdict.suspects.includes('provider')
      ? [[id, { cause: verdict.cause, atMs: nowMs }] as const]
      : [],
  );
  if (others.length === Object.keys(known).length && failing.length === 0) return;
  await farFailures.set(Object.fromEntries([...others, ...failing]));
}

function isUp({ verdict: { kind } }: Diagnosis['services'][number]): boolean {
  return kind === 'ok' || kind === 'refusing';
}

/** Forgets what is known of services that stand as they were no longer. Not to be called again before it has ended. */
export async function forgetEarlierRounds(standing: readonly Service[]): Promise<void> {
  const ids = new Set(standing.map(({ id }) => id));
  await prune(goodAnswers, (id) => ids.has(id));
  await prune(earlierNetworks, (id) => ids.has(id));
  await prune(farFailures, (id) => ids.has(id));
  const hosts = new Set(
    standing.flatMap(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname)),
  );
  const errors = (await serverErrors.get()) ?? [];
  const left = errors.filter(({ host }) => hosts.has(host));
  if (left.length < errors.length) await serverErrors.set(left);
}

async function prune<T>(
  item: StoredItem<Record<string, T>>,
  isStanding: (id: string) => boolean,
): Promise<void> {
  const known = (await item.get()) ?? {};
  const left = Object.entries(known).filter(([id]) => isStanding(id));
  if (left.length < Object.keys(known).length) await item.set(Object.fromEntries(left));
}

function newErrors(
  { services }: RoundFacts,
  { errors }: EarlierRounds,
  nowMs: number,
): EarlierRounds['errors'] {
  const seen = services.flatMap((service) =>
    serverErrorsOf(service).flatMap((o) =>
      isAnswered(o)
        ? [{ provider: service.provider, host: o.host, status: o.outcome.status, atMs: nowMs }]
        : [],
    ),
  );
  const all = [...seen, ...errors.filter(({ atMs }) => isWithin(nowMs, atMs, ERROR_STANDS_MS))];
  return all.filter(
    (error, place) =>
      all.findIndex(({ provider, host }) => provider === error.provider && host === error.host) ===
      place,
  );
}

import * as v from 'valibot';
import { answered } from '../../diagnosis/attempts.ts';
import type { RoundFacts, ServiceFacts } from '../../diagnosis/facts.ts';
import { type StoredItem, storedItem } from '../../platform/storage.ts';
import { isWithin, ownValue } from './recall.ts';

/** A good answer says who carries a service; that seldom changes, and storage is not written for nothing. */
const GOOD_ANSWER_KEPT_MS = 24 * 60 * 60_000;
/** Addresses of its last good answer that are kept for a service, hosts of it, and addresses of one of those. */
const MOST_ADDRESSES = 4;
const MOST_HOSTS = 8;
const MOST_OF_HOST = 2;

const goodSchema = v.strictObject({
  cdn: v.exactOptional(v.string()),
  addresses: v.array(v.string()),
  byHost: v.exactOptional(v.record(v.string(), v.array(v.string()))),
  atMs: v.number(),
});

/** Who carried the last good answer of a service. */
export type GoodAnswer = v.InferOutput<typeof goodSchema>;

/** Who carried the last good answer of each service, by id. */
export const goodAnswers: StoredItem<Record<string, GoodAnswer>> = storedItem('goodAnswers', {
  area: 'local',
  schema: v.record(v.string(), goodSchema),
});

/**
 * Good answers of a round that say something new of who carries a service, by id; `movedMs` is when the device may last have
 * moved to another network.
 */
export function newGoodAnswers(
  { services }: RoundFacts,
  { good: known, movedMs }: Known,
  nowMs: number,
): Known['good'] {
  const news = services.flatMap((service): [string, GoodAnswer][] => {
    const seen = goodAnswerOf(service, nowMs);
    if (seen === undefined) return [];
    const old = ownValue(known, service.id);
    const isOfNow =
      old !== undefined && isWithin(nowMs, old.atMs, GOOD_ANSWER_KEPT_MS) && isSince(old, movedMs);
    if (!isOfNow) return [[service.id, seen]];
    return isSame(old, seen) ? [] : [[service.id, joined(old, seen)]];
  });
  return Object.fromEntries(news);
}

interface Known {
  readonly good: Record<string, GoodAnswer>;
  readonly movedMs?: number;
}

/** Whether it is of the network that the device is on now. */
export function isSince({ atMs }: GoodAnswer, movedMs: number | undefined): boolean {
  return movedMs === undefined || atMs >= movedMs;
}

/** Nothing new: whoever answers from a pool does so from where it did before, now and then. */
function isSame(old: GoodAnswer, { cdn, addresses, byHost = {} }: GoodAnswer): boolean {
  if (old.cdn !== cdn || old.addresses.length > 0 !== addresses.length > 0) return false;
  return Object.entries(byHost).every(([host, places]) => {
    const before = ownValue(old.byHost ?? {}, host);
    return places.some((address) => before?.includes(address));
  });
}

/** A scheduled round asks one host of each service: what is known of the others stays. */
function joined({ byHost: before = {} }: GoodAnswer, seen: GoodAnswer): GoodAnswer {
  if (seen.byHost === undefined) return seen;
  const hosts = Object.entries({ ...before, ...seen.byHost });
  return { ...seen, byHost: Object.fromEntries(hosts.slice(-MOST_HOSTS)) };
}

function goodAnswerOf({ observations }: ServiceFacts, nowMs: number): GoodAnswer | undefined {
  const good = observations.flatMap((o) =>
    o.role === 'endpoint' && answered(o) && o.outcome.verified && o.outcome.status < 500
      ? [{ host: o.outcome.finalHost ?? o.host, ...o.outcome }]
      : [],
  );
  const cdn = good.find((answer) => answer.cdn !== undefined)?.cdn;
  const addresses = [...new Set(good.flatMap(({ address }) => address ?? []))];
  if (cdn === undefined && addresses.length === 0) return undefined;
  const hosts = [...new Set(good.flatMap(({ address, host }) => (address ? [host] : [])))];
  const placesOf = (host: string): string[] => [
    ...new Set(good.flatMap((answer) => (answer.host === host ? (answer.address ?? []) : []))),
  ];
  const byHost = hosts
    .slice(0, MOST_HOSTS)
    .map((host) => [host, placesOf(host).slice(0, MOST_OF_HOST)] as const);
  return {
    addresses: addresses.slice(0, MOST_ADDRESSES),
    atMs: nowMs,
    ...(cdn !== undefined && { cdn }),
    ...(byHost.length > 0 && { byHost: Object.fromEntries(byHost) }),
  };
}

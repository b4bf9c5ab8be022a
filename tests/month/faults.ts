/** A month's faults, by chance from a seed: every one can be seen, and its alerts follow from when it was. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Random = () => number;

/** Mulberry32: the same seed, the same month. */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Fault {
  readonly kind: 'outage' | 'own' | 'blip' | 'flapping';
  /** Services that it hits; none of a fault at home. */
  readonly services: readonly string[];
  readonly provider: string;
  /** Ms since the month began. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface WatchedService {
  readonly name: string;
  readonly provider: string;
}

/** Services under providers that have one to six of them. */
export function inventServices(count: number): Map<string, WatchedService> {
  const services = new Map<string, WatchedService>();
  for (let provider = 0; services.size < count; provider += 1) {
    for (let n = 0; n <= (provider * 5) % 6 && services.size < count; n += 1) {
      const name = `S${services.size}`;
      services.set(name.toLowerCase(), { name, provider: `P${provider}` });
    }
  }
  return services;
}

/** Hours of a day in which one fault begins and ends: two by day, one in quiet hours, one that outlasts the night. */
const SLOTS = [
  { fromMs: 8.5 * HOUR, toMs: 11.5 * HOUR },
  { fromMs: 12.5 * HOUR, toMs: 15.5 * HOUR },
  { fromMs: 16.5 * HOUR, toMs: 21 * HOUR },
  { fromMs: 22.3 * HOUR, toMs: 23.9 * HOUR },
] as const;

const LEAST = 40 * MINUTE;

export function inventFaults(
  services: ReadonlyMap<string, WatchedService>,
  { days, random }: { days: number; random: Random },
): Fault[] {
  const providers = [...new Set([...services.values()].map(({ provider }) => provider))];
  const some = <T>(all: readonly T[]): T[] => {
    const hit = all.filter(() => random() < 0.6);
    return hit.length > 0 ? hit : all.slice(0, 1);
  };
  const faults: Fault[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const slot of SLOTS) {
      const dice = random();
      if (dice < 0.35) continue;
      const kind = dice < 0.5 ? 'own' : dice < 0.6 ? 'blip' : dice < 0.68 ? 'flapping' : 'outage';
      const roomMs = slot.toMs - slot.fromMs - LEAST;
      const startMs = day * DAY + slot.fromMs + Math.floor(random() * roomMs);
      const isQuiet = slot.fromMs > 22 * HOUR;
      const endMs =
        kind === 'blip'
          ? startMs + 2_500
          : startMs + LEAST - 15 * MINUTE + Math.floor(random() * 14 * MINUTE);
      // One in three of those that begin late outlasts the night, when nobody looks.
      const toMs =
        isQuiet && kind === 'outage' && random() < 0.4 ? (day + 1) * DAY + 8.2 * HOUR : endMs;
      const hit =
        kind === 'own'
          ? ['']
          : kind === 'outage' && random() < 0.3
            ? some(providers).slice(0, 2)
            : [providers[Math.floor(random() * providers.length)] ?? ''];
      for (const provider of hit) {
        const own = [...services].filter(([, one]) => one.provider === provider).map(([id]) => id);
        const list = kind === 'outage' ? some(own) : own.slice(0, 1);
        faults.push({
          kind,
          provider,
          services: kind === 'own' ? [] : list,
          fromMs: startMs,
          toMs,
        });
      }
    }
  }
  return faults.filter(({ toMs }) => toMs < days * DAY - HOUR);
}

/** Whether it fails at that moment; what flaps is down for 10 s of every 30. */
export function failsAt({ kind, fromMs, toMs }: Fault, atMs: number): boolean {
  if (atMs < fromMs || atMs >= toMs) return false;
  return kind !== 'flapping' || (atMs - fromMs) % 30_000 < 10_000;
}

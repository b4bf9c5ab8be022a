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
  /** Of what flaps: down for `downMs` at the beginning of each `periodMs`. */
  readonly flap?: { readonly periodMs: number; readonly downMs: number };
  /** When what is known of it changes. */
  readonly changesMs?: number;
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

/** Many fail at once at the second hour of this day: one of them for days, another one anew meanwhile. */
const SHARED = { day: 1, slot: 1, againDay: 3, againSlot: 2, longUntilMs: 4 * DAY + 11.8 * HOUR };

type Drawn = Pick<Fault, 'kind' | 'fromMs' | 'toMs' | 'flap' | 'changesMs'>;

export function inventFaults(
  services: ReadonlyMap<string, WatchedService>,
  { days, random }: { days: number; random: Random },
): Fault[] {
  const providers = [...new Set([...services.values()].map(({ provider }) => provider))];
  const some = <T>(all: readonly T[]): T[] => {
    const hit = all.filter(() => random() < 0.6);
    return hit.length > 0 ? hit : all.slice(0, 1);
  };
  const shared = shuffled(providers, random).slice(0, Math.max(3, providers.length - 3));
  const [long = '', again = ''] = shared;
  const faults: Fault[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const [index, slot] of SLOTS.entries()) {
      const isShared = day === SHARED.day && index === SHARED.slot;
      const isAgain = day === SHARED.againDay && index === SHARED.againSlot;
      const drawn = draw(slot, { day, random, ...((isShared || isAgain) && { kind: 'outage' }) });
      if (drawn === undefined) continue;
      const hit = isShared ? shared : isAgain ? [again] : whom(drawn.kind, providers, random);
      for (const provider of hit) {
        const own = [...services].filter(([, one]) => one.provider === provider).map(([id]) => id);
        const list = drawn.kind === 'outage' ? some(own) : own.slice(0, 1);
        const isLong = isShared && provider === long;
        const { longUntilMs } = SHARED;
        if (!isLong && provider === long && drawn.fromMs > SHARED.day * DAY) {
          if (drawn.fromMs < longUntilMs + HOUR) continue;
        }
        const toMs = isLong ? longUntilMs : drawn.toMs;
        faults.push({ ...drawn, provider, services: drawn.kind === 'own' ? [] : list, toMs });
      }
    }
  }
  return faults.filter(({ toMs }) => toMs < days * DAY - HOUR);
}

interface Draw {
  readonly day: number;
  readonly random: Random;
  readonly kind?: Fault['kind'];
}

/** What happens at those hours of that day, and for how long; undefined: nothing. */
function draw(
  slot: (typeof SLOTS)[number],
  { day, random, kind: wanted }: Draw,
): Drawn | undefined {
  const dice = random();
  if (dice < 0.35 && wanted === undefined) return undefined;
  const byDice = dice < 0.5 ? 'own' : dice < 0.6 ? 'blip' : dice < 0.68 ? 'flapping' : 'outage';
  const kind = wanted ?? byDice;
  const roomMs = slot.toMs - slot.fromMs - LEAST;
  const fromMs = day * DAY + slot.fromMs + Math.floor(random() * roomMs);
  if (kind === 'blip') return { kind, fromMs, toMs: fromMs + 2_500 };
  const lastsMs = LEAST - 15 * MINUTE + Math.floor(random() * 14 * MINUTE);
  if (kind === 'flapping') return { kind, fromMs, toMs: fromMs + lastsMs, flap: drawFlap(random) };
  if (kind === 'own') return { kind, fromMs, toMs: fromMs + lastsMs };
  // Two in five of those that begin late outlast the night, when nobody looks.
  const isNight = slot.fromMs > 22 * HOUR && random() < 0.4;
  const toMs = isNight ? (day + 1) * DAY + 8.2 * HOUR : fromMs + lastsMs;
  const changes = random() < 0.5 ? { changesMs: fromMs + 16 * MINUTE } : {};
  return { kind, fromMs, toMs, ...changes };
}

/** Half a minute to one and a half, down for a third of it. */
function drawFlap(random: Random): NonNullable<Fault['flap']> {
  const periodMs = 30_000 + Math.floor(random() * 60_000);
  return { periodMs, downMs: Math.floor(periodMs / 3) };
}

/** One provider; of outages now and then two, or three to six that have nothing to do with each other. */
function whom(kind: Fault['kind'], providers: readonly string[], random: Random): string[] {
  if (kind === 'own') return [''];
  const dice = random();
  const count = kind !== 'outage' || dice > 0.3 ? 1 : dice > 0.1 ? 2 : 3 + Math.floor(dice * 40);
  return shuffled(providers, random).slice(0, count);
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Whether it fails at that moment. */
export function failsAt({ fromMs, toMs, flap }: Fault, atMs: number): boolean {
  if (atMs < fromMs || atMs >= toMs) return false;
  return flap === undefined || (atMs - fromMs) % flap.periodMs < flap.downMs;
}

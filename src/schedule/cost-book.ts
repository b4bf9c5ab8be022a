import type { CostBook, CostSpan } from '../formats/data-use.ts';
import { dayName, monthName } from './cost-calendar.ts';
import type { RoundCost } from './cost-of-round.ts';

/** Days and months that are kept, so that a clock set wrong and right again finds what it left. */
const KEPT_SPANS = 3;
/** Rounds of each kind that tell what the next one of this month may cost. */
const RECENT_ROUNDS = 8;

/** Rounds that take place by themselves: while all is well, and after a failure. */
export type AutomaticRound = keyof CostBook['recent'];

export const NO_COSTS: CostBook = { days: [], months: [], recent: { schedule: [], recheck: [] } };

interface Counting {
  /** ms since the epoch. */
  readonly atMs: number;
  /** Absent: somebody asked for the round. */
  readonly kind?: AutomaticRound | undefined;
  /** How many services it looked at. */
  readonly looks: number;
  /** Whether the configuration has that service: one that is gone stays in the totals alone. */
  readonly isListed: (id: string) => boolean;
}

/** Counts a round in, for the day and the month of that moment. */
export function withCost(book: CostBook, cost: RoundCost, counting: Counting): CostBook {
  const { atMs, kind, looks, isListed } = counting;
  const add = (spans: readonly CostSpan[], name: string): CostSpan[] => [
    ...spans.filter((span) => span.name !== name).slice(1 - KEPT_SPANS),
    sum(spanNamed(spans, name), cost, isListed),
  ];
  const recent = recentAt(book, atMs);
  const { perLook = [] } = book;
  return {
    days: add(book.days, dayName(atMs)),
    months: add(book.months, monthName(atMs)),
    recent:
      kind === undefined
        ? recent
        : { ...recent, [kind]: [...recent[kind], cost.bytes].slice(-RECENT_ROUNDS) },
    perLook:
      kind === 'schedule' && looks > 0
        ? [...perLook, cost.bytes / looks].slice(-RECENT_ROUNDS)
        : perLook,
  };
}

function sum(span: CostSpan, cost: RoundCost, isListed: (id: string) => boolean): CostSpan {
  const services: Record<string, number> = {};
  for (const part of [span.services, cost.services]) {
    for (const [id, bytes] of Object.entries(part)) {
      if (isListed(id)) services[id] = (services[id] ?? 0) + bytes;
    }
  }
  return {
    name: span.name,
    bytes: span.bytes + cost.bytes,
    controlBytes: span.controlBytes + cost.controlBytes,
    services,
  };
}

function spanNamed(spans: readonly CostSpan[], name: string): CostSpan {
  return (
    spans.find((span) => span.name === name) ?? { name, bytes: 0, controlBytes: 0, services: {} }
  );
}

/** The day and the month of that moment, ms since the epoch. */
export function spansAt(book: CostBook, atMs: number): { today: CostSpan; month: CostSpan } {
  return {
    today: spanNamed(book.days, dayName(atMs)),
    month: spanNamed(book.months, monthName(atMs)),
  };
}

/**
 * Rounds of the month of that moment: what was dear in another one must not stop watching in this, for what is stopped
 * never gets cheaper.
 */
function recentAt({ months, recent }: CostBook, atMs: number): CostBook['recent'] {
  return months.at(-1)?.name === monthName(atMs) ? recent : NO_COSTS.recent;
}

/**
 * What a look at one service costs while all is well; undefined before the first scheduled round. The median: rounds in which
 * something fails, or controls are asked, cost several times as much.
 */
export function bytesPerLook({ perLook = [] }: CostBook): number | undefined {
  return [...perLook].sort((a, b) => a - b)[Math.floor(perLook.length / 2)];
}

interface Limit {
  readonly atMs: number;
  readonly limitBytes: number;
  readonly kind: AutomaticRound;
  /** What such a round costs by all that is known without having seen one. */
  readonly guessBytes: number;
}

/**
 * Whether a round of that kind might take the month over its limit. The dearest of the month's recent ones counts: every
 * other round is dearer than their average.
 */
export function wouldPass(book: CostBook, { atMs, limitBytes, kind, guessBytes }: Limit): boolean {
  const next = Math.max(guessBytes, ...recentAt(book, atMs)[kind]);
  return spansAt(book, atMs).month.bytes + next > limitBytes;
}

import * as v from 'valibot';
import { outsideViewSchema } from '../formats/outside-view.ts';
import type { OutsideResult } from './ask-outside.ts';

/** Between two questions about one service, in ms; an answer counts as long. */
export const COOL_DOWN_MS = 10 * 60_000;

/** What is older is dropped; no pause lasts longer either, for limits are counted by the hour. */
const KEPT_MS = 60 * 60_000;

/** Most services of which anything is remembered, and so most questions within a cool-down. */
const MAX_ENTRIES = 200;

/** Turned down before anybody was asked, because of who asked. */
const TURNED_DOWN: ReadonlySet<string | undefined> = new Set([
  'bad-token',
  'no-credits',
  'rate-limited',
]);

const endedViewSchema = v.strictObject({
  ...outsideViewSchema.entries,
  state: v.picklist(['answered', 'failed']),
});

const entrySchema = v.strictObject({
  service: v.string(),
  host: v.string(),
  askedAtMs: v.pipe(v.number(), v.finite()),
  /** The question can still be answered under this id. */
  id: v.exactOptional(v.string()),
  /** How it ended. */
  view: v.exactOptional(endedViewSchema),
});

type Entry = v.InferOutput<typeof entrySchema>;

/** Which questions were asked, what came of them, and until when nobody is asked anything. */
export interface OutsideMemory {
  /** One a service, the latest question last. */
  readonly asked: readonly Entry[];
  readonly pausedUntilMs?: number;
}

export const NOTHING_ASKED: OutsideMemory = { asked: [] };

/** The stored shape, read entry by entry: one that cannot be read takes no other with it. */
export const outsideMemorySchema = v.pipe(
  v.object({
    asked: v.fallback(v.array(v.unknown()), []),
    pausedUntilMs: v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined),
  }),
  v.transform(({ asked, pausedUntilMs }): OutsideMemory => {
    const entries = asked.flatMap((entry) => {
      const parsed = v.safeParse(entrySchema, entry);
      return parsed.success ? [parsed.output] : [];
    });
    return { asked: entries, ...(pausedUntilMs !== undefined && { pausedUntilMs }) };
  }),
);

interface Wish {
  readonly service: string;
  readonly host: string;
  readonly nowMs: number;
}

/** What to do about a service of which others are to be asked. */
export type OutsideStep =
  /** What came of the last question still counts. */
  | { readonly kind: 'reuse'; readonly view: OutsideResult }
  /** The last question may still be answered. */
  | { readonly kind: 'resume'; readonly id: string; readonly askedAtMs: number }
  | { readonly kind: 'ask' }
  | { readonly kind: 'wait'; readonly untilMs: number };

/**
 * Decides what to do, and yields the memory to store before it is done: in it a question counts as asked, so that none
 * is asked twice even if the background dies before the answer.
 */
export function mayAsk(
  memory: OutsideMemory,
  wish: Wish,
): { readonly step: OutsideStep; readonly memory: OutsideMemory } {
  const tidy = tidied(memory, wish.nowMs);
  const step = stepFor(tidy, wish);
  if (step.kind !== 'ask') return { step, memory: tidy };
  const { service, host, nowMs } = wish;
  const others = tidy.asked.filter((entry) => entry.service !== service);
  const asked = [...others, { service, host, askedAtMs: nowMs }].slice(-MAX_ENTRIES);
  return { step, memory: { ...tidy, asked } };
}

function stepFor(memory: OutsideMemory, { service, host, nowMs }: Wish): OutsideStep {
  const entry = entryOf(memory, service);
  const pausedUntilMs = memory.pausedUntilMs ?? 0;
  const coolsUntilMs = entry === undefined ? 0 : entry.askedAtMs + COOL_DOWN_MS;
  if (entry !== undefined && entry.host === host && coolsUntilMs > nowMs) {
    const { id, view, askedAtMs } = entry;
    if (id !== undefined) return { kind: 'resume', id, askedAtMs };
    if (view !== undefined) return { kind: 'reuse', view };
  }
  const untilMs = Math.max(coolsUntilMs, pausedUntilMs, roomAtMs(memory, service));
  return untilMs > nowMs ? { kind: 'wait', untilMs } : { kind: 'ask' };
}

/** When there is room for one more without forgetting a question that still holds back another. */
function roomAtMs({ asked }: OutsideMemory, service: string): number {
  const others = asked.filter((entry) => entry.service !== service);
  const dropped = others[others.length - MAX_ENTRIES];
  return dropped === undefined ? 0 : dropped.askedAtMs + COOL_DOWN_MS;
}

/** The question about a service stands under this id. */
export function rememberId(
  memory: OutsideMemory,
  { service, id }: { readonly service: string; readonly id: string },
): OutsideMemory {
  const asked = memory.asked.map((entry) => (entry.service === service ? { ...entry, id } : entry));
  return { ...memory, asked };
}

/**
 * What came of the question. One that only ran late or lost its way is kept for resuming; used-up limits hold back
 * every question. A failed view learns when asking again is possible.
 */
export function rememberView(
  memory: OutsideMemory,
  {
    service,
    view,
    nowMs,
  }: { readonly service: string; readonly view: OutsideResult; readonly nowMs: number },
): OutsideMemory {
  const tidy = tidied(memory, nowMs);
  const { id, ...known } = entryOf(tidy, service) ?? { service, host: view.host, askedAtMs: nowMs };
  const pause = pauseAfter(view, nowMs);
  const pausedUntilMs = Math.max(tidy.pausedUntilMs ?? 0, pause ?? 0);
  const isOpen = view.problem === 'timeout' || view.problem === 'unreachable';
  const retryAtMs = Math.max(known.askedAtMs + COOL_DOWN_MS, pause ?? 0);
  const entry = {
    ...known,
    ...(isOpen && id !== undefined && { id }),
    view: view.state === 'failed' ? { ...view, retryAt: new Date(retryAtMs).toISOString() } : view,
  };
  const isKnown = tidy.asked.some((each) => each.service === service);
  const asked = isKnown
    ? tidy.asked.map((each) => (each.service === service ? entry : each))
    : [...tidy.asked, entry].slice(-MAX_ENTRIES);
  return { asked, ...(pausedUntilMs > nowMs && { pausedUntilMs }) };
}

/** Until when nobody is asked; undefined where this view gives no reason for a pause. */
function pauseAfter({ problem, retryAt }: OutsideResult, nowMs: number): number | undefined {
  if (problem !== 'rate-limited' && problem !== 'no-credits') return undefined;
  const untilMs = Date.parse(retryAt ?? '') || nowMs + COOL_DOWN_MS;
  return Math.min(Math.max(untilMs, nowMs), nowMs + KEPT_MS);
}

/** The last view of a service, of the last hour. */
export function lastView(
  memory: OutsideMemory,
  { service, nowMs }: { readonly service: string; readonly nowMs: number },
): OutsideResult | undefined {
  return entryOf(tidied(memory, nowMs), service)?.view;
}

/** The same memory without what others said of these services; when they were asked still counts. */
export function forgetViews(memory: OutsideMemory, services: ReadonlySet<string>): OutsideMemory {
  const isOver = ({ service, id, view }: Entry): boolean =>
    services.has(service) && (id !== undefined || view !== undefined);
  if (!memory.asked.some(isOver)) return memory;
  const asked = memory.asked.map((entry) => {
    if (!isOver(entry)) return entry;
    const { service, host, askedAtMs } = entry;
    return { service, host, askedAtMs };
  });
  return { ...memory, asked };
}

/** Another token has other limits: whatever was turned down before anybody was asked may be asked again. */
export function afterNewToken({ asked }: OutsideMemory): OutsideMemory {
  return { asked: asked.filter(({ view }) => !TURNED_DOWN.has(view?.problem)) };
}

function entryOf({ asked }: OutsideMemory, service: string): Entry | undefined {
  return asked.find((entry) => entry.service === service);
}

/** Without what is too old. A time to come is a clock set back: it counts as now, which errs towards waiting. */
function tidied({ asked, pausedUntilMs }: OutsideMemory, nowMs: number): OutsideMemory {
  const kept = asked
    .filter(({ askedAtMs }) => nowMs - askedAtMs < KEPT_MS)
    .map((entry) => (entry.askedAtMs > nowMs ? { ...entry, askedAtMs: nowMs } : entry));
  const isPaused = pausedUntilMs !== undefined && pausedUntilMs > nowMs;
  return {
    asked: kept,
    ...(isPaused && { pausedUntilMs: Math.min(pausedUntilMs, nowMs + KEPT_MS) }),
  };
}

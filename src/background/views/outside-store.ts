import * as v from 'valibot';
import { type StoredItem, storedItem } from '../../platform/storage.ts';
import type { OutsideResult } from '../../vantage/ask-outside.ts';
import {
  afterNewToken,
  COOL_DOWN_MS,
  forgetViews,
  lastView,
  NOTHING_ASKED,
  type OutsideMemory,
  outsideMemorySchema,
} from '../../vantage/outside-memory.ts';

/** Which questions were asked, in this life of the browser or before, and of whom. */
const keptQuestions: StoredItem<{ readonly endpoint: string; readonly memory: OutsideMemory }> =
  storedItem('outside', {
    area: 'local',
    schema: v.object({ endpoint: v.string(), memory: outsideMemorySchema }),
  });

/** What was asked at this address; ids, limits and cool-downs of another one mean nothing here. */
export async function recallQuestions(endpoint: string): Promise<OutsideMemory> {
  const kept = await keptQuestions.get();
  return kept?.endpoint === endpoint ? kept.memory : NOTHING_ASKED;
}

/** Keeps what was asked at this address, in place of what was asked at another. */
export async function keepQuestions(endpoint: string, memory: OutsideMemory): Promise<void> {
  await keptQuestions.set({ endpoint, memory });
}

/** What others said of a service in the last minutes, by its id; an older view is no evidence about now. */
export async function recallOutsideViews(
  endpoint: string,
  nowMs: number,
): Promise<(service: string) => OutsideResult | undefined> {
  const memory = await recallQuestions(endpoint);
  return (service) => {
    const view = lastView(memory, { service, nowMs });
    const ageMs = nowMs - Date.parse(view?.askedAt ?? '');
    // A moment in the future belongs to a clock that was wrong then.
    const isFresh = ageMs >= 0 && ageMs < COOL_DOWN_MS;
    return view?.state === 'answered' && isFresh ? view : undefined;
  };
}

/**
 * Forgets what others said of those services, by id; when they were asked still counts. Not to be called again before
 * it has ended.
 */
export async function forgetOutsideViews(isOver: (service: string) => boolean): Promise<void> {
  const kept = await keptQuestions.get();
  if (kept === undefined) return;
  const over = kept.memory.asked.map(({ service }) => service).filter(isOver);
  const left = forgetViews(kept.memory, new Set(over));
  if (left !== kept.memory) await keepQuestions(kept.endpoint, left);
}

/** Another token has other limits. Not to be called again before it has ended. */
export async function startAnew(): Promise<void> {
  const kept = await keptQuestions.get();
  if (kept !== undefined) await keepQuestions(kept.endpoint, afterNewToken(kept.memory));
}

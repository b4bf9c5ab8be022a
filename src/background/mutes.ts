import { mutesSchema, type StoredMute } from '../formats/alerts.ts';
import type { Config } from '../formats/config.ts';
import { storedItem } from '../platform/storage.ts';
import type { Mute, Reply } from '../protocol.ts';
import { failure, success } from './replies.ts';

const mutes = storedItem('mutes', { area: 'local', schema: mutesSchema });

/** Longer than this nobody mutes by intention: the service's own switch is for that. */
const LONGEST_MS = 366 * 24 * 60 * 60_000;

export type ReadMutes =
  | { readonly ok: true; readonly mutes: readonly StoredMute[] }
  | { readonly ok: false; readonly message: string };

/** Mutes that hold now, of services that the configuration has; a store that fails now may hold some still. */
export async function readMutes({ services }: Config, nowMs: number): Promise<ReadMutes> {
  const stored = await mutes.read();
  if (!stored.ok) return stored;
  const listed = new Set(services.map(({ id }) => id));
  const all = stored.value ?? [];
  const holding = all.filter(({ service, untilMs }) => listed.has(service) && untilMs > nowMs);
  return { ok: true, mutes: holding };
}

/**
 * A clock that was set back makes no mute longer than it was meant to be: what is left of it counts from now. To be called
 * with each round, and not again before it has ended; a store that fails is left to the next one.
 */
export async function keepMutesInTime(nowMs: number): Promise<void> {
  const all = (await mutes.get()) ?? [];
  const inTime = all.map((mute): StoredMute => {
    const { setMs = nowMs, untilMs } = mute;
    const isAhead = mute.setMs === undefined || setMs > nowMs;
    return isAhead ? { ...mute, setMs: nowMs, untilMs: untilMs - (setMs - nowMs) } : mute;
  });
  if (inTime.some((mute, at) => mute !== all[at])) await mutes.set(inTime);
}

export async function tellMutes(config: Config, nowMs: number): Promise<Reply<Mute[]>> {
  const read = await readMutes(config, nowMs);
  return read.ok ? success(inWords(read.mutes)) : failure('storage', read.message);
}

interface MuteRequest {
  readonly service: string;
  /** ISO 8601; null, and what is past: no longer. */
  readonly until: string | null;
}

/** Mutes a service, or ends that. Not to be called again before it has ended. */
export async function setMute(
  { service, until }: MuteRequest,
  { config, nowMs }: { config: Config; nowMs: number },
): Promise<Reply<Mute[]>> {
  if (!config.services.some(({ id }) => id === service)) {
    return failure('bad-request', 'no service has that id');
  }
  const untilMs = Math.min(Date.parse(until ?? '') || 0, nowMs + LONGEST_MS);
  const read = await readMutes(config, nowMs);
  if (!read.ok) return failure('storage', read.message);
  const others = read.mutes.filter((mute) => mute.service !== service);
  const all = untilMs > nowMs ? [...others, { service, untilMs, setMs: nowMs }] : others;
  const stored = await mutes.set(all);
  return stored.ok ? success(inWords(all)) : failure('storage', stored.message);
}

function inWords(all: readonly StoredMute[]): Mute[] {
  return all.map(({ service, untilMs }) => ({ service, until: new Date(untilMs).toISOString() }));
}

import type { Headers } from './header-signatures.ts';

/** `Retry-After` as ms from now: it carries seconds or a date. Undefined where absent, garbled or past. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // Their clock set that date, so it counts from their `Date`.
  const until = Date.parse(text) - (dateOf(headers) ?? now);
  return until >= 0 ? until : undefined;
}

/**
 * Their clock minus ours, in ms, at the midpoint of the exchange; undefined where the `Date` is not fresh.
 * `Date` is cut to whole seconds, so half a second is added.
 */
export function clockSkewMs(
  headers: Headers,
  { midpoint, fromCache }: { readonly midpoint: number; readonly fromCache: boolean },
): number | undefined {
  const date = dateOf(headers);
  const isStored = fromCache || Number(headers.age ?? 0) > 0;
  return date === undefined || isStored ? undefined : Math.round(date + 500 - midpoint);
}

function dateOf(headers: Headers): number | undefined {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? undefined : date;
}

/** Ids may be words that every object has. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A moment in the future belongs to a clock that was wrong then. */
export function isWithin(nowMs: number, atMs: number, spanMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs <= spanMs;
}

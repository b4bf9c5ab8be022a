/** Hours from UTC of the zone names that mail and feeds use (RFC 822, 5.1; Etc. as its successors read them). */
const ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** Epochs below this are seconds: as ms they would lie before 1974, as seconds after the year 5000. */
const FIRST_MS = 1e11;

/**
 * A moment in ms since the epoch, out of ISO 8601, RFC 822, or an epoch in s or ms, as a number or as text. Undefined
 * for anything else. Text without a zone is read as UTC; `CST` as North America's.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 60) return undefined;
  const text = value.trim();
  if (/^\d{9,14}(\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  return finite(Date.parse(withZone(text)));
}

function fromEpoch(value: number): number | undefined {
  return value > 0
    ? finite(new Date(value < FIRST_MS ? value * 1000 : value).getTime())
    : undefined;
}

function withZone(text: string): string {
  const named = /^(.*\d)\s*([A-Z]{1,4})$/.exec(text);
  const hours = ZONES[named?.[2] ?? ''];
  if (named !== null && hours !== undefined && named[2] !== 'Z')
    return `${named[1]} ${offset(hours)}`;
  const isoWithoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text);
  return isoWithoutZone ? `${text.replace(' ', 'T')}Z` : text;
}

function offset(hours: number): string {
  return `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}00`;
}

function finite(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.trunc(ms) : undefined;
}

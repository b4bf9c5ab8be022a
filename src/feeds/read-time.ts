/** Epochs below this are seconds: as ms they would lie before 1974, as seconds after the year 5000. */
const FIRST_MS = 1e11;

const ISO =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|UTC|([+-]\d\d):?(\d\d))?)?$/;
const RFC_822 =
  /^(?:[A-Za-z]{3,9}, *)?(\d{1,2} [A-Za-z]{3,9} \d{2,4} \d{1,2}:\d\d(?::\d\d)?) ?([A-Z]{1,3}|[+-]\d{4})?$/;

/**
 * A moment in ms since the epoch, out of ISO 8601, RFC 822 with its zone names, or an epoch in s or ms, as a number or
 * as text. Undefined for anything else. What names no zone is read as UTC.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 60) return undefined;
  const text = value.trim();
  if (/^\d{9,14}(\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, date, time = '00:00', hours = '+00', minutes = '00'] = iso;
    return finite(Date.parse(`${date}T${time}${hours}:${minutes}`));
  }
  const mail = RFC_822.exec(text);
  return mail === null ? undefined : finite(Date.parse(`${mail[1]} ${mail[2] ?? 'UTC'}`));
}

function fromEpoch(value: number): number | undefined {
  return value > 0
    ? finite(new Date(value < FIRST_MS ? value * 1_000 : value).getTime())
    : undefined;
}

function finite(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.trunc(ms) : undefined;
}

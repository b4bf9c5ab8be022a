import type { RollUp } from '../formats/records.ts';
import { dayEnd, dayOf, momentOf } from './local-day.ts';
import { HOUR_MS } from './pieces.ts';

const DAY_MS = 24 * HOUR_MS;
/** More in one go would be a clock that was set, and no history. */
const MOST_FILLED_MS = 100 * DAY_MS;

/** Hours of one subject, oldest first, with those in between that nobody observed. */
export function withSilentHours(hours: readonly RollUp[]): RollUp[] {
  return filled(hours, (span, nextSpan) => {
    if (typeof span !== 'number' || typeof nextSpan !== 'number') return [];
    const silent: Silent[] = [];
    if (nextSpan - span > MOST_FILLED_MS) return silent;
    for (let at = span + HOUR_MS; at < nextSpan; at += HOUR_MS) {
      silent.push({ span: at, lengthMs: HOUR_MS });
    }
    return silent;
  });
}

/** The same for days. */
export function withSilentDays(days: readonly RollUp[]): RollUp[] {
  return filled(days, (span, nextSpan) => {
    const fromMs = momentOf(String(span));
    const toMs = momentOf(String(nextSpan));
    const silent: Silent[] = [];
    if (fromMs === undefined || toMs === undefined || toMs - fromMs > MOST_FILLED_MS) return silent;
    let at = dayEnd(fromMs);
    while (dayOf(at) < String(nextSpan)) {
      const end = dayEnd(at);
      silent.push({ span: dayOf(at), lengthMs: end - at });
      at = end;
    }
    return silent;
  });
}

interface Silent {
  readonly span: RollUp['span'];
  readonly lengthMs: number;
}

function filled(
  known: readonly RollUp[],
  between: (span: RollUp['span'], next: RollUp['span']) => Silent[],
): RollUp[] {
  return known.flatMap((rollUp, index) => {
    const next = known[index + 1];
    if (next === undefined || next.subject !== rollUp.subject) return rollUp;
    const silent = between(rollUp.span, next.span).map(({ span, lengthMs }) => ({
      subject: rollUp.subject,
      span,
      upMs: 0,
      degradedMs: 0,
      downMs: 0,
      unobservedMs: lengthMs,
      looks: 0,
    }));
    return [rollUp, ...silent];
  });
}

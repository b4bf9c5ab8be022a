import type { AlertNews } from '../formats/alerts.ts';
import type { Report } from '../formats/report.ts';
import type { IncidentNews } from '../incidents/round.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import { plannedEnd } from './planned-end.ts';

/** News of a round as alerts take it, with what only its report can tell. */
export function newsOf(news: readonly IncidentNews[], report: Report): AlertNews[] {
  return news.map((one) => {
    const { id: incident, service, verdict, startedAt, endedAt } = one.incident;
    const { suspects, cause, scope } = verdict;
    const told = {
      kind: one.kind,
      incident,
      subject: service ?? USER_SUBJECT,
      startedAtMs: Date.parse(startedAt),
      suspects: [...suspects],
      cause,
      scope,
    };
    if (one.kind === 'recovered') {
      const lastedMs = Math.max(0, Date.parse(endedAt ?? startedAt) - told.startedAtMs);
      return { ...told, downMs: one.downMs, lastedMs };
    }
    const asked = report.services.find(({ id }) => id === service);
    const plannedUntilMs = asked && plannedEnd(asked, endOf(report));
    return {
      ...told,
      ...(report.user.kind === 'ok' && { connectionWorks: true }),
      ...(plannedUntilMs !== undefined && { plannedUntilMs }),
    };
  });
}

function endOf({ startedAt, durationMs }: Report): number {
  return Date.parse(startedAt) + durationMs;
}

import { isSameFault } from '../diagnosis/overall.ts';
import type { Incident } from '../formats/incident.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import { closedIncident, openIncident, withClosed } from './incident-of.ts';
import { type IncidentState, USER_SUBJECT } from './round.ts';

/** Every incident: open ones first, then those that are over, each newest first. */
export function listIncidents({ book, closed }: IncidentState): Incident[] {
  const open = book.subjects.flatMap(
    ({ subject, fault }) => (fault && openIncident(subject, fault)) ?? [],
  );
  const byStart = (a: Incident, b: Incident): number =>
    Date.parse(b.startedAt) - Date.parse(a.startedAt);
  return [...open.sort(byStart), ...[...closed].sort(byStart)];
}

/** A fault that has not ended yet, suspected or confirmed. */
export interface StandingFault {
  readonly subject: string;
  /** When it was first seen, or first seen to be over; of one that comes and goes, when it last did. In ms since the epoch. */
  readonly sinceMs: number;
  /** It comes and goes. */
  readonly isUnstable?: true;
}

export function standingFaults({ book }: IncidentState): StandingFault[] {
  return book.subjects.flatMap(({ subject, fault, flips, unstableUntilMs }) => {
    if (fault === undefined) return [];
    const sinceMs = fault.endsAtMs ?? fault.startedAtMs;
    if (unstableUntilMs === undefined) return { subject, sinceMs };
    return { subject, sinceMs: flips.at(-1) ?? sinceMs, isUnstable: true };
  });
}

/** Services that failed and have answered since, too soon to be told of: whether they fail again is worth a look. */
export function passedFaults({ book }: IncidentState): StandingFault[] {
  return book.subjects.flatMap(({ subject, fault, flips: [sinceMs] }) =>
    subject === USER_SUBJECT || fault !== undefined || sinceMs === undefined
      ? []
      : { subject, sinceMs },
  );
}

interface Judged {
  readonly user: ReportVerdict;
  readonly services: readonly { readonly id: string; readonly verdict: ReportVerdict }[];
}

/** What a round says, with faults `confirmed` where that is what the state after it says. */
export function withCertainty<R extends Judged>(round: R, { book }: IncidentState): R {
  const open = new Set(
    book.subjects.flatMap(({ subject, fault }) =>
      fault?.confirmedAtMs === undefined ? [] : subject,
    ),
  );
  const settle = (verdict: ReportVerdict, subject: string): ReportVerdict =>
    verdict.kind === 'fault' && open.has(subject)
      ? { ...verdict, certainty: 'confirmed' }
      : verdict;
  const { user } = round;
  const services = round.services.map((service) => {
    const { id, verdict } = service;
    // A service that carries the fault of the user's own side is as certain as that.
    const isCarried =
      verdict.kind === 'fault' && user.kind === 'fault' && isSameFault(verdict, user);
    return { ...service, verdict: settle(verdict, isCarried ? USER_SUBJECT : id) };
  });
  return { ...round, user: settle(user, USER_SUBJECT), services };
}

interface Remaining {
  /** The configuration still has that service. */
  readonly isListed: (id: string) => boolean;
  /** It is enabled, and as it was when it was judged. */
  readonly isStanding: (id: string) => boolean;
}

/**
 * What remains once the configuration has changed. A service that is gone takes its incidents along: nobody could name
 * them. Of one that is disabled or changed an open incident is over as of its last failing round, which is no news.
 */
export function forgetServices(
  { book, closed }: IncidentState,
  { isListed, isStanding }: Remaining,
): IncidentState {
  const isKept = (subject: string): boolean => subject === USER_SUBJECT || isStanding(subject);
  const ended = book.subjects.flatMap(({ subject, fault }) =>
    isKept(subject) ? [] : ((fault && closedIncident(subject, fault)) ?? []),
  );
  return {
    book: { ...book, subjects: book.subjects.filter(({ subject }) => isKept(subject)) },
    closed: withClosed(closed, ended).filter(
      ({ service }) => service === null || isListed(service),
    ),
  };
}

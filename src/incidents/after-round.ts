import { gapOf } from '../formats/gap-of.ts';
import type { Watch } from '../formats/incident.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import { closedIncident, openIncident, withClosed, withId } from './incident-of.ts';
import { isOld } from './is-old.ts';
import { type IncidentNews, type IncidentState, type Round, USER_SUBJECT } from './round.ts';
import { type Look, type Sighting, sightingOf } from './sighting.ts';
import { loseSight, newWatch, type Step, see } from './watch-step.ts';

/** How long controls may take to pass after a pause, before failures count against services all the same. */
const DOUBT_MS = 10 * 60_000;

/**
 * What stands after one more round, and what there is to tell. Pure: the same rounds in the same order come to the same
 * state, whatever the order of services in them. Subjects that are not part of the round stay as they were, and so do those
 * that a round has seen which began no earlier: noted twice, or after a longer one, it tells nothing new of them.
 */
export function afterRound(
  state: IncidentState,
  round: Round,
): {
  readonly state: IncidentState;
  readonly news: readonly IncidentNews[];
  readonly looks: readonly Look[];
} {
  const isLost = lostIn(round);
  const known = state.book.subjects.map((watch) =>
    isLost(watch.subject) && !isOld(round, watch.seenAtMs) ? outOfSight(watch) : watch,
  );
  const watches = new Map(known.map((watch) => [watch.subject, watch]));
  const doubtSinceMs = doubtAfter(state.book.doubtSinceMs, round);
  const gapMs = gapOf(round.intervalMs);
  let { closed } = state;
  const news: IncidentNews[] = [];
  const seen = sightings(round, { watches, doubtSinceMs, gapMs });
  for (const { subject, verdict, sighting } of seen) {
    if (sighting === 'nothing') continue;
    const known = watches.get(subject);
    const step = stepOf(known ?? newWatch(subject, round.atMs), {
      verdict,
      sighting,
      gapMs,
      round,
    });
    const watch = step.news === undefined ? step.watch : withId(step.watch, closed);
    if (isWell(watch)) watches.delete(subject);
    else watches.set(subject, watch);
    const told = tell({ ...step, watch });
    if (told === undefined) continue;
    news.push(told);
    if (told.kind === 'recovered') closed = withClosed(closed, [told.incident]);
  }
  const subjects = [...watches.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
  const book = { subjects, ...(doubtSinceMs !== undefined && { doubtSinceMs }) };
  const looks = seen.map(({ subject, sighting }) => ({ subject, sighting }));
  return { state: { book, closed }, news, looks };
}

/** Of whom nobody can say what was since the last look: of all after a pause; without a line, of those not asked. */
function lostIn({ isAfterPause, lineDown, services }: Round): (subject: string) => boolean {
  if (isAfterPause) return () => true;
  if (lineDown === undefined) return () => false;
  const known = new Set([USER_SUBJECT, ...lineDown.local, ...services.map(({ id }) => id)]);
  return (subject) => !known.has(subject);
}

/** Whether it was seen or not before a pause, nobody saw what was in between: it is no time of anything. */
function outOfSight(watch: Watch): Watch {
  return { ...watch, isObserved: false };
}

interface Standing {
  readonly watches: ReadonlyMap<string, Watch>;
  readonly doubtSinceMs: number | undefined;
  readonly gapMs: number;
}

interface SeenSubject {
  readonly subject: string;
  readonly verdict: ReportVerdict;
  readonly sighting: Sighting;
}

/** What a round counts as for each of its subjects: the user's own side first, then services by id. */
function sightings(
  round: Round,
  { watches, doubtSinceMs, gapMs }: Standing,
): readonly SeenSubject[] {
  const { user, services, atMs } = round;
  const isDoubtful = doubtSinceMs !== undefined;
  const own = watches.get(USER_SUBJECT);
  // A round that cannot tell leaves a fault of the user's own side standing.
  const stands = own?.fault !== undefined && own.fault.endsAtMs === undefined;
  const isOwnFault =
    user.kind === 'fault' ||
    (user.kind === 'unknown' && stands && Math.abs(atMs - own.seenAtMs) <= gapMs);
  const seen = (subject: string, verdict: ReportVerdict): SeenSubject => {
    const seenAtMs = watches.get(subject)?.seenAtMs ?? round.seenAtMs?.get(subject);
    const isOwn = subject === USER_SUBJECT;
    const circumstances = { isOwnFault: isOwnFault && !isOwn, isDoubtful };
    const sighting = isOld(round, seenAtMs) ? 'nothing' : sightingOf(verdict, circumstances);
    return { subject, verdict, sighting };
  };
  const byId = [...services].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [seen(USER_SUBJECT, user), ...byId.map(({ id, verdict }) => seen(id, verdict))];
}

/** Since when failures are no evidence: from a pause on, until the controls pass. */
function doubtAfter(sinceMs: number | undefined, round: Round): number | undefined {
  if (!round.isAfterPause && isOld(round, sinceMs)) return sinceMs;
  const fromMs = round.isAfterPause ? round.atMs : sinceMs;
  if (fromMs === undefined || round.user.kind === 'ok') return undefined;
  return Math.abs(round.atMs - fromMs) < DOUBT_MS ? fromMs : undefined;
}

interface Looked {
  readonly verdict: ReportVerdict;
  readonly sighting: Sighting;
  readonly gapMs: number;
  readonly round: Round;
}

function stepOf(known: Watch, { verdict, sighting, gapMs, round: { atMs } }: Looked): Step {
  if (sighting === 'unobserved') return { watch: loseSight(known, atMs) };
  return see(known, { atMs, gapMs, ...(verdict.kind === 'fault' && { verdict }) });
}

function tell({ watch, news, ended }: Step): IncidentNews | undefined {
  const { subject, fault } = watch;
  if (ended !== undefined) {
    const incident = closedIncident(subject, ended);
    return incident && { kind: 'recovered', incident, downMs: ended.downMs };
  }
  const incident = fault && openIncident(subject, fault);
  return news && incident && { kind: news, incident };
}

function isWell({ fault, isObserved, flips }: Watch): boolean {
  return fault === undefined && isObserved && flips.length === 0;
}

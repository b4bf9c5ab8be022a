import * as v from 'valibot';
import { expect, test } from 'vitest';
import { closedIncidentsSchema, watchBookSchema } from '../../../src/formats/incident.ts';
import { afterRound } from '../../../src/incidents/after-round.ts';
import { type IncidentState, NO_INCIDENTS, type Round } from '../../../src/incidents/round.ts';
import { forgetServices, listIncidents, withCertainty } from '../../../src/incidents/standing.ts';
import { fault, OK, reported, UNKNOWN } from '../background/sample-report.ts';
import { fc } from '../seeded.ts';
import { down, offline, play, START_MS, slow, theirs } from './play-rounds.ts';

const IDS = ['a', 'b', 'c'];
const anyone = fault({ suspects: ['device', 'network', 'path', 'provider'] });

const verdicts = fc.constantFrom(OK, OK, down, down, slow, theirs, anyone, offline, UNKNOWN);
const users = fc.constantFrom(OK, OK, OK, offline, UNKNOWN);
/** Seconds to the next round: as re-checks, schedules, sleep and clocks make them. */
const gaps = fc.constantFrom(0, 3, 14, 15, 60, 60, 600, 1_800, 1_801, 90_000, -5, -61, -7_200);

interface Planned {
  readonly gap: number;
  readonly user: Round['user'];
  readonly services: readonly Round['user'][];
  readonly isAfterPause: boolean;
}

const planned: fc.Arbitrary<Planned[]> = fc.array(
  fc.record({
    gap: gaps,
    user: users,
    services: fc.tuple(verdicts, verdicts, verdicts),
    isAfterPause: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { maxLength: 60 },
);

function roundsOf(plan: readonly Planned[]): Round[] {
  let atMs = START_MS;
  return plan.map(({ gap, user, services, isAfterPause }) => {
    atMs += gap * 1_000;
    return {
      atMs,
      intervalMs: 600_000,
      user,
      services: services.map((verdict, n) => reported(IDS[n] ?? '', verdict)),
      isAfterPause,
    };
  });
}

const rounds = planned.map(roundsOf);
const always = (property: fc.IProperty<[Round[]]>): void => fc.assert(property, { numRuns: 1_000 });

/** What storage gives back. */
function readAgain({ book, closed }: IncidentState): IncidentState {
  return {
    book: v.parse(watchBookSchema, JSON.parse(JSON.stringify(book))),
    closed: v.parse(closedIncidentsSchema, JSON.parse(JSON.stringify(closed))),
  };
}

test('a state that is read from storage between rounds is the same', () => {
  always(
    fc.property(rounds, (all) => {
      let state: IncidentState = NO_INCIDENTS;
      for (const round of all) state = readAgain(afterRound(state, round).state);
      expect(state).toEqual(play(all).state);
    }),
  );
});

test('the order of services does not matter', () => {
  always(
    fc.property(rounds, (all) => {
      const turned = all.map((round) => ({ ...round, services: [...round.services].reverse() }));
      const played = play(all);
      expect(play(turned)).toEqual(played);
    }),
  );
});

test('what happens to one service is nothing to another', () => {
  always(
    fc.property(rounds, (all) => {
      const alone = all.map((round) => ({
        ...round,
        services: round.services.filter(({ id }) => id === 'a'),
      }));
      const ofA = (state: IncidentState): unknown =>
        listIncidents(state).filter(({ service }) => service === 'a');
      expect(ofA(play(alone).state)).toEqual(ofA(play(all).state));
    }),
  );
});

test('no subject has two open incidents, and no incident an id of another', () => {
  always(
    fc.property(rounds, (all) => {
      const incidents = listIncidents(play(all).state);
      const open = incidents.filter(({ endedAt }) => endedAt === null);
      expect(new Set(open.map(({ service }) => service)).size).toBe(open.length);
      expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
    }),
  );
});

/** An incident that is over a minute after it began. */
const OVER = [
  { gap: 0, user: OK, service: down },
  { gap: 16, user: OK, service: down },
  { gap: 44, user: OK, service: OK },
  { gap: 60, user: OK, service: OK },
];

/** Rounds by a clock that was set back by less than a minute in all: further steps back count from its latest time. */
function littleSetBack(all: readonly Round[]): Round[] {
  let latestMs = START_MS;
  return all.map((round) => {
    latestMs = Math.max(latestMs, round.atMs);
    return { ...round, atMs: Math.max(round.atMs, latestMs - 59_000) };
  });
}

/** Rounds in which `a` comes and goes, seconds apart, with a clock that is set back by less than a minute. */
const unsteady = fc
  .array(
    fc.record({
      gap: fc.constantFrom(1, 3, 5, 10, 10, 14, 15, 20, 60, 60, 300, 580, 1_801, -5, -30),
      user: fc.constantFrom(OK, OK, OK, OK, OK, OK, OK, offline),
      service: fc.constantFrom(OK, OK, down, down, down, slow, UNKNOWN),
    }),
    { maxLength: 40 },
  )
  .map((plan) =>
    roundsOf(
      [...OVER, ...plan].map(({ gap, user, service }) => {
        const services = [user === offline && service !== OK ? offline : service];
        return { gap, user, services, isAfterPause: false };
      }),
    ),
  )
  .map(littleSetBack);

test('incidents of one subject never overlap in time', () => {
  always(
    fc.property(unsteady, (all) => {
      const ends = new Map<string | null, string>();
      for (const { kind, incident } of play(all).news) {
        const { service, startedAt, endedAt } = incident;
        expect(startedAt >= (ends.get(service) ?? '')).toBe(true);
        if (kind === 'recovered') ends.set(service, endedAt ?? '9');
      }
    }),
  );
});

test('every incident rests on failures of its own, the confirmation time apart', () => {
  always(
    fc.property(unsteady, (all) => {
      let state: IncidentState = NO_INCIDENTS;
      let failedAtMs: number[] = [];
      for (const round of all) {
        const after = afterRound(state, round);
        state = after.state;
        const watch = state.book.subjects.find(({ subject }) => subject === 'a');
        if (after.looks.some((look) => look.subject === 'a' && look.sighting === 'failing')) {
          failedAtMs.push(watch?.seenAtMs ?? Number.NaN);
        }
        for (const { kind, incident } of after.news) {
          if (incident.service !== 'a') continue;
          if (kind === 'recovered') failedAtMs = [];
          else {
            const startedAtMs = Date.parse(incident.startedAt);
            expect(failedAtMs).toContain(startedAtMs);
            expect(Math.max(...failedAtMs) - startedAtMs).toBeGreaterThanOrEqual(15_000);
          }
        }
      }
    }),
  );
});

test('incidents are listed open ones first, each newest first', () => {
  always(
    fc.property(rounds, (all) => {
      const listed = listIncidents(play(all).state).map(({ startedAt, endedAt }) =>
        [endedAt === null ? '1' : '0', startedAt].join(),
      );
      expect([...listed].sort().reverse()).toEqual(listed);
    }),
  );
});

test('each incident is announced once, and over once after that', () => {
  always(
    fc.property(rounds, (all) => {
      const told = new Map<string, string[]>();
      for (const { kind, incident } of play(all).news) {
        told.set(incident.id, [...(told.get(incident.id) ?? []), kind]);
      }
      for (const [first = '', ...rest] of told.values()) {
        expect(['confirmed', 'unstable']).toContain(first);
        expect([[], ['recovered']]).toContainEqual(rest);
      }
      const { state } = play(all);
      expect(listIncidents(state).every(({ id }) => told.has(id))).toBe(true);
    }),
  );
});

test('times never run backwards, and nothing was down for longer than it lasted', () => {
  always(
    fc.property(rounds, (all) => {
      for (const one of play(all).news) {
        const { startedAt, confirmedAt, endedAt, changes } = one.incident;
        const times = [startedAt, ...changes.map(({ at }) => at), endedAt ?? '9'];
        expect([...times].sort()).toEqual(times);
        expect(startedAt <= confirmedAt).toBe(true);
        if (one.kind !== 'recovered' || endedAt === null) continue;
        expect(one.downMs).toBeGreaterThanOrEqual(0);
        expect(one.downMs).toBeLessThanOrEqual(Date.parse(endedAt) - Date.parse(startedAt));
      }
    }),
  );
});

test("while the user's own side is at fault, only a service's own proof counts", () => {
  always(
    fc.property(rounds, (all) => {
      const blamed = all.map((round) => ({
        ...round,
        user: offline,
        services: round.services.filter(
          ({ verdict }) => verdict.kind === 'fault' && verdict !== theirs,
        ),
      }));
      const told = play(blamed).news.filter(({ incident }) => incident.service !== null);
      expect(told).toEqual([]);
    }),
  );
});

test('a report is certain where an incident is open, and only there', () => {
  always(
    fc.property(rounds, (all) => {
      const last = all.at(-1);
      if (last === undefined || last.user.kind === 'fault') return;
      const { state } = play(all);
      const open = listIncidents(state).filter(({ endedAt }) => endedAt === null);
      const subjects = new Set(open.map(({ service }) => service));
      for (const { id, verdict } of withCertainty(last, state).services) {
        if (verdict.kind !== 'fault') continue;
        expect(verdict.certainty).toBe(subjects.has(id) ? 'confirmed' : 'suspected');
      }
    }),
  );
});

test('a state stays small', () => {
  const long = fc
    .array(planned, { minLength: 8, maxLength: 8 })
    .map((plans) => roundsOf(plans.flat()));
  fc.assert(
    fc.property(long, (all) => {
      const { book, closed } = play(all).state;
      expect(book.subjects.length).toBeLessThanOrEqual(IDS.length + 1);
      for (const { flips, fault: open } of book.subjects) {
        expect(flips.length).toBeLessThanOrEqual(20);
        expect(open?.changes.length ?? 0).toBeLessThanOrEqual(10);
      }
      expect(closed.length).toBeLessThanOrEqual(200);
    }),
    { numRuns: 100 },
  );
});

test('of incidents that are over the last 200 are kept', () => {
  const cycle = (n: number): Round[] =>
    [down, down, OK, OK].map((verdict, step) => ({
      atMs: START_MS + n * 3_600_000 + step * 20_000,
      intervalMs: 600_000,
      user: OK,
      services: [reported('a', verdict)],
      isAfterPause: false,
    }));
  const { state, news } = play(Array.from({ length: 230 }, (_, n) => cycle(n)).flat());
  expect(news).toHaveLength(460);
  expect(state.closed).toHaveLength(200);
  expect(state.closed[0]).toEqual(news.at(-1)?.incident);
  expect(listIncidents(state)).toEqual(state.closed);
});

test('a pair of good rounds ends everything but what is held as unstable', () => {
  always(
    fc.property(rounds, (all) => {
      const last = (all.at(-1)?.atMs ?? START_MS) + 700_000;
      const good = IDS.map((id) => reported(id));
      const { state } = play([
        ...all,
        ...[0, 20, 700, 1_400].map((seconds) => ({
          atMs: last + seconds * 1_000,
          intervalMs: 600_000,
          user: OK,
          services: good,
          isAfterPause: false,
        })),
      ]);
      expect(state.book).toEqual({ subjects: [] });
    }),
  );
});

test('a service that is gone leaves nothing, one that is changed no open incident', () => {
  always(
    fc.property(rounds, (all) => {
      const { state } = play(all);
      const left = forgetServices(state, {
        isListed: (id) => id !== 'a',
        isStanding: (id) => id === 'c',
      });
      const incidents = listIncidents(left);
      const of = (subject: string | null) => incidents.filter(({ service }) => service === subject);
      const before = (subject: string | null) =>
        listIncidents(state).filter(({ service }) => service === subject);
      expect(of('a')).toEqual([]);
      expect(
        of('b').every(({ endedAt, startedAt }) => endedAt !== null && endedAt >= startedAt),
      ).toBe(true);
      expect(
        of('b')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(
        before('b')
          .map(({ id }) => id)
          .sort(),
      );
      expect([of('c'), of(null)]).toEqual([before('c'), before(null)]);
    }),
  );
});

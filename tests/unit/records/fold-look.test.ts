import { describe, expect, test } from 'vitest';
import { gapOf } from '../../../src/formats/gap-of.ts';
import type { SampleState } from '../../../src/formats/records.ts';
import { afterRound } from '../../../src/incidents/after-round.ts';
import {
  type IncidentNews,
  type IncidentState,
  NO_INCIDENTS,
  type Round,
} from '../../../src/incidents/round.ts';
import {
  type Folded,
  foldLook,
  type LastLook,
  type Sighting,
  type Span,
} from '../../../src/records/fold-look.ts';
import { looksOf } from '../../../src/records/look-of.ts';
import { fault, OK, reported, UNKNOWN } from '../background/sample-report.ts';
import { down, offline, SERVICE, START_MS, slow, theirs } from '../incidents/play-rounds.ts';
import { fc } from '../seeded.ts';

const MINUTE_MS = 60_000;
const GAP_MS = 30 * MINUTE_MS;

const STATES: Readonly<Record<Sighting, SampleState>> = {
  good: 'up',
  failing: 'down',
  unobserved: 'unobserved',
  nothing: 'unobserved',
};

/** Looks as `0good 10failing 20!good`: minutes since the start, `!` after a pause, then what the look counts as. */
function spansOf(text: string): string[] {
  let last: LastLook | undefined;
  return text.split(' ').flatMap((word) => {
    const [, minutes = '', bang = '', sighting = ''] = /^(-?\d+)(!?)(\w+)$/.exec(word) ?? [];
    if (!isSighting(sighting)) throw new Error(`no look is called ${word}`);
    const atMs = START_MS + Number(minutes) * MINUTE_MS;
    const folded: Folded = foldLook(
      last,
      { atMs, state: STATES[sighting], sighting },
      { gapMs: GAP_MS, isAfterPause: bang !== '' },
    );
    last = folded.last;
    return folded.span === undefined ? [] : inWords(folded.span);
  });
}

function isSighting(word: string): word is Sighting {
  return word in STATES;
}

function inWords({ fromMs, toMs, state }: Span): string {
  return `${(fromMs - START_MS) / MINUTE_MS}-${(toMs - START_MS) / MINUTE_MS} ${state}`;
}

describe('time between two looks', () => {
  test.each([
    ['is what the first one saw', '0good 10failing 20good 30good', '0-10 up, 10-20 down, 20-30 up'],
    ['is nothing before the first', '7good', ''],
    ['is unobserved after more than the gap', '0good 30good 61good', '0-30 up, 30-61 unobserved'],
    [
      'is unobserved where one could not tell',
      '0good 10unobserved 20good 30good',
      '0-10 unobserved, 10-20 unobserved, 20-30 up',
    ],
    [
      'is never down where one could not tell',
      '0failing 10unobserved 20failing',
      '0-10 unobserved, 10-20 unobserved',
    ],
    [
      'is unobserved over a pause, however short',
      '0failing 10!good 20good',
      '0-10 unobserved, 10-20 up',
    ],
    [
      'is unobserved over a pause whose first look saw nothing',
      '0failing 10!nothing 20failing 30good',
      '0-10 unobserved, 10-20 unobserved, 20-30 down',
    ],
    ['goes on over a look that saw nothing', '0failing 10nothing 20failing', '0-20 down'],
    [
      'is unobserved where looks see nothing for too long',
      '0good 20nothing 40nothing 50good',
      '0-40 unobserved, 40-50 unobserved',
    ],
    [
      'begins with a look that saw nothing, as unobserved',
      '0nothing 10good 20good',
      '0-10 unobserved, 10-20 up',
    ],
    ['is none where rounds overlap', '10good 10failing 20good', '10-20 down'],
    ['is none where the clock is set back', '60good 0good 10good', '0-10 up'],
    ['is none where it is set back and nothing is seen', '60failing 0nothing 61good', '60-61 down'],
  ])('%s', (_what, looks, spans) => {
    expect(spansOf(looks).join(', ')).toBe(spans);
  });

  test('is none where a round began up to a minute before the last one', () => {
    const last: LastLook = { atMs: START_MS, state: 'up' };
    const awake = { gapMs: GAP_MS, isAfterPause: false };
    const look = { atMs: START_MS - MINUTE_MS, state: 'down', sighting: 'failing' } as const;
    expect(foldLook(last, look, awake)).toEqual({ last: { atMs: START_MS, state: 'down' } });
    const earlier = { ...look, atMs: look.atMs - 1 };
    expect(foldLook(last, earlier, awake).last.atMs).toBe(earlier.atMs);
  });
});

const anyone = fault({ suspects: ['device', 'network', 'path', 'provider'] });
const planned = (gaps: readonly number[]): fc.Arbitrary<Round[]> =>
  fc
    .array(
      fc.record({
        gap: fc.constantFrom(...gaps),
        user: fc.constantFrom(OK, OK, OK, offline, UNKNOWN),
        verdict: fc.constantFrom(OK, OK, down, down, slow, theirs, anyone, offline, UNKNOWN),
        isAfterPause: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      }),
      { maxLength: 60 },
    )
    .map((plan) => {
      let atMs = START_MS;
      return plan.map(({ gap, user, verdict, isAfterPause }) => {
        atMs += gap * 1_000;
        const services = [reported(SERVICE, verdict)];
        return { atMs, intervalMs: 600_000, user, services, isAfterPause };
      });
    });

interface Told {
  readonly news: readonly IncidentNews[];
  readonly spans: readonly Span[];
  /** The same from the definition: every pair of neighbouring looks that could tell. */
  readonly failingMs: number;
}

/** Rounds through the reducer, and what it says of the service into spans. */
function tell(rounds: readonly Round[]): Told {
  let state: IncidentState = NO_INCIDENTS;
  let last: LastLook | undefined;
  let before: { sighting: Sighting; atMs: number } | undefined;
  let failingMs = 0;
  const news: IncidentNews[] = [];
  const spans: Span[] = [];
  for (const round of rounds) {
    const next = afterRound(state, round);
    state = next.state;
    news.push(...next.news.filter(({ incident }) => incident.service === SERVICE));
    const startedAt = new Date(round.atMs).toISOString();
    const services = [reported(SERVICE, round.services[0]?.verdict ?? OK)];
    const report = { startedAt, user: round.user, services, controls: [] };
    const [look] = looksOf(
      report,
      next.looks.filter(({ subject }) => subject === SERVICE),
    );
    if (look === undefined) throw new Error('a round looks at its service');
    const { atMs, state: seen } = look.sample;
    const { isAfterPause } = round;
    const folded = foldLook(
      last,
      { atMs, state: seen, sighting: look.sighting },
      { gapMs: gapOf(600_000), isAfterPause },
    );
    last = folded.last;
    if (folded.span !== undefined) spans.push(folded.span);
    if (isAfterPause) before = undefined;
    if (look.sighting === 'nothing') continue;
    const sinceMs = before === undefined ? 0 : atMs - before.atMs;
    const isTold = sinceMs <= gapOf(600_000) && look.sighting !== 'unobserved';
    if (before?.sighting === 'failing' && isTold) failingMs += sinceMs;
    before = { sighting: look.sighting, atMs };
  }
  return { news, spans, failingMs };
}

/** Time within spans that count as down or degraded, between two moments. */
function failingIn(spans: readonly Span[], fromMs: number, toMs: number): number {
  return spans
    .filter(({ state }) => state !== 'up' && state !== 'unobserved')
    .map((span) => Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs))
    .reduce((sum, ms) => sum + Math.max(0, ms), 0);
}

const FORWARD = [0, 3, 14, 15, 60, 60, 600, 600, 1_800, 1_801, 90_000];

describe('for random rounds', () => {
  test('time down is the time between failing looks and the next that could tell', () => {
    fc.assert(
      fc.property(planned(FORWARD), (rounds) => {
        const { spans, failingMs } = tell(rounds);
        expect(failingIn(spans, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(
          failingMs,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('an incident was down for as long as the records say it was', () => {
    let compared = 0;
    fc.assert(
      fc.property(planned(FORWARD), (rounds) => {
        const { news, spans } = tell(rounds);
        const unstable = new Set(
          news.flatMap(({ kind, incident }) => (kind === 'unstable' ? incident.id : [])),
        );
        for (const one of news) {
          const { startedAt, endedAt, id } = one.incident;
          // What changes too often counts from its first change, and the reducer from its last fault.
          if (one.kind !== 'recovered' || endedAt === null || unstable.has(id)) continue;
          compared += 1;
          expect(failingIn(spans, Date.parse(startedAt), Date.parse(endedAt))).toBe(one.downMs);
        }
      }),
      { numRuns: 4_000 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('spans never overlap and never run backwards while the clock goes forward', () => {
    fc.assert(
      fc.property(planned(FORWARD), (rounds) => {
        const { spans } = tell(rounds);
        for (const [n, { fromMs, toMs }] of spans.entries()) {
          expect(toMs).toBeGreaterThan(fromMs);
          expect(fromMs).toBeGreaterThanOrEqual(spans[n - 1]?.toMs ?? fromMs);
        }
      }),
    );
  });

  test('a clock that jumps back makes no span longer than the gap that counts', () => {
    fc.assert(
      fc.property(planned([...FORWARD, -5, -60, -61, -7_200]), (rounds) => {
        for (const { fromMs, toMs, state } of tell(rounds).spans) {
          expect(toMs).toBeGreaterThan(fromMs);
          if (state !== 'unobserved') expect(toMs - fromMs).toBeLessThanOrEqual(gapOf(600_000));
        }
      }),
    );
  });
});

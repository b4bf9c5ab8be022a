import { describe, expect, test } from 'vitest';
import type { Round } from '../../../src/incidents/round.ts';
import { listIncidents } from '../../../src/incidents/standing.ts';
import { fc } from '../seeded.ts';
import { inWords, play, roundOf, SERVICE, START_MS, timedBy } from './play-rounds.ts';

const at = (seconds: number): number => START_MS + seconds * 1_000;

/** What a round does that began at the same time as one before it, or earlier, and ends now. */
describe('a round that began no later than the last one seen', () => {
  test.each<[string, string, string]>([
    ['moves no start of an incident', '0x 60x 300x 600x 700x', '605x@760'],
    ['ends no incident as the second good one', '0x 20x 100.', '30.@120'],
    ['ends none as the first good one', '0x 20x 100x', '30.@120'],
    ['drops no suspicion', '700x', '605.@760'],
    ['is no relapse', '0x 20x 100.', '90x@120'],
    ['takes no sight of what a later one saw', '0x 20x 100x', '30u@120'],
    ['is no pause for it either', '0x 20x 100x', '30!x@120'],
    ['counts once only, though it is noted twice', '0x 20x 60.', '60.@61'],
    ['and though it is the first after a pause', '0x 20x 60!x', '60!x@61'],
  ])('%s: %s, then %s', (_name, before, late) => {
    const { state } = play(timedBy(before));
    const after = play(timedBy(late), state);
    expect(after.news).toEqual([]);
    expect(after.state.book.subjects.filter(({ subject }) => subject === SERVICE)).toEqual(
      state.book.subjects.filter(({ subject }) => subject === SERVICE),
    );
  });

  test('leaves doubt after a pause to rounds that began after it', () => {
    const { state } = play(timedBy('100!a 95.@120'));
    expect(state.book.doubtSinceMs).toBe(at(100));
  });

  test('still ends the suspicion of what no later one has looked at', () => {
    const { state } = play(timedBy('0x 20x'));
    const later = roundOf('.', at(100), { services: [], nowMs: at(101) });
    const { state: after } = play([later, ...timedBy('30.@120')], state);
    expect(after.book.subjects[0]?.fault?.endsAtMs).toBe(at(30));
  });

  test('tells nothing of what is well and was seen later, as far as that is known', () => {
    const seenAtMs = new Map([[SERVICE, at(100)]]);
    const { state } = play([roundOf('x', at(30), { nowMs: at(120), seenAtMs })]);
    expect(state.book.subjects).toEqual([]);
  });
});

describe('a clock that was set back', () => {
  test.each<[string, string, string[]]>([
    ['hides no incident', '1000x 1020x 10x 30. 50.', ['confirmed s', 'recovered s 40']],
    ['takes no sight of what follows', '1000. 10x 30x', ['confirmed s']],
    ['by little breaks nothing off', '1000x 995x 1015x', ['confirmed s']],
  ])('%s: %s', (_name, rounds, news) => {
    expect(inWords(play(timedBy(rounds)).news)).toEqual(news);
  });
});

test('rounds that end out of order tell nothing that those in order do not', () => {
  const letters = fc.constantFrom('x', '.', 't', 's', '?', 'u');
  const looks = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 90 }), letter: letters }), {
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(looks, fc.nat(), fc.nat(), (planned, from, by) => {
      let seconds = 0;
      const inOrder = planned.map(({ gap, letter }): Round => {
        seconds += gap;
        return roundOf(letter, at(seconds), { nowMs: at(seconds + 1) });
      });
      const place = from % (inOrder.length - 1);
      const [late] = inOrder.splice(place, 1);
      const end = place + 1 + (by % (inOrder.length - place));
      const before = inOrder.slice(0, end);
      const without = play(inOrder);
      const now = (before.at(-1)?.atMs ?? 0) + 2_000;
      const seenAtMs = new Map(['', SERVICE].map((id) => [id, before.at(-1)?.atMs ?? 0]));
      const withLate = play([
        ...before,
        ...(late ? [{ ...late, nowMs: now, seenAtMs }] : []),
        ...inOrder.slice(end),
      ]);
      expect(withLate.news).toEqual(without.news);
      expect(listIncidents(withLate.state)).toEqual(listIncidents(without.state));
    }),
  );
});

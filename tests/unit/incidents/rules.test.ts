import { describe, expect, test } from 'vitest';
import { listIncidents, standingFaults } from '../../../src/incidents/standing.ts';
import { reported } from '../background/sample-report.ts';
import {
  down,
  inWords,
  offline,
  play,
  roundOf,
  SERVICE,
  START_MS,
  slow,
  stateOf,
  theirs,
  timed,
  timesOf,
} from './play-rounds.ts';

const DAY = 86_400;

describe('where a service stands after these rounds, and what was told', () => {
  test.each<[string, string, string, string[]]>([
    ['one good round', '0.', 'well', []],
    ['one failing round', '0x', 'suspected', []],
    ['two, 14 s apart', '0x 14x', 'suspected', []],
    ['two, 15 s apart', '0x 15x', 'confirmed', ['confirmed s']],
    ['three quick ones that add up', '0x 8x 16x', 'confirmed', ['confirmed s']],
    ['more failing ones are told once', '0x 20x 40x 60x', 'confirmed', ['confirmed s']],
    ['a good one in between starts over', '0x 8. 16x', 'suspected', []],
    ['an unknown one in between changes nothing', '0x 8? 16x', 'confirmed', ['confirmed s']],
    ['known not to answer here is no fault', '0R 20R 40R', 'well', []],
    ['refusing is up', '0r 20r', 'well', []],
    ['refusing after a failure is up', '0x 20r 40x', 'suspected', []],
    ['slow is a fault', '0s 20s', 'confirmed', ['confirmed s']],
    ['partial is a fault', '0p 20p', 'confirmed', ['confirmed s']],
    ['one good round is a sign', '0x 20x 40.', 'recovering', ['confirmed s']],
    ['two are proof', '0x 20x 40. 60.', 'well', ['confirmed s', 'recovered s 40']],
    ['refusing ends it', '0x 20x 40r 60r', 'well', ['confirmed s', 'recovered s 40']],
    ['an unknown one is no second good one', '0x 20x 40. 60?', 'recovering', ['confirmed s']],
    ['a relapse is the same incident', '0x 20x 40. 60x', 'confirmed', ['confirmed s']],
  ])('%s: %s', (_name, rounds, state, news) => {
    const played = play(timed(rounds));
    expect([played.states.at(-1), inWords(played.news)]).toEqual([state, news]);
  });
});

describe("while the user's own side is at fault", () => {
  test.each<[string, string, string, string[]]>([
    ['its services are unobserved', '0u', 'unobserved', []],
    [
      'there is one message, and none for what follows',
      '0u 20u 40u',
      'unobserved',
      ['confirmed own'],
    ],
    [
      'it recovers as a service does',
      '0u 20u 40. 60.',
      'well',
      ['confirmed own', 'recovered own 40'],
    ],
    ['a suspicion from before it is forgotten', '0x 20u 40x', 'suspected', []],
    [
      'what answers is up all the same',
      '0x 20x 40o 60o',
      'well',
      ['confirmed s', 'confirmed own', 'recovered s 40'],
    ],
    [
      'what fails by itself does so all the same',
      '0T 20T',
      'confirmed',
      ['confirmed own', 'confirmed s'],
    ],
    [
      'an incident of the provider stays open',
      '0x 20x 40u 60u',
      'unobserved',
      ['confirmed s', 'confirmed own'],
    ],
    [
      'and goes on when it is over',
      '0x 20x 40u 60u 80x 100x 120. 140.',
      'well',
      ['confirmed s', 'confirmed own', 'recovered own 40', 'recovered s 60'],
    ],
    [
      'and what nobody saw end is over as of its last failing round',
      '0x 20x 40u 60. 80.',
      'well',
      ['confirmed s', 'recovered s 20'],
    ],
    [
      'a round that cannot tell leaves it standing',
      '0u 20u 40a 60a',
      'unobserved',
      ['confirmed own'],
    ],
    [
      'one that seemed over already does not',
      '0u 20u 40. 60a 80a',
      'confirmed',
      ['confirmed own', 'confirmed s'],
    ],
    [
      'but not for long',
      `0u 20u ${DAY}a ${DAY + 20}a`,
      'confirmed',
      ['confirmed own', 'confirmed s'],
    ],
  ])('%s: %s', (_name, rounds, state, news) => {
    const played = play(timed(rounds));
    expect(played.states.at(-1)).toBe(state);
    expect(inWords(played.news).sort()).toEqual([...news].sort());
  });

  test('both statements stand side by side', () => {
    const { state } = play(timed('0x 20x 40u 60u'));
    expect(listIncidents(state)).toMatchObject([
      { service: null, endedAt: null, verdict: { cause: 'no-internet' } },
      {
        service: 's',
        endedAt: null,
        verdict: { cause: 'no-answer', suspects: ['path', 'provider'] },
      },
    ]);
  });
});

describe('after a sleep or a change of network', () => {
  test.each<[string, string, string, string[]]>([
    ['a failing service counts once the controls pass', '0!x 20x', 'confirmed', ['confirmed s']],
    ['and not before', '0!a 20a 40a', 'unobserved', []],
    ['until they do', '0!a 20a 40x 60x', 'confirmed', ['confirmed s']],
    ['for ten minutes', '0!a 570a 599a', 'unobserved', []],
    ['or ten minutes are over', '0!a 20a 600a 620a', 'confirmed', ['confirmed s']],
    ['a network that takes minutes to come up is no fault', '0!u 30u 60u 500u 599.', 'well', []],
    ['not a moment sooner', '0!u 30u 599u', 'unobserved', []],
    ['one that does not is', '0!u 60u 600u 615u', 'unobserved', ['confirmed own']],
    ['an open incident stays', '0x 20x 40!u 60x', 'confirmed', ['confirmed s']],
    [
      'a good answer counts at once, and what nobody saw end was over before',
      '0x 20x 40!o 60.',
      'well',
      ['confirmed s', 'recovered s 20'],
    ],
  ])('%s: %s', (_name, rounds, state, news) => {
    const played = play(timed(rounds));
    expect([played.states.at(-1), inWords(played.news)]).toEqual([state, news]);
  });
});

describe('what changes too often', () => {
  test.each<[string, string, string, string[]]>([
    ['three changes are not unstable', '0x 60. 120x', 'suspected', []],
    ['four in ten minutes are, and told once', '0x 60. 120x 180.', 'unstable', ['unstable s']],
    ['four in more are not', '0x 60. 120x 601.', 'well', []],
    ['four within 15 s are not yet', '0x 3. 6x 9.', 'well', []],
    ['but are once they go on', '0x 3. 6x 9. 15x', 'unstable', ['unstable s']],
    ['it is held for ten minutes', '0x 60. 120x 180. 240. 779.', 'unstable', ['unstable s']],
    [
      'one more change holds it anew, however late',
      '0x 60. 120x 180. 840x 1200x',
      'unstable',
      ['unstable s'],
    ],
    [
      'also where it is found to be over',
      '0x 60. 120x 180. 240x 850. 853.',
      'unstable',
      ['unstable s'],
    ],
    ['and no longer', '0x 60. 120x 180. 240x 600x 850x', 'confirmed', ['unstable s']],
    ['and then recovers', '0x 60. 120x 180. 240. 780.', 'well', ['unstable s', 'recovered s 60']],
    [
      'failing on, it is simply down after that',
      '0x 60. 120x 180. 240x 900x',
      'confirmed',
      ['unstable s'],
    ],
    [
      'who was told of a fault is not told again',
      '0x 20x 60. 120x 180.',
      'unstable',
      ['confirmed s'],
    ],
    [
      'one that was told as over is another',
      '0x 20x 40. 60. 80x 100x 120. 140.',
      'unstable',
      ['confirmed s', 'recovered s 40', 'confirmed s'],
    ],
    [
      'changes of one that is over prove no other',
      '0x 16x 60. 120. 580x 590.',
      'well',
      ['confirmed s', 'recovered s 60'],
    ],
    [
      'nor date one that is proven by itself',
      '0x 16x 60. 120. 400x 420. 560x 580x',
      'unstable',
      ['confirmed s', 'recovered s 60', 'unstable s'],
    ],
    [
      'which its own changes prove as they do the first one',
      '0x 16x 60. 120. 400x 410. 420x 430.',
      'unstable',
      ['confirmed s', 'recovered s 60', 'unstable s'],
    ],
    ['its own side at fault ends the count', '0x 60. 120u 180x 240.', 'well', []],
  ])('%s: %s', (_name, rounds, state, news) => {
    const played = play(timed(rounds));
    expect([played.states.at(-1), inWords(played.news)]).toEqual([state, news]);
  });

  test('ten seconds down, twenty up, for an hour, looked at every minute: one alert', () => {
    const rounds = Array.from({ length: 60 }, (_, n) => n * 60 + ((n * 37) % 24)).map((at) =>
      roundOf(at % 30 < 10 ? 'x' : '.', START_MS + at * 1_000),
    );
    expect(inWords(play(rounds).news)).toEqual(['unstable s']);
  });
});

describe('when nobody looked', () => {
  test.each<[string, string, string, string[]]>([
    ['a suspicion is forgotten after half an hour', '0x 1801x', 'suspected', []],
    ['and not before', '0x 1800x', 'confirmed', ['confirmed s']],
    [
      'an incident goes on, the gap left out',
      '0x 20x 9000x 9020. 9040.',
      'well',
      ['confirmed s', 'recovered s 40'],
    ],
    [
      'one that is over is so as of its last failing round',
      '0x 20x 9000. 9020.',
      'well',
      ['confirmed s', 'recovered s 20'],
    ],
    ['a clock set back forgets a suspicion', '1000x 10x', 'suspected', []],
    ['and loses no incident', '1000x 1020x 10x 30. 50.', 'well', ['confirmed s', 'recovered s 40']],
    [
      'a round that began earlier and ended later takes nothing back',
      '0x 20x 10x',
      'confirmed',
      ['confirmed s'],
    ],
    ['and does not confirm by itself', '20x 10x', 'suspected', []],
  ])('%s: %s', (_name, rounds, state, news) => {
    const played = play(timed(rounds));
    expect([played.states.at(-1), inWords(played.news)]).toEqual([state, news]);
  });

  test('nor is half an hour of rounds a minute apart', () => {
    const rounds = [0, 1_800].map((seconds) =>
      roundOf('x', START_MS + seconds * 1_000, { intervalMs: 60_000 }),
    );
    expect(inWords(play(rounds).news)).toEqual(['confirmed s']);
  });

  test("a time without a line is nobody else's, though the round that found it asked nobody else", () => {
    const [first, second] = timed('0x 60x');
    const away = roundOf('u', START_MS + 90_000, { services: [], lineDown: { local: [] } });
    const back = timed('1290x 1350. 1410.');
    const played = play([first, second, away, ...back].flatMap((round) => round ?? []));
    expect(inWords(played.news)).toEqual(['confirmed s', 'recovered s 120']);
  });

  test('and it is no such time for a service on this network', () => {
    const [first, second] = timed('0x 60x');
    const away = roundOf('u', START_MS + 90_000, { services: [], lineDown: { local: [SERVICE] } });
    const back = timed('1290x 1350. 1410.');
    const played = play([first, second, away, ...back].flatMap((round) => round ?? []));
    expect(inWords(played.news)).toEqual(['confirmed s', 'recovered s 1350']);
  });

  test('rounds that are far apart by choice are no gap', () => {
    const hourly = ['x', 'x'].map((letter, n) =>
      roundOf(letter, START_MS + n * 3_600_000, { intervalMs: 3_600_000 }),
    );
    expect(inWords(play(hourly).news)).toEqual(['confirmed s']);
  });
});

describe('an incident', () => {
  test.each<[string, string, (number | null)[]]>([
    ['starts when it was first seen', '0x 5x 20x', [0, 20, null]],
    ['ends with the first good round', '0x 20x 40. 60.', [0, 20, 40]],
    ['ends with the last failing round where nobody saw it end', '0x 20x 9000. 9020.', [0, 20, 20]],
    ['has not ended while it only seems so', '0x 20x 40.', [0, 20, null]],
    ['starts with the first of many changes', '0x 60. 120x 180.', [0, 180, null]],
    [
      'starts with the first of its own changes',
      '0x 16x 60. 120. 400x 410. 420x 430.',
      [400, 430, null],
    ],
    [
      'starts when it began to fail for long enough, whatever the one before it did',
      '0x 16x 60. 120. 400x 420. 560x 580x',
      [560, 580, null],
    ],
    ['ends when it was last seen, by the new clock', '1000x 1020x 10u 30. 50.', [-10, 10, 10]],
    ['seemed over already when the clock was set back', '1000x 1020x 1040. 10.', [-30, -10, 10]],
    ['keeps its length when the clock is set back', '1000x 1020x 10x 30. 50.', [-10, 10, 30]],
  ])('%s: %s', (_name, rounds, times) => {
    expect(timesOf(listIncidents(play(timed(rounds)).state)[0])).toEqual(times);
  });

  test('says what is known of it, as certain as it is, and cites no report', () => {
    const evidence = [{ id: 'P5', text: 'No answer.', clears: [], charges: [], observations: [3] }];
    const services = [reported('s', { ...down, evidence })];
    const { state } = play([0, 20].map((s) => roundOf('x', START_MS + s * 1_000, { services })));
    expect(listIncidents(state)).toEqual([
      {
        id: `s@${START_MS}`,
        service: 's',
        verdict: {
          ...down,
          certainty: 'confirmed',
          evidence: [{ id: 'P5', text: 'No answer.', clears: [], charges: [] }],
        },
        startedAt: '2026-11-22T20:00:00.000Z',
        confirmedAt: '2026-11-22T20:00:20.000Z',
        endedAt: null,
        changes: [],
      },
    ]);
  });

  test('remembers every verdict once it has had several', () => {
    const [incident] = listIncidents(play(timed('0s 20x 40x 60t')).state);
    expect(incident?.verdict).toMatchObject({ cause: 'server-error' });
    expect(
      incident?.changes.map(({ at, verdict }) => [at.slice(17, 19), at.slice(14, 16), verdict]),
    ).toEqual([
      ['00', '00', slow],
      ['20', '00', { ...down, certainty: 'confirmed' }],
      ['00', '01', { ...theirs, certainty: 'confirmed' }],
    ]);
  });

  test('that is down in part only now has changed', () => {
    const [incident] = listIncidents(play(timed('0x 20x 40p 60p')).state);
    expect(incident?.changes.map(({ verdict }) => verdict.scope)).toEqual(['down', 'partial']);
  });

  test('that keeps changing remembers how it began, and the last', () => {
    const rounds = Array.from({ length: 40 }, (_, n) => `${n * 20}${n % 2 === 0 ? 'x' : 's'}`);
    const [incident] = listIncidents(play(timed(rounds.join(' '))).state);
    expect(incident?.changes).toHaveLength(10);
    expect(timesOf(incident)[0]).toBe(0);
    expect(incident?.changes[0]?.at).toBe(incident?.startedAt);
    expect(incident?.changes.at(-1)?.verdict).toEqual(incident?.verdict);
  });

  test("of the user's own side names no service", () => {
    const { state } = play(timed('0u 20u'));
    expect(listIncidents(state)).toMatchObject([
      { id: `@${START_MS}`, service: null, verdict: { ...offline, certainty: 'confirmed' } },
    ]);
  });

  test('has an id of its own, even where the clock names a moment twice', () => {
    const { state } = play(timed('0x 20x 40. 60. -3600. 0x 20x 40. 60.'));
    const ids = listIncidents(state).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });
});

test('incidents are listed open ones first, each newest first', () => {
  const services = (a: typeof down | undefined, b: typeof down): Parameters<typeof roundOf>[2] => ({
    services: [...(a === undefined ? [] : [reported('a', a)]), reported('b', b)],
  });
  const at = (seconds: number): number => START_MS + seconds * 1_000;
  const { state } = play([
    roundOf('x', at(0), services(undefined, down)),
    roundOf('x', at(20), services(down, down)),
    roundOf('x', at(40), services(down, down)),
    ...timed('60x 80x 100. 120. 1140x 1160x 1180. 1200.'),
  ]);
  const told = listIncidents(state).map(({ id, endedAt }) => [id, endedAt !== null]);
  const id = (subject: string, seconds: number): string => `${subject}@${at(seconds)}`;
  expect(told).toEqual([
    [id('a', 20), false],
    [id('b', 0), false],
    [id('s', 1_140), true],
    [id('s', 60), true],
  ]);
});

test('a fault stands since it began, or since it seems to be over', () => {
  const since = (rounds: string): unknown =>
    standingFaults(play(timed(rounds)).state).map(({ sinceMs }) => (sinceMs - START_MS) / 1_000);
  expect(since('0x 10x')).toEqual([0]);
  expect(since('0x 20x 40. 45?')).toEqual([40]);
  expect(since('0x 20.')).toEqual([]);
});

test('who presses the button all the time makes no long list', () => {
  const rounds = Array.from({ length: 60 }, (_, n) => `${n * 3}${n % 2 === 0 ? 'x' : '.'}`);
  expect(play(timed(rounds.join(' '))).state.book.subjects[0]?.flips).toHaveLength(20);
});

test.each(['constructor', '__proto__', 'toString'])('%s is an id like any other', (id) => {
  const services = [reported(id, down)];
  const { state } = play([0, 20].map((s) => roundOf('x', START_MS + s * 1_000, { services })));
  expect(stateOf(JSON.parse(JSON.stringify(state)), id)).toBe('confirmed');
});

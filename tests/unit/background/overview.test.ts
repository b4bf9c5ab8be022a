import { describe, expect, test } from 'vitest';
import { overviewOf, prunedOverview } from '../../../src/background/overview.ts';
import type { Report } from '../../../src/formats/report.ts';
import {
  fault,
  OK,
  observed,
  reported,
  sampleReport,
  keyAsText as t,
  UNKNOWN,
} from './sample-report.ts';

type Services = Report['services'];

const OFFLINE = fault({ suspects: ['device', 'network'], cause: 'not-connected' });
const down = fault({ suspects: ['provider'], certainty: 'confirmed' });

/** A report of services a (down) and b (well), as an earlier round left it. */
const known = sampleReport({
  startedAt: '2026-11-22T20:00:00.000Z',
  overall: { side: 'theirs', headline: 'A is down.', service: 'a' },
  services: [reported('a', down), reported('b')],
});
const enabled = ['a', 'b'];
const join = (news: Report, before: Report | undefined = known, ids = enabled): Report =>
  overviewOf(before, news, { enabled: ids, t });
const ids = ({ services }: Report): string[] => services.map(({ id }) => id);
const round = (services: Services, over: Partial<Report> = {}): Report =>
  sampleReport({ services, ...over });

describe('after a round over', () => {
  test('all enabled services it is that very report', () => {
    const news = round([reported('a'), reported('b')]);
    expect(join(news)).toBe(news);
  });

  test('some of them the faults of the others stand', () => {
    const overview = join(round([reported('b')]));
    expect(ids(overview)).toEqual(['a', 'b']);
    expect(overview.overall).toMatchObject({ side: 'theirs', service: 'a' });
    expect(overview.overall.headline).not.toBe('All well.');
    expect(overview.services[0]?.verdict).toEqual(down);
  });

  test('none of them too, and it is as old as its oldest part', () => {
    const overview = join(round([]));
    expect(ids(overview)).toEqual(['a', 'b']);
    expect(overview.overall.side).toBe('theirs');
    expect(overview.startedAt).toBe(known.startedAt);
  });

  test('none of them it says what is wrong on the own side', () => {
    const news = round([], { user: OFFLINE, overall: { side: 'yours', headline: 'Offline.' } });
    expect(join(news, sampleReport({ services: [reported('b')] })).overall.side).toBe('yours');
    expect(join(news).overall).toMatchObject({ side: 'yours' });
  });

  test('the one that was down it is well again', () => {
    expect(join(round([reported('a')])).overall.side).toBe('ok');
  });

  test('some, what fell with the own side falls with its recovery', () => {
    const before = sampleReport({
      user: OFFLINE,
      overall: { side: 'yours', headline: 'Offline.' },
      services: [reported('a', OFFLINE), reported('b', OFFLINE), reported('c', down)],
    });
    const overview = join(round([reported('b')]), before, ['a', 'b', 'c']);
    expect(ids(overview)).toEqual(['b', 'c']);
    expect(overview.overall).toMatchObject({ side: 'theirs', service: 'c' });
  });

  test('some, with the own side not known, nothing falls', () => {
    const before = sampleReport({ user: OFFLINE, services: [reported('a', OFFLINE)] });
    expect(ids(join(round([reported('b')], { user: UNKNOWN }), before))).toEqual(['a', 'b']);
  });

  test('a disabled service it says nothing of it', () => {
    const news = round([reported('z', down)]);
    expect(ids(join(news))).toEqual(['a', 'b']);
    expect(overviewOf(undefined, news, { enabled, t })).toMatchObject({
      overall: { side: 'ok' },
      services: [],
    });
  });

  test('some, those that are enabled no longer are left out', () => {
    expect(ids(join(round([reported('b')]), known, ['b']))).toEqual(['b']);
  });
});

test('numbers stay unique, and evidence keeps what it cites', () => {
  const verdict = fault({
    evidence: [{ id: 'T1', text: '', clears: [], charges: [], observations: [2, 3] }],
  });
  const before = sampleReport({
    services: [{ ...reported('a', verdict), observations: [observed(2)] }],
    controls: [observed(3), observed(4)],
  });
  const news = sampleReport({
    services: [{ ...reported('b'), observations: [observed(1)] }],
    controls: [observed(2), observed(3)],
  });
  const { services, controls } = join(news, before);
  expect(controls.map(({ n }) => n)).toEqual([2, 3, 6]);
  expect(services[0]?.observations.map(({ n }) => n)).toEqual([5]);
  expect(services[0]?.verdict.evidence[0]?.observations).toEqual([5, 6]);
});

describe('pruned', () => {
  const prune = (...standing: string[]): Report | undefined =>
    prunedOverview(known, { isStanding: (id) => standing.includes(id), t });

  test.each([
    [['a', 'b', 'c'], 'theirs'],
    [['a'], 'theirs'],
    [['b'], 'ok'],
    [[], undefined],
  ])('to %j it says %s', (standing, side) => {
    expect(prune(...standing)?.overall.side).toBe(side);
  });

  test('of nothing it is the same', () => {
    expect(prune('a', 'b')).toBe(known);
  });

  test('the own side stays at fault', () => {
    const own = sampleReport({
      user: OFFLINE,
      overall: { side: 'yours', headline: 'Offline.' },
      services: [reported('a', OFFLINE), reported('b', OK)],
    });
    const left = prunedOverview(own, { isStanding: (id) => id === 'b', t });
    expect(left?.overall.side).toBe('yours');
  });
});

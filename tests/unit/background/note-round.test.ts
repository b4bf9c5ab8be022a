import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { saveConfig } from '../../../src/background/config-store.ts';
import { loadIncidents } from '../../../src/background/incident-store.ts';
import { keepReport } from '../../../src/background/keep-report.ts';
import { type NotedRound, noteRound } from '../../../src/background/note-round.ts';
import type { Report } from '../../../src/formats/report.ts';
import { listIncidents } from '../../../src/incidents/standing.ts';
import { inWords, offline, play, stateOf, timed } from '../incidents/play-rounds.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { fault, OK, reported, sampleReport, keyAsText as t, UNKNOWN } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const START = Date.parse('2026-11-22T20:46:00.000Z');
const job = { intervalMs: 600_000 };
const down = fault({ cause: 'no-answer' });

function reportAt(seconds: number, over: Partial<Report>): Report {
  return sampleReport({ ...over, startedAt: new Date(START + seconds * 1_000).toISOString() });
}

/** Notes a round and keeps its report, as the background does. */
async function note(
  report: Report,
  more: { hasSwitched?: true; nowMs?: number } = {},
): Promise<NotedRound> {
  const noted = await noteRound(report, { ...job, ...more }, t);
  await keepReport(noted.report, { nowMs: START + 10_000_000, t });
  return noted;
}

const failing = (...ids: string[]): Partial<Report> => ({
  services: ids.map((id) => reported(id, down)),
});

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  const services = [sampleService('a'), sampleService('b'), sampleService('c', { enabled: false })];
  await saveConfig(sampleConfig({ services }));
});

test('two failing rounds 15 s apart confirm a fault, in the report and in its headline', async () => {
  const certain = async (seconds: number): Promise<unknown> => {
    const { report } = await note(reportAt(seconds, failing('a')));
    const [service] = report.services;
    return service?.verdict.kind === 'fault' && service.verdict.certainty;
  };
  expect(await certain(0)).toBe('suspected');
  expect(await certain(14.999)).toBe('suspected');
  expect(await certain(15)).toBe('confirmed');
});

test('a confirmed fault decides before a suspected one, and is what the headline speaks of', async () => {
  await note(reportAt(0, failing('b')));
  const { report, news } = await note(reportAt(20, failing('a', 'b')));
  expect(report.overall).toMatchObject({ side: 'not-yours', service: 'b' });
  expect(inWords(news)).toEqual(['confirmed b']);
});

test("a service that carries the user's own fault is as certain as that", async () => {
  const own = { user: offline, services: [reported('a', offline)] };
  await note(reportAt(0, own));
  const { report } = await note(reportAt(20, own));
  expect(report).toMatchObject({
    user: { certainty: 'confirmed' },
    services: [{ verdict: { certainty: 'confirmed' } }],
  });
  expect(listIncidents(await loadIncidents()).map(({ service }) => service)).toEqual([null]);
});

test('a fault stays confirmed until two good rounds have ended it', async () => {
  await note(reportAt(0, failing('a')));
  await note(reportAt(20, failing('a')));
  await note(reportAt(40, { services: [reported('a')] }));
  const { report } = await note(reportAt(60, failing('a')));
  expect(report.services[0]?.verdict).toMatchObject({ certainty: 'confirmed' });
});

test('a service that is disabled is not watched', async () => {
  await note(reportAt(0, failing('c')));
  await note(reportAt(20, failing('c')));
  expect((await loadIncidents()).book.subjects).toEqual([]);
});

describe('the first round after a pause', () => {
  const unclear = { user: UNKNOWN, ...failing('a') };
  const stateAfter = async (secondsLater: number, more = {}): Promise<string> => {
    await note(reportAt(0, { user: OK, services: [reported('a')] }));
    await note(reportAt(secondsLater, unclear), more);
    return stateOf(await loadIncidents(), 'a');
  };

  test.each<[string, number, object, string]>([
    ['is none after two intervals', 1_200, {}, 'suspected'],
    ['is one that comes later', 1_201, {}, 'unobserved'],
    ['is one on another network', 60, { hasSwitched: true }, 'unobserved'],
  ])('%s', async (_name, seconds, more, state) => {
    expect(await stateAfter(seconds, more)).toBe(state);
  });
});

describe('a round that ends after one that began later', () => {
  const endsAt = (seconds: number) => ({ nowMs: START + seconds * 1_000 });

  test('begins no suspicion of what that one saw well', async () => {
    await note(reportAt(100, { services: [reported('a')] }), endsAt(105));
    const { looks } = await note(reportAt(5, failing('a', 'b')), endsAt(160));
    expect(looks.map(({ subject, sighting }) => `${subject} ${sighting}`)).toEqual([
      ' nothing',
      'a nothing',
      'b failing',
    ]);
  });

  test('counts where that one began in a future that a clock set back has taken away', async () => {
    await note(reportAt(100_000, { services: [reported('a')] }), endsAt(100_005));
    const { looks } = await note(reportAt(5, failing('a')), endsAt(10));
    expect(looks.map(({ sighting }) => sighting)).toContain('failing');
  });
});

describe('the store', () => {
  test('is not written while all is well', async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await noteRound(reportAt(0, { services: [reported('a')] }), job, t);
    expect(set).not.toHaveBeenCalled();
  });

  test('gets an end and what it ends in one piece', async () => {
    for (const seconds of [0, 20]) await note(reportAt(seconds, failing('a')));
    await note(reportAt(40, { services: [reported('a')] }));
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await noteRound(reportAt(60, { services: [reported('a')] }), job, t);
    expect(set.mock.calls.map(([values]) => Object.keys(values))).toEqual([
      ['watch', 'incidents', 'news'],
    ]);
  });

  test('that is full is told, and the report comes all the same', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
    const { report, stored } = await noteRound(reportAt(0, failing('a')), job, t);
    expect(stored).toEqual({ ok: false, message: 'quota exceeded', isSpared: true });
    expect(report.services).toHaveLength(1);
  });

  test('loses one entry that cannot be read, and no other', async () => {
    const { state } = play(timed('0x 20x 40. 60. 2000x 2020x'));
    const [watch] = state.book.subjects;
    const [incident] = state.closed;
    const bad = { ...watch, subject: 'bad', seenAtMs: 1e300 };
    await fakeBrowser.storage.local.set({
      watch: { subjects: [bad, null, watch] },
      incidents: [{ ...incident, endedAt: 7 }, incident],
    });
    expect(await loadIncidents()).toEqual(state);
  });

  test('with nothing readable is empty', async () => {
    await fakeBrowser.storage.local.set({ watch: [], incidents: {} });
    expect(listIncidents(await loadIncidents())).toEqual([]);
  });
});

import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { watchPages } from '../../../../src/background/pages/watch-pages.ts';
import type { RoundJob } from '../../../../src/background/round-job.ts';
import type { Rounds } from '../../../../src/background/rounds.ts';
import { createLine } from '../../../../src/background/serialise.ts';
import type { Report } from '../../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../../src/formats/verdict.ts';
import { events, laterEvents, openTabs, painted, use } from '../../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../../settings/sample-config.ts';
import { fault, keyAsText, OK, sampleReport } from '../sample-report.ts';

vi.mock('../../../../src/platform/browser.ts', async () => ({
  browser: (await import('../../platform/fake-extension.ts')).fakeExtension,
}));

const START = Date.parse('2026-11-22T20:46:00.000Z');
const REFUSED = 'net::ERR_CONNECTION_REFUSED';
const OWN = fault({ suspects: ['device'], cause: 'not-connected' });

interface World {
  user: ReportVerdict;
  /** By host; absent: it answers. */
  readonly verdicts: Map<string, ReportVerdict>;
  readonly jobs: RoundJob[];
  readonly begin: () => void;
}

/** A background whose rounds find what the test says, each after a second. */
function world(): World {
  const jobs: RoundJob[] = [];
  const verdicts = new Map<string, ReportVerdict>();
  const found: World = { user: OK, verdicts, jobs, begin };
  let life = 0;
  function begin(): void {
    life += 1;
    const mine = life;
    const check: Rounds['check'] = async (job) => {
      jobs.push(job);
      await sleep(1_000);
      // The round of a background that has died never ends.
      if (mine !== life) await new Promise(() => undefined);
      return { kind: 'done', report: reportOf(job, found) };
    };
    for (const event of Object.values({ ...events, ...laterEvents })) event.clear();
    const rounds = { check, startUnawaited: check, endAll: vi.fn(), forbidJoining: vi.fn() };
    const tools = { rounds, inTurn: createLine(), now: Date.now, sleep, t: keyAsText };
    watchPages({ ...tools, watchOver: (work) => void work.catch(complaints) });
  }
  begin();
  return found;
}

const complaints = vi.fn();

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function reportOf({ services }: RoundJob, { user, verdicts }: World): Report {
  const startedAt = new Date().toISOString();
  const told = services.map(({ id, name, provider }) => {
    const verdict = user.kind === 'fault' ? user : (verdicts.get(name) ?? OK);
    return { id, name, provider, verdict, observations: [] };
  });
  return sampleReport({ startedAt, user, services: told });
}

function fail(tab: number, url: string, error = REFUSED): void {
  events.pageFailed.fire({ tabId: tab, frameId: 0, url, error });
}

/** What the button of a tab shows of one kind now. */
function shown(tab: number, kind: 'text' | 'title'): unknown {
  return painted
    .filter(
      (paint) => typeof paint === 'object' && paint !== null && Reflect.get(paint, 'tabId') === tab,
    )
    .flatMap((paint) =>
      Object.hasOwn(Object(paint), kind) ? [Reflect.get(Object(paint), kind)] : [],
    )
    .at(-1);
}

async function stored(): Promise<unknown> {
  return (await fakeBrowser.storage.session.get('pages')).pages;
}

beforeEach(async () => {
  vi.useFakeTimers({ now: START });
  onTestFinished(() => {
    vi.useRealTimers();
    expect(complaints).not.toHaveBeenCalled();
  });
  fakeBrowser.reset();
  painted.length = 0;
  use.state = 'active';
  openTabs.clear();
  for (const id of [1, 2, 3, 4, 5]) openTabs.set(id, { incognito: false });
});

describe('a page that fails', () => {
  test('is checked by its origin, and its tab says whose side it is on', async () => {
    const { verdicts, jobs } = world();
    verdicts.set('a.example', fault({ suspects: ['provider'], cause: 'server-error' }));
    fail(1, 'https://a.example/secret?token=1#there');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(jobs).toMatchObject([
      {
        trigger: 'page',
        isKept: false,
        isAwaited: false,
        shape: 'full',
        services: [{ endpoints: [{ url: 'https://a.example/' }] }],
      },
    ]);
    expect(shown(1, 'text')).toBe('1');
    expect(await stored()).toMatchObject([{ tab: 1, origin: 'https://a.example', code: REFUSED }]);
    expect(JSON.stringify([await stored(), jobs])).not.toMatch(/secret|token|there/);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  test('in Firefox, by a number', async () => {
    const { verdicts } = world();
    verdicts.set('a.example', fault());
    fail(1, 'https://a.example/', 'Error code 2152398850');
    fail(1, 'https://a.example/', 'Error code 2152398861');
    await vi.advanceTimersByTimeAsync(20);
    laterEvents.pageBegun.fire({ tabId: 1, frameId: 0, url: 'https://a.example/' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(shown(1, 'text')).toBe('1');
    expect(await stored()).toMatchObject([{ code: 'NS_ERROR_CONNECTION_REFUSED' }]);
  });

  test.each([
    ['went on or became a download', { error: 'net::ERR_ABORTED' }],
    ['is a frame within another', { frameId: 4 }],
    ['was loaded ahead of need', { documentLifecycle: 'prerender' }],
    ['stands in a private window', { tabId: 9 }],
    ['stands in a tab that is gone', { tabId: 77 }],
  ])('is left alone where it %s', async (_what, over) => {
    const { jobs } = world();
    openTabs.set(9, { incognito: true });
    events.pageFailed.fire({
      tabId: 1,
      frameId: 0,
      url: 'https://a.example/',
      error: REFUSED,
      ...over,
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([jobs, painted, await stored()]).toEqual([[], [], undefined]);
  });

  test.each([
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-extension', 'page_blocked_by_extension'],
    ['Error code 2147500036', 'stopped', 'page_stopped'],
  ])(
    'by what may be the person’s own blocker (%s) is kept for the popup, and neither checked nor shown',
    async (error, only, note) => {
      const { jobs } = world();
      fail(1, 'https://a.example/', error);
      await vi.advanceTimersByTimeAsync(5_000);
      expect([jobs, painted]).toEqual([[], []]);
      expect(await stored()).toMatchObject([{ only, note }]);
    },
  );

  test.each([
    ['net::ERR_TOO_MANY_REDIRECTS', '?', 'page_cookies'],
    ['net::ERR_CERT_DATE_INVALID', '?', 'page_certificate'],
    ['net::ERR_CONNECTION_RESET', '?', 'page_passing'],
  ])('by %s while its site answers shows %s and %s', async (error, text, title) => {
    world();
    fail(1, 'https://a.example/', error);
    await vi.advanceTimersByTimeAsync(3_000);
    expect([shown(1, 'text'), shown(1, 'title')]).toEqual([text, title]);
  });

  test('by the server’s own word, where that may be seen', async () => {
    const { jobs } = world();
    const answer = { tabId: 1, type: 'main_frame', url: 'https://a.example/page' };
    events.completed.fire({ ...answer, statusCode: 404 });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(jobs).toEqual([]);
    events.completed.fire({ ...answer, statusCode: 503 });
    await vi.advanceTimersByTimeAsync(3_000);
    expect([shown(1, 'text'), shown(1, 'title')]).toEqual(['1', 'page_server_error']);
  });
});

describe('what is known of a tab', () => {
  const begun = (url: string): void =>
    void laterEvents.pageBegun.fire({ tabId: 1, frameId: 0, url });
  const loaded = (url: string): void =>
    void laterEvents.pageLoaded.fire({ tabId: 1, frameId: 0, url });

  test.each<[string, () => void]>([
    ['the person goes elsewhere', () => begun('https://b.example/')],
    ['a reload succeeds', () => loaded('https://a.example/')],
    ['the tab is closed', () => void laterEvents.tabGone.fire(1, {})],
    [
      'the permission is taken back',
      () => void events.permissionRemoved.fire({ permissions: ['webNavigation'] }),
    ],
  ])('is forgotten when %s, and nothing more is listened to', async (_what, happen) => {
    world();
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(laterEvents.pageBegun.count()).toBe(1);
    happen();
    await vi.advanceTimersByTimeAsync(10);
    expect(await stored()).toBeUndefined();
    expect(laterEvents.pageBegun.count() + laterEvents.pageLoaded.count()).toBe(0);
  });

  test('is not painted on the page that took its place', async () => {
    const { verdicts } = world();
    verdicts.set('a.example', fault());
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(500);
    begun('https://b.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(painted).toEqual([]);
  });

  test('is bounded', async () => {
    world();
    for (let tab = 1; tab <= 30; tab += 1) {
      openTabs.set(tab, { incognito: false });
      fail(tab, `https://a${tab}.example/`);
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await stored()).toHaveLength(20);
  });

  test('outlives a background that dies in mid-check, and is checked by the next', async () => {
    const found = world();
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(100);
    found.begin();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(shown(1, 'title')).toBe('page_passing');
  });
});

describe('pages that stand', () => {
  test('with their answers are not checked anew, however often the background wakes', async () => {
    const { verdicts, jobs, begin } = world();
    verdicts.set('a.example', fault());
    for (const tab of [1, 2, 3]) fail(tab, `https://a${tab}.example/`);
    await vi.advanceTimersByTimeAsync(3_000);
    for (let minute = 0; minute < 60; minute += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      begin();
      await vi.advanceTimersByTimeAsync(3_000);
    }
    expect(jobs).toHaveLength(1);
  });

  test('without an answer are checked by two later backgrounds at most', async () => {
    const { jobs, begin } = world();
    fail(1, 'https://a.example/');
    for (let life = 0; life < 6; life += 1) {
      await vi.advanceTimersByTimeAsync(500);
      begin();
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(jobs).toHaveLength(3);
  });

  test('without an answer for long are left alone', async () => {
    const { jobs, begin } = world();
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(100);
    vi.clearAllTimers();
    vi.setSystemTime(START + 10 * 60_000);
    begin();
    await vi.advanceTimersByTimeAsync(3_000);
    expect([jobs, painted]).toEqual([[], []]);
  });
});

describe('nothing is asked', () => {
  const config = sampleConfig({ settings: { dataLimitMegabytes: 1 } });
  const month = { name: '2026-11', bytes: 990_000, controlBytes: 0, services: {} };
  const cost = { days: [], months: [month], recent: { schedule: [], recheck: [] } };

  test.each<[string, () => Promise<unknown> | unknown]>([
    [
      'while the person has paused',
      () =>
        fakeBrowser.storage.local.set({ pause: { setMs: START, untilMs: START + 60 * 60_000 } }),
    ],
    ['once the month has no room for it', () => fakeBrowser.storage.local.set({ config, cost })],
    ['while nobody uses the device', () => Object.assign(use, { state: 'idle' })],
  ])('%s; the page stays known to the popup', async (_why, rest) => {
    await rest();
    const { jobs } = world();
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    expect([jobs, painted]).toEqual([[], []]);
    expect(await stored()).toMatchObject([{ tab: 1, origin: 'https://a.example' }]);
  });

  test('for no longer than that', async () => {
    await fakeBrowser.storage.local.set({ pause: { setMs: START, untilMs: START + 1_000 } });
    await vi.advanceTimersByTimeAsync(1_000);
    const { jobs } = world();
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(jobs).toHaveLength(1);
  });
});

test('a page that reloads for ever is checked once a minute, and painted each time', async () => {
  const { verdicts, jobs } = world();
  verdicts.set('a.example', fault());
  for (let second = 0; second < 120; second += 2) {
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(1_000);
    fail(1, 'https://a.example/', 'net::ERR_ABORTED');
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(jobs).toHaveLength(2);
  expect(painted.filter((paint) => Object.hasOwn(Object(paint), 'text')).length).toBeGreaterThan(
    50,
  );
});

test('a page that fails in another way each second is checked every ten', async () => {
  const { verdicts, jobs } = world();
  verdicts.set('a.example', fault());
  for (let second = 0; second < 60; second += 1) {
    fail(1, 'https://a.example/', second % 2 ? REFUSED : 'net::ERR_NAME_NOT_RESOLVED');
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(jobs.length).toBeGreaterThan(3);
  expect(jobs.length).toBeLessThan(7);
});

describe('tabs that fail together', () => {
  test('go in one round, and each is told its own', async () => {
    const { verdicts, jobs } = world();
    verdicts.set('a.example', fault({ suspects: ['provider'], cause: 'server-error' }));
    fail(1, 'https://a.example/');
    fail(2, 'https://b.example/');
    fail(3, 'https://a.example/other');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(jobs.map(({ services }) => services.map(({ id, name }) => [id, name]))).toEqual([
      [
        ['adhoc', 'a.example'],
        ['adhoc:1', 'b.example'],
      ],
    ]);
    expect([1, 2, 3].map((tab) => shown(tab, 'text'))).toEqual(['1', '?', '1']);
  });

  test('by the own side are one check, later ones too', async () => {
    const found = world();
    found.user = OWN;
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(600);
    fail(2, 'https://b.example/');
    await vi.advanceTimersByTimeAsync(5_000);
    fail(3, 'https://c.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(found.jobs).toHaveLength(1);
    expect([1, 2, 3].map((tab) => shown(tab, 'text'))).toEqual(['!', '!', '!']);
    await vi.advanceTimersByTimeAsync(10_000);
    fail(4, 'https://d.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(found.jobs).toHaveLength(2);
  });
});

describe('a watched service', () => {
  const failing = fault({ suspects: ['provider'], cause: 'server-error', certainty: 'confirmed' });

  async function watched(verdict: ReportVerdict, agoMs: number): Promise<World> {
    const config = sampleConfig({ services: [sampleService('a')] });
    const startedAt = new Date(START - agoMs).toISOString();
    const services = [{ id: 'a', name: 'A', provider: 'a Ltd', verdict, observations: [] }];
    await fakeBrowser.storage.local.set({ config, report: sampleReport({ startedAt, services }) });
    const found = world();
    fail(1, 'https://a.example/');
    await vi.advanceTimersByTimeAsync(3_000);
    return found;
  }

  test('answers by its own report of a moment ago', async () => {
    const { jobs } = await watched(failing, 30_000);
    expect([jobs.length, shown(1, 'text')]).toEqual([0, '1']);
    expect(await stored()).toMatchObject([{ report: { services: [{ id: 'adhoc', name: 'A' }] } }]);
  });

  test.each<[string, ReportVerdict, number]>([
    ['an old report', failing, 90_000],
    ['a report of the future', failing, -90_000],
    ['a report of when it was well', OK, 30_000],
  ])('is checked anew after %s', async (_what, verdict, agoMs) => {
    expect((await watched(verdict, agoMs)).jobs).toHaveLength(1);
  });
});

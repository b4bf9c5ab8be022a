import { expect, it } from 'vitest';
import { askFeed, type KeptWord } from '../../../src/feeds/ask-feed.ts';
import type { Feed } from '../../../src/feeds/official-word.ts';
import { minutesAgo } from './bodies/feed-sample.ts';
import { incidentIoTroubled } from './bodies/incident-io.ts';
import { instatusParts, instatusQuiet, instatusTroubled } from './bodies/instatus.ts';
import { kumaBeats, kumaPage } from './bodies/own-monitors.ts';
import { statuspageQuiet, statuspageTroubled } from './bodies/statuspage.ts';
import { type Answer, fakeWeb, htmlAnswer, jsonAnswer, movedTo } from './fake-web.ts';

const PAGE = 'https://status.shop.example/';
const SUMMARY = `${PAGE}api/v2/summary.json`;
const PARTS = `${PAGE}api/v2/components.json`;
const never = new AbortController().signal;

const ask = async (
  answers: Readonly<Record<string, Answer>>,
  options: {
    feed?: Partial<Feed>;
    denied?: readonly string[];
    asking?: { known?: KeptWord | undefined; timeoutMs?: number; signal?: AbortSignal };
  } = {},
) => {
  const { ports, sent } = fakeWeb(answers, options.denied);
  const feed = { kind: 'statuspage', url: PAGE, ...options.feed };
  const { known, ...asking } = options.asking ?? {};
  const [kept] = await askFeed([feed], ports, {
    signal: never,
    known: known && [known],
    ...asking,
  });
  if (kept === undefined) throw new Error('no word');
  return { kept, word: kept.word, sent, urls: sent.map((request) => request.url) };
};

it('asks once, without cookies, checking with the server', async () => {
  const { word, sent } = await ask({ [SUMMARY]: jsonAnswer(statuspageTroubled) });
  expect(word).toMatchObject({ level: 'major', scope: 'page', feed: SUMMARY, page: PAGE });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    url: SUMMARY,
    init: { method: 'GET', cache: 'no-cache', credentials: 'omit', redirect: 'follow' },
  });
  expect(new Headers(sent[0]?.init.headers).keys().next().done).toBe(true);
});

it('keeps the address of a feed as it is', async () => {
  const { urls } = await ask({ [PARTS]: jsonAnswer(statuspageQuiet) }, { feed: { url: PARTS } });
  expect(urls).toEqual([PARTS]);
});

it('reads the list of parts only where the summary lacks one of ours', async () => {
  const [first, second] = statuspageQuiet.components;
  const answers = {
    [SUMMARY]: jsonAnswer({ ...statuspageQuiet, components: [first] }),
    [PARTS]: jsonAnswer({
      page: statuspageQuiet.page,
      components: [first, { ...second, status: 'partial_outage' }],
    }),
  };
  const one = await ask(answers, { feed: { components: ['c1aaaa'] } });
  expect([one.urls.length, one.word.level]).toEqual([1, 'operational']);
  const two = await ask(answers, { feed: { components: ['c1aaaa', 'c2bbbb'] } });
  expect([two.urls, two.word.level]).toEqual([[SUMMARY, PARTS], 'partial']);
});

it('stays with what it has where the list of parts cannot be read', async () => {
  const { word } = await ask(
    { [SUMMARY]: jsonAnswer(statuspageQuiet) },
    { feed: { components: ['c1aaaa', 'gone'] } },
  );
  expect(word).toMatchObject({ level: 'operational', scope: 'component' });
  expect(word.problem).toBeUndefined();
});

it('reads names and states of Kuma from two addresses, and misses no part that has no beat', async () => {
  const answers = {
    [`${PAGE}api/status-page/shop`]: jsonAnswer(kumaPage),
    [`${PAGE}api/status-page/heartbeat/shop`]: jsonAnswer(kumaBeats),
  };
  const feed = { kind: 'uptime-kuma', url: `${PAGE}status/shop` };
  const { word } = await ask(answers, { feed });
  expect(word.components.map((part) => `${part.name} ${part.level}`)).toEqual([
    'API major',
    'Mail unknown',
  ]);
  expect((await ask(answers, { feed: { ...feed, components: ['3'] } })).word.level).toBe(
    'operational',
  );
  expect((await ask(answers, { feed: { ...feed, components: ['3', '9'] } })).word.level).toBe(
    'unknown',
  );
});

it('does not call a Kuma page well of which one part has no beats', async () => {
  const { word } = await ask(
    {
      [`${PAGE}api/status-page/shop`]: jsonAnswer(kumaPage),
      [`${PAGE}api/status-page/heartbeat/shop`]: jsonAnswer({
        ...kumaBeats,
        heartbeatList: { 3: [{ status: 1 }], 7: [{ status: 1 }] },
      }),
    },
    { feed: { kind: 'uptime-kuma', url: `${PAGE}status/shop` } },
  );
  expect(word.level).toBe('unknown');
});

it('reads the parts of Instatus beside its summary', async () => {
  const { word, urls } = await ask(
    {
      [`${PAGE}summary.json`]: jsonAnswer(instatusTroubled),
      [`${PAGE}v2/components.json`]: jsonAnswer(instatusParts),
    },
    { feed: { kind: 'instatus', components: ['ckb'] } },
  );
  expect(urls).toHaveLength(2);
  // Instatus does not say in its summary which parts an incident touches.
  expect([word.level, word.incidents.map((incident) => incident.isNamed)]).toEqual([
    'operational',
    [false, false],
  ]);
});

it.each<[string, Answer, string]>([
  ['a refused connection', 'refused', 'unreachable'],
  ['404', htmlAnswer(404), 'http-status'],
  ['a page that was switched off', htmlAnswer(401, 'Your page is inactive'), 'http-status'],
  ['500', new Response(JSON.stringify(statuspageQuiet), { status: 500 }), 'http-status'],
  ['HTML at 200', htmlAnswer(200), 'not-a-feed'],
  ['HTML that holds JSON', htmlAnswer(200, JSON.stringify(statuspageQuiet)), 'not-a-feed'],
  ['nothing', new Response(''), 'not-a-feed'],
  ['the feed of another kind', jsonAnswer(instatusQuiet), 'not-a-feed'],
  ['an unasked 304', () => new Response(null, { status: 304 }), 'http-status'],
  [
    'the page of somebody else',
    jsonAnswer({
      ...statuspageQuiet,
      page: { ...statuspageQuiet.page, url: 'https://status.elsewhere.example' },
    }),
    'wrong-page',
  ],
])('says of %s what is wrong with it, and nothing of the service', async (_, answer, problem) => {
  const { word, kept } = await ask({ [SUMMARY]: answer });
  expect(word).toMatchObject({ level: 'unknown', problem, incidents: [], components: [] });
  expect(kept).toEqual({ word });
});

it('does not guess another kind where a page moved to another platform', async () => {
  const { word, urls } = await ask({
    [SUMMARY]: htmlAnswer(),
    [`${PAGE}proxy/status.shop.example`]: jsonAnswer(incidentIoTroubled),
  });
  expect([word.problem, urls]).toEqual(['not-a-feed', [SUMMARY]]);
});

it('sends nothing to a host that it may not look at', async () => {
  const { word, sent } = await ask(
    { [SUMMARY]: jsonAnswer(statuspageQuiet) },
    { denied: ['status.shop.example'] },
  );
  expect([word.problem, sent]).toEqual(['no-permission', []]);
});

it('sends nothing for a kind that nobody reads', async () => {
  const { word, sent } = await ask({}, { feed: { kind: 'telegraph' } });
  expect([word.problem, sent]).toEqual(['unknown-kind', []]);
});

it('says so where a server does not answer in time', async () => {
  const { word } = await ask({ [SUMMARY]: 'silent' }, { asking: { timeoutMs: 20 } });
  expect(word.problem).toBe('timeout');
});

it('stops when it is told to', async () => {
  const { word } = await ask(
    { [SUMMARY]: 'silent' },
    { asking: { signal: AbortSignal.abort(), timeoutMs: 5_000 } },
  );
  expect(word.level).toBe('unknown');
});

it('follows a page that moved, where it led there itself', async () => {
  const page = { ...statuspageQuiet.page, url: 'https://status.store.example' };
  const { word } = await ask({
    [SUMMARY]: movedTo(
      'https://status.store.example/api/v2/summary.json',
      jsonAnswer({ ...statuspageQuiet, page }),
    ),
  });
  expect(word).toMatchObject({ level: 'operational', page: 'https://status.store.example/' });
});

it.each([
  ['https://shop.statuspage.io/', 'https://status.shop.example'],
  ['https://status.shop.example/', 'https://shop.statuspage.io'],
  ['https://www.status.shop.example/', 'https://status.shop.example'],
  ['https://status.shop.co.uk/', 'https://shop.co.uk'],
])('takes %s for the page %s', async (url, own) => {
  const { word } = await ask(
    {
      [`${url}api/v2/summary.json`]: jsonAnswer({
        ...statuspageQuiet,
        page: { ...statuspageQuiet.page, url: own },
      }),
    },
    { feed: { url } },
  );
  expect(word.problem).toBeUndefined();
});

it.each([
  ['https://one.statuspage.io/', 'https://two.statuspage.io'],
  ['https://one.co.uk/', 'https://two.co.uk'],
])('does not take %s for the page %s', async (url, own) => {
  const { word } = await ask(
    {
      [`${url}api/v2/summary.json`]: jsonAnswer({
        ...statuspageQuiet,
        page: { ...statuspageQuiet.page, url: own },
      }),
    },
    { feed: { url } },
  );
  expect(word.problem).toBe('wrong-page');
});

it('asks next time whether anything changed, and keeps its word if not', async () => {
  const headers = { etag: 'W/"5"', 'last-modified': 'Tue, 12 Mar 2030 11:00:00 GMT' };
  const { kept } = await ask({ [SUMMARY]: jsonAnswer(statuspageQuiet, headers) });
  expect(kept).toMatchObject({ etag: 'W/"5"', lastModified: headers['last-modified'] });
  const known = { ...kept, word: { ...kept.word, fetchedAt: minutesAgo(6) } };
  const again = await ask(
    { [SUMMARY]: () => new Response(null, { status: 304 }) },
    { asking: { known } },
  );
  expect(again.kept).toEqual(kept);
  expect(Object.fromEntries(new Headers(again.sent[0]?.init.headers))).toEqual({
    'if-none-match': 'W/"5"',
    'if-modified-since': headers['last-modified'],
  });
});

it('keeps nothing to ask by where time alone, or another address, may change the word', async () => {
  const headers = { etag: '"5"' };
  const open = await ask({ [SUMMARY]: jsonAnswer(statuspageTroubled, headers) });
  expect(open.kept.etag).toBeUndefined();
  const two = await ask(
    { [SUMMARY]: jsonAnswer(statuspageQuiet, headers), [PARTS]: jsonAnswer(statuspageQuiet) },
    { feed: { components: ['gone'] } },
  );
  expect([two.urls.length, two.kept.etag]).toEqual([2, undefined]);
});

it('reads one page once for services made of different parts of it', async () => {
  const { ports, sent } = fakeWeb({
    [SUMMARY]: jsonAnswer(statuspageTroubled),
    [PARTS]: jsonAnswer(statuspageTroubled),
  });
  const feed = { kind: 'statuspage', url: PAGE };
  const words = await askFeed(
    [{ ...feed, components: ['c1aaaa'] }, { ...feed, components: ['c2bbbb'] }, feed],
    ports,
    { signal: never },
  );
  expect(words.map(({ word }) => [word.scope, word.components.map(({ id }) => id)])).toEqual([
    ['component', ['c1aaaa']],
    ['component', ['c2bbbb']],
    ['page', expect.arrayContaining(['c1aaaa', 'c2bbbb'])],
  ]);
  expect(sent).toHaveLength(1);
});

it('takes "not modified" for all of them only where they were read together', async () => {
  const feed = { kind: 'statuspage', url: PAGE };
  const both = [{ ...feed, components: ['c1aaaa'] }, feed] as const;
  const quiet = fakeWeb({ [SUMMARY]: jsonAnswer(statuspageQuiet, { etag: '"q"' }) });
  const known = await askFeed(both, quiet.ports, { signal: never });
  const conditionOf = async (kept: readonly KeptWord[]) => {
    const { ports, sent } = fakeWeb({ [SUMMARY]: new Response(null, { status: 304 }) });
    await askFeed(both, ports, { signal: never, known: kept });
    return new Headers(sent[0]?.init.headers).get('if-none-match');
  };
  expect(await conditionOf(known)).toBe('"q"');
  expect(await conditionOf(known.map((kept, n) => ({ ...kept, etag: `"${n}"` })))).toBe(null);
});

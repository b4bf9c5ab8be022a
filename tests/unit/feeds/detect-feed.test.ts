import { expect, it } from 'vitest';
import { alternateLink } from '../../../src/feeds/alternate-link.ts';
import { detectFeed } from '../../../src/feeds/detect-feed.ts';
import {
  betterStackTroubled,
  checklyParts,
  checklyQuiet,
  flashcatTroubled,
  slackTroubled,
  sorryPage,
  sorryParts,
  statusIoTroubled,
} from './bodies/hosted-pages.ts';
import {
  incidentIoCopy,
  incidentIoQuiet,
  incidentIoTroubled,
  incidentIoWidget,
} from './bodies/incident-io.ts';
import { instatusParts, instatusQuiet } from './bodies/instatus.ts';
import { cachetVersion1, gatusTroubled, kumaBeats, kumaPage } from './bodies/own-monitors.ts';
import { statuspageQuiet, statuspageTroubled } from './bodies/statuspage.ts';
import { type Answer, fakeWeb, htmlAnswer, jsonAnswer } from './fake-web.ts';

const PAGE = 'https://status.shop.example/';
const at = (path: string) => `${PAGE}${path}`;

const detect = async (
  url: string,
  answers: Readonly<Record<string, Answer>>,
  { denied = [], timeoutMs }: { denied?: readonly string[]; timeoutMs?: number } = {},
) => {
  const { ports, sent } = fakeWeb(answers, denied);
  const signal = new AbortController().signal;
  const found = await detectFeed(url, ports, {
    signal,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  return { found, urls: sent.map((request) => request.url) };
};

it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
  ['incident-io', { 'proxy/status.shop.example': incidentIoTroubled }, '', 'partial'],
  ['statuspage', { 'api/v2/summary.json': statuspageTroubled }, '', 'major'],
  [
    'instatus',
    { 'summary.json': instatusQuiet, 'v2/components.json': instatusParts },
    '',
    'operational',
  ],
  ['instatus', { 'api/v2/summary.json': instatusQuiet }, 'api/v2/summary.json', 'operational'],
  ['better-stack', { 'index.json': betterStackTroubled }, '', 'partial'],
  ['gatus', { 'api/v1/endpoints/statuses': gatusTroubled }, '', 'partial'],
  ['sorry', { 'api/v1/status': sorryPage, 'api/v1/components': sorryParts }, '', 'maintenance'],
  ['cachet', { 'api/v1/components?per_page=200': cachetVersion1 }, '', 'partial'],
  ['checkly', { 'summary.json': checklyQuiet, 'services.json': checklyParts }, '', 'operational'],
  ['incident-io', { 'api/v1/summary': incidentIoWidget }, 'api/v1/summary', 'partial'],
])('finds %s at a page by trying', async (kind, answers, path, level) => {
  const { found, urls } = await detect(PAGE, {
    [PAGE]: htmlAnswer(),
    ...Object.fromEntries(
      Object.entries(answers).map(([place, value]) => [at(place), jsonAnswer(value)]),
    ),
  });
  expect(found).toMatchObject({ kind: 'found', feed: { kind, url: at(path) }, word: { level } });
  expect(urls.length).toBeLessThanOrEqual(12);
  expect(new Set(urls).size).toBe(urls.length);
});

it('finds Uptime Kuma by the address of its page', async () => {
  const url = at('status/shop');
  const { found } = await detect(url, {
    [url]: htmlAnswer(),
    [at('api/status-page/shop')]: jsonAnswer(kumaPage),
    [at('api/status-page/heartbeat/shop')]: jsonAnswer(kumaBeats),
  });
  expect(found).toMatchObject({
    kind: 'found',
    feed: { kind: 'uptime-kuma', url },
    components: [{ name: 'Web' }, { name: 'API' }, { name: 'Mail' }],
  });
});

it.each<[string, string, unknown]>([
  ['statuspage', at('api/v2/summary.json'), statuspageQuiet],
  ['statuspage', at('api/v2/summary.json'), incidentIoCopy],
  ['incident-io', at('proxy/status.shop.example'), incidentIoQuiet],
  ['status-io', 'https://api.status.io/1.0/status/5b36dc6502d06804c08349f7', statusIoTroubled],
  ['flashcat', at('api/status-page/5900/summary/active'), flashcatTroubled],
])('knows the address of a feed of %s by what lies there', async (kind, url, value) => {
  const { found, urls } = await detect(url, { [url]: jsonAnswer(value) });
  expect(found).toMatchObject({ kind: 'found', feed: { kind, url } });
  expect(urls[0]).toBe(url);
});

it('lists every part of a page, also those that its summary leaves out', async () => {
  const [first, second] = statuspageQuiet.components;
  const { found } = await detect(PAGE, {
    [PAGE]: htmlAnswer(),
    [at('api/v2/summary.json')]: jsonAnswer({ ...statuspageQuiet, components: [first] }),
    [at('api/v2/components.json')]: jsonAnswer({
      page: statuspageQuiet.page,
      components: [first, second],
    }),
  });
  expect(found).toMatchObject({
    components: [
      { id: 'c1aaaa', name: 'Web' },
      { id: 'c2bbbb', name: 'Checkout' },
    ],
  });
});

const RSS =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>Shop</title><item><title>Resolved: x</title><guid>1</guid><pubDate>Tue, 12 Mar 2030 10:00:00 GMT</pubDate></item></channel></rss>';

it('finds the feed that a page links to', async () => {
  const { found, urls } = await detect(PAGE, {
    [PAGE]: htmlAnswer(
      200,
      '<html><head><link rel="alternate" type="application/rss+xml" href="/history.rss"></head></html>',
    ),
    [at('history.rss')]: new Response(RSS, { headers: { 'content-type': 'application/rss+xml' } }),
  });
  expect(found).toMatchObject({ kind: 'found', feed: { kind: 'rss', url: at('history.rss') } });
  expect(urls.length).toBeLessThanOrEqual(12);
});

it('asks a vendor where its page lies, and nothing else', async () => {
  const url = 'https://slack-status.com/';
  const { found, urls } = await detect(url, {
    [`${url}api/v2.0.0/current`]: jsonAnswer(slackTroubled),
  });
  expect(found).toMatchObject({ kind: 'found', feed: { kind: 'slack', url } });
  expect(urls).toEqual([`${url}api/v2.0.0/current`]);
});

it('stays on the host it was given, and within its requests', async () => {
  const { found, urls } = await detect(PAGE, {
    [PAGE]: htmlAnswer(
      200,
      '<link type="application/rss+xml" href="https://elsewhere.example/feed.rss">',
    ),
  });
  expect(found).toEqual({ kind: 'not-found', problem: 'not-a-feed' });
  expect(new Set(urls.map((url) => new URL(url).host))).toEqual(new Set(['status.shop.example']));
  expect(urls.length).toBeGreaterThan(8);
  expect(urls.length).toBeLessThanOrEqual(12);
});

it.each<[string, string, Readonly<Record<string, Answer>>, object, string]>([
  ['a host without access', PAGE, {}, { denied: ['status.shop.example'] }, 'no-permission'],
  ['a host that refuses', PAGE, { [PAGE]: 'refused' }, {}, 'unreachable'],
  ['a host that is silent', PAGE, { [PAGE]: 'silent' }, { timeoutMs: 20 }, 'timeout'],
  ['what is no address', 'status page', {}, {}, 'unreachable'],
  [
    'a page of somebody else',
    PAGE,
    {
      [PAGE]: htmlAnswer(),
      [at('api/v2/summary.json')]: jsonAnswer({
        ...statuspageQuiet,
        page: { ...statuspageQuiet.page, url: 'https://status.rival.example' },
      }),
    },
    {},
    'wrong-page',
  ],
])('finds nothing at %s, and says why', async (_, url, answers, options, problem) => {
  const { found } = await detect(url, answers, options);
  expect(found).toEqual({ kind: 'not-found', problem });
});

it('sends nothing where it may not look', async () => {
  expect((await detect(PAGE, {}, { denied: ['status.shop.example'] })).urls).toEqual([]);
});

it.each<[string, string | undefined]>([
  ['<link rel=alternate type=application/atom+xml href=/feed.atom>', at('feed.atom')],
  ["<LINK HREF='/a.rss?x=1&amp;y=2' TYPE='application/rss+xml'>", at('a.rss?x=1&y=2')],
  ['<link rel="stylesheet" href="/a.css"><link type="application/rss+xml">', undefined],
  ['<link type="application/rss+xml" href="javascript:alert(1)">', undefined],
  ['<link type="application/rss+xml" href="//elsewhere.example/x">', undefined],
  ['<link type="text/html" href="/rss">', undefined],
  ['', undefined],
])('reads %s', (html, link) => {
  expect(alternateLink(html, PAGE)).toBe(link);
});

it('looks for links in a page of nothing but beginnings without taking long', () => {
  const startMs = performance.now();
  expect(alternateLink('<link '.repeat(300_000), PAGE)).toBeUndefined();
  expect(alternateLink('<link type="application/rss+xml" '.repeat(60_000), PAGE)).toBeUndefined();
  expect(performance.now() - startMs).toBeLessThan(1_000);
});

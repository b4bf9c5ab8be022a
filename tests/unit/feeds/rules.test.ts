import { describe, expect, it } from 'vitest';
import { askFeed } from '../../../src/feeds/ask-feed.ts';
import { platformOf } from '../../../src/feeds/platforms.ts';
import { jsonBody, minutesAgo, NOW_MS } from './bodies/feed-sample.ts';
import { incidentIoTroubled } from './bodies/incident-io.ts';
import { statuspageQuiet, statuspageTroubled } from './bodies/statuspage.ts';
import { fakeWeb, htmlAnswer, jsonAnswer } from './fake-web.ts';

const PAGE = 'https://status.shop.example/';
const SUMMARY = `${PAGE}api/v2/summary.json`;

const ask = async (answer: Response, feed: { kind?: string; components?: string[] } = {}) => {
  const kind = feed.kind ?? 'statuspage';
  const address = platformOf(kind)?.addresses(PAGE)[0] ?? PAGE;
  const { ports, sent } = fakeWeb({ [address]: answer });
  const [kept] = await askFeed([{ ...feed, kind, url: PAGE }], ports, {
    signal: new AbortController().signal,
  });
  if (kept === undefined) throw new Error('no word');
  return { word: kept.word, sent };
};

const rss = (items: string) =>
  new Response(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Shop</title><link>${PAGE}</link>${items}</channel></rss>`,
    { headers: { 'content-type': 'application/rss+xml' } },
  );

const item = (guid: string, title: string, minutes: number) =>
  `<item><title>${title}</title><guid>${guid}</guid><pubDate>${new Date(NOW_MS - minutes * 60_000).toUTCString()}</pubDate></item>`;

describe('what a status page may say, and what not', () => {
  it('1: a feed that fails or cannot be read is unknown, and a quiet one is not broken', async () => {
    const broken = await ask(new Response('{"page":', { status: 200 }));
    expect(broken.word).toMatchObject({ level: 'unknown', problem: 'not-a-feed' });
    const failing = await ask(jsonAnswer(statuspageQuiet, {}).clone());
    expect(failing.word.level).toBe('operational');
    const quiet = await ask(jsonAnswer({ ...statuspageQuiet, components: [], incidents: [] }));
    expect(quiet.word).toMatchObject({ level: 'operational', incidents: [] });
    expect(quiet.word.problem).toBeUndefined();
  });

  it('2: HTML at 200 is no feed, and neither is a page that nobody claimed or that was switched off', async () => {
    const unclaimed = htmlAnswer(
      200,
      `<!doctype html>${'<p>Hosted status pages</p>'.repeat(4_000)}`,
    );
    for (const answer of [htmlAnswer(), unclaimed, htmlAnswer(401, 'Your page is inactive')]) {
      expect((await ask(answer)).word).toMatchObject({ level: 'unknown', incidents: [] });
    }
  });

  it('3: a page that calls itself another is not the one that was asked', async () => {
    const page = { ...statuspageQuiet.page, url: 'https://status.rival.example' };
    expect((await ask(jsonAnswer({ ...statuspageQuiet, page }))).word).toMatchObject({
      level: 'unknown',
      problem: 'wrong-page',
    });
  });

  it('4: parts are told by their ids, and the page as a whole does not speak for them', async () => {
    const answer = () => jsonAnswer(statuspageTroubled);
    const one = await ask(answer(), { components: ['c1aaaa'] });
    const other = await ask(answer(), { components: ['c3cccc'] });
    expect([one.word.level, other.word.level]).toEqual(['major', 'operational']);
    expect(other.word.incidents.map((incident) => incident.title)).toEqual(['New prices']);
  });

  it('5: a part that the summary leaves out is looked for in the list of parts', async () => {
    const { ports } = fakeWeb({
      [SUMMARY]: jsonAnswer({ ...statuspageTroubled, components: [] }),
      [`${PAGE}api/v2/components.json`]: jsonAnswer({
        page: statuspageTroubled.page,
        components: statuspageTroubled.components,
      }),
    });
    const feed = { kind: 'statuspage', url: PAGE, components: ['c2bbbb'] };
    const [kept] = await askFeed([feed], ports, { signal: new AbortController().signal });
    expect(kept?.word.level).toBe('degraded');
  });

  it('6: a word that no table lists is unknown and kept, and prose is not read', async () => {
    const [part] = statuspageQuiet.components;
    const prose = await ask(
      jsonAnswer({
        ...statuspageQuiet,
        components: [{ ...part, status: 'wobbly', description: 'Major outage' }],
        status: { indicator: 'none', description: 'Everything is down' },
      }),
    );
    expect(prose.word).toMatchObject({
      level: 'operational',
      components: [{ level: 'unknown', raw: 'wobbly' }],
    });
  });

  it('7: updates are folded, the newest decides, and what is old and not called open is left out', async () => {
    const folded = await ask(
      rss(
        item('a', 'Resolved: Checkout fails', 30) +
          item('a', 'Investigating: Checkout fails', 90) +
          item('b', 'Investigating: Search is slow', 40) +
          item('c', 'Something of last week', 6_000),
      ),
      { kind: 'rss' },
    );
    expect(folded.word.incidents.map((incident) => incident.title)).toEqual([
      expect.stringContaining('Search is slow'),
    ]);
    const old = { ...statuspageTroubled.incidents[0], started_at: minutesAgo(9_000) };
    const explicit = await ask(jsonAnswer({ ...statuspageQuiet, incidents: [old] }));
    expect(explicit.word.incidents).toHaveLength(1);
    const brief = { ...old, started_at: minutesAgo(0.5) };
    expect(
      (await ask(jsonAnswer({ ...statuspageQuiet, incidents: [brief] }))).word.incidents,
    ).toEqual([]);
  });

  it('8: a page that moved to another platform is not guessed at', async () => {
    const { word, sent } = await ask(jsonAnswer(incidentIoTroubled));
    expect([word.problem, sent.length]).toEqual(['not-a-feed', 1]);
  });

  it('9: green is told as green, with how old it is, and with nothing that clears anybody', async () => {
    const { word } = await ask(jsonAnswer(statuspageQuiet));
    expect(word).toMatchObject({
      level: 'operational',
      fetchedAt: '2030-03-12T12:00:00.000Z',
      incidents: [],
    });
  });

  it('10: one question is one request, checked with the server', async () => {
    const { sent } = await ask(jsonAnswer(statuspageTroubled));
    expect(sent.map((request) => [request.url, request.init.cache])).toEqual([
      [SUMMARY, 'no-cache'],
    ]);
  });
});

it.each(['resolved', 'postmortem', 'completed'])(
  'takes an incident that is %s for closed',
  (status) => {
    const [incident] = statuspageTroubled.incidents;
    const reading = platformOf('statuspage')?.parse(
      jsonBody({ ...statuspageQuiet, incidents: [{ ...incident, status }] }),
      { nowMs: NOW_MS },
    );
    expect(reading?.incidents).toEqual([]);
  },
);

import { describe, expect, test } from 'vitest';
import { iso, mail, NOW_MS, rss } from './bodies/feed-texts.ts';
import { VENDOR_BODIES } from './bodies/vendor-bodies.ts';
import { incidentsOf, partsOf, readVendor } from './read-vendor.ts';

const OLD_END =
  '<item><title>Old</title><guid>old</guid><description>&lt;strong&gt;Resolved&lt;/strong&gt; - Done.</description></item>';

function item(title: string, html = '', over = ''): string {
  return `<item><title><![CDATA[${title}]]></title><guid><![CDATA[${title}]]></guid><pubDate>${mail(2)}</pubDate><description><![CDATA[${html}]]></description>${over}</item>`;
}

describe('a history of Statuspage', () => {
  test('its newest update decides, words in running text do not', () => {
    const reading = readVendor('atom', VENDOR_BODIES.atom[0]);
    expect(reading).toEqual({
      page: { name: 'Example Status - Incident History', url: 'https://status.example.com/' },
      level: 'degraded',
      raw: undefined,
      components: [],
      incidents: [
        {
          title: 'Elevated errors',
          level: 'degraded',
          raw: 'Update',
          sinceMs: NOW_MS - 4 * 3_600_000,
          updatedMs: NOW_MS - 3_600_000,
          link: 'https://status.example.com/incidents/two',
        },
      ],
    });
  });

  test.each([
    ['Investigating', 'degraded'],
    ['Identified', 'degraded'],
    ['Monitoring', 'degraded'],
    ['Update', 'degraded'],
    ['In progress', 'maintenance'],
    ['Verifying', 'maintenance'],
    ['Scheduled', 'operational'],
    ['Resolved', 'operational'],
    ['Postmortem', 'operational'],
    ['Completed', 'operational'],
  ])('%s is %s', (word, level) => {
    const body = rss(
      item(
        't',
        `<p><small>Nov 22</small><br><strong>${word}</strong> - Text.</p><p><strong>Investigating</strong> - Text.</p>`,
      ),
    );
    expect(readVendor('rss', body)?.level).toBe(level);
  });
});

describe('a history of incident.io', () => {
  test('names the parts that are in trouble, and how badly', () => {
    const reading = readVendor('rss', VENDOR_BODIES.rss[0]);
    expect(reading?.level).toBe('partial');
    expect(partsOf(reading)).toEqual(['Search: partial']);
    expect(reading?.listsTroubleOnly).toBe(true);
    expect(reading?.incidents).toMatchObject([
      { title: 'Search is slow', level: 'partial', components: ['Search'], raw: 'Monitoring' },
    ]);
  });

  test('an incident that names no part leaves all of them open', () => {
    const reading = readVendor('rss', rss(item('t', '<b>Status: Investigating</b><br/>Text.')));
    expect(reading).toMatchObject({ level: 'degraded', components: [] });
    expect(reading?.listsTroubleOnly).toBeUndefined();
  });
});

describe('a status at the head of an item', () => {
  test.each([
    ['Status: Investigating<br/>Text. <b>Status: Resolved</b>', 'degraded', 'Investigating'],
    ['Status: Resolved<br/>Text.<ul><li>Audio API</li></ul>', 'operational', undefined],
    ['<h3>Status: ACTIVE</h3>\n<p>Severity: outage</p><hr />', 'major', 'ACTIVE'],
    ['<h3>Status: ACTIVE</h3><p>Severity: disruption</p>', 'partial', 'ACTIVE'],
    ['<h3>Status: ACTIVE</h3><p>Severity: degraded</p>', 'degraded', 'ACTIVE'],
    ['<h3>Status: ACTIVE</h3><p>Severity: spectacular</p>', 'degraded', 'ACTIVE'],
    ['<h3>Status: RESOLVED</h3><p>Severity: outage</p>', 'operational', undefined],
    ['<p>Our Status: Investigating</p>', 'unknown', undefined],
    ['Status: Odd<br/>', 'unknown', undefined],
  ])('%s', (html, level, raw) => {
    const reading = readVendor('rss', rss(item('[API] Trouble', html)));
    expect(reading?.level).toBe(level);
    expect(reading?.incidents[0]?.raw).toBe(raw);
  });
});

test('a history of Instatus has its newest update last', () => {
  const updates = (last: string) =>
    rss(
      `<item><title>t</title><guid>g</guid><pubDate>${mail(2)}</pubDate><description>Type: Incident</description><content:encoded><![CDATA[<p><strong>Type:</strong> Incident</p>&lt;p&gt;&lt;strong&gt;Investigating&lt;/strong&gt; - a.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;${last}&lt;/strong&gt; - b.&lt;/p&gt;]]></content:encoded></item>`,
    );
  expect(readVendor('rss', updates('Resolved'))?.level).toBe('operational');
  expect(readVendor('rss', updates('Monitoring'))?.incidents[0]?.raw).toBe('Monitoring');
});

describe('words in titles', () => {
  test.each([
    ['Resolved: Checkout errors', 'operational', []],
    ['[Resolved] Checkout errors', 'operational', []],
    ['Postponed: Database work', 'operational', []],
    ['Rescheduled: Database work', 'operational', []],
    [
      'Initial Notification: Checkout errors',
      'degraded',
      ['degraded: Initial Notification: Checkout errors'],
    ],
    ['Heads-up: Checkout errors', 'unknown', ['unknown: Heads-up: Checkout errors']],
    ['Nothing was resolved: sorry', 'unknown', ['unknown: Nothing was resolved: sorry']],
  ])('%s', (title, level, incidents) => {
    const reading = readVendor('rss', rss(OLD_END + item(title)));
    expect(reading?.level).toBe(level);
    expect(incidentsOf(reading)).toEqual(incidents);
  });
});

describe('a history of Volcengine', () => {
  test('an item goes on until its title says that it is over', () => {
    const reading = readVendor('rss', VENDOR_BODIES.rss[2]);
    expect(reading?.level).toBe('degraded');
    expect(incidentsOf(reading)).toEqual(['degraded: 云服务器访问异常']);
  });

  test('a region that does not exist says nothing', () => {
    const body = rss(item('云服务器访问异常'), '<title>方舟()服务状态</title>');
    expect(readVendor('rss', body)).toMatchObject({ level: 'unknown', incidents: [] });
  });
});

describe('silence', () => {
  test.each([
    ['an empty feed says nothing', rss(''), 'unknown'],
    [
      'a feed of news says nothing',
      rss(item('We have a new logo', 'An update.') + item('Update: prices')),
      'unknown',
    ],
    ['a history whose last incident is over says that all is well', rss(OLD_END), 'operational'],
    [
      'so does one whose items are silent and old',
      rss(`${OLD_END}<item><title>x</title><guid>x</guid><pubDate>${mail(49)}</pubDate></item>`),
      'operational',
    ],
    [
      'an incident that nobody closed in two weeks leaves it open',
      rss(
        `<item><title>x</title><guid>x</guid><pubDate>${mail(15 * 24)}</pubDate><description>&lt;b&gt;Status: Identified&lt;/b&gt;</description></item>`,
      ),
      'unknown',
    ],
  ])('%s', (_, body, level) => {
    expect(readVendor('rss', body)).toMatchObject({ level, incidents: [] });
  });

  test('an open incident of 13 days is still one', () => {
    const body = rss(
      `<item><title>x</title><guid>x</guid><pubDate>${mail(13 * 24)}</pubDate><description>&lt;b&gt;Status: Identified&lt;/b&gt;</description></item>`,
    );
    expect(readVendor('rss', body)?.level).toBe('degraded');
  });

  test('what is dated in the future is planned', () => {
    const body = rss(
      `<item><title>Work</title><guid>x</guid><pubDate>${mail(-3)}</pubDate><description>&lt;b&gt;Status: In progress&lt;/b&gt;</description></item>`,
    );
    expect(readVendor('rss', body)).toMatchObject({ level: 'operational', incidents: [] });
  });
});

describe('updates are folded', () => {
  const update = (guid: string, link: string, hours: number, word: string) =>
    `<item><title>Trouble</title><guid>${guid}</guid><link>${link}</link><pubDate>${mail(hours)}</pubDate><description>&lt;strong&gt;${word}&lt;/strong&gt; - Text.</description></item>`;

  test.each([
    ['by guid', ['g', 'https://status.example.com/'], ['g', 'https://status.example.com/']],
    [
      'by the page of the incident',
      ['g1', 'https://status.example.com/i/1'],
      ['g2', 'https://status.example.com/i/1'],
    ],
    [
      'by that page whatever stands behind #',
      ['g1', 'https://status.example.com/i/1#a'],
      ['g2', 'https://status.example.com/i/1#b'],
    ],
  ] as const)('%s, in any order', (_, [guid1, link1], [guid2, link2]) => {
    const older = update(guid1, link1, 3, 'Investigating');
    const newer = update(guid2, link2, 1, 'Monitoring');
    for (const body of [older + newer, newer + older]) {
      expect(readVendor('rss', rss(body))?.incidents).toMatchObject([
        { raw: 'Monitoring', sinceMs: NOW_MS - 3 * 3_600_000, updatedMs: NOW_MS - 3_600_000 },
      ]);
    }
    const closed = update(guid2, link2, 1, 'Resolved');
    expect(readVendor('rss', rss(older + closed))).toMatchObject({
      level: 'operational',
      incidents: [],
    });
  });

  test('two incidents that share the address of the page stay two', () => {
    const link = 'https://status.example.com/';
    const body = rss(update('g1', link, 3, 'Investigating') + update('g2', link, 1, 'Resolved'));
    expect(readVendor('rss', body)?.incidents).toHaveLength(1);
  });
});

describe('forms', () => {
  test('each kind takes its own form only', () => {
    expect(readVendor('rss', VENDOR_BODIES.atom[0])).toBeUndefined();
    expect(readVendor('atom', VENDOR_BODIES.rss[0])).toBeUndefined();
  });

  test('Atom under a prefix of its own', () => {
    const body = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id><a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Login <b>fails</b></div></a:title><a:updated>${iso(1)}</a:updated><a:link rel="self" href="https://status.example.com/self"/><a:link href="https://status.example.com/i/1"/><a:content type="html">&lt;b&gt;Status: Identified&lt;/b&gt;</a:content></a:entry></a:feed>`;
    expect(readVendor('atom', body)?.incidents).toMatchObject([
      { title: 'Login fails', link: 'https://status.example.com/i/1', raw: 'Identified' },
    ]);
  });

  test('RSS 1.0 with dates of its own', () => {
    const body = `<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel rdf:about="c"><title>T</title></channel><item rdf:about="https://status.example.com/i/1"><title>x</title><dc:date>${iso(1)}</dc:date><description>&lt;b&gt;Status: Identified&lt;/b&gt;</description></item></rdf:RDF>`;
    expect(readVendor('rss', body)?.incidents).toMatchObject([
      { title: 'x', updatedMs: NOW_MS - 3_600_000 },
    ]);
  });

  test('markup in a title is never more than text', () => {
    const body = rss(
      OLD_END +
        item('<script>alert(1)</script>Errors &lt;b&gt; <img src=x onerror=alert(1)> 5 < 6'),
    );
    expect(readVendor('rss', body)?.incidents[0]?.title).toBe('alert(1) Errors <b> 5 < 6');
  });

  test('entities of a document type stay as they are', () => {
    const body = `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(`${OLD_END}<item><title>&b; &x;</title><guid>y</guid><pubDate>${mail(1)}</pubDate></item>`).replace(/<\?xml[^>]*>/, '')}`;
    expect(readVendor('rss', body)?.incidents[0]?.title).toBe('&b; &x;');
  });

  test.each(['text/html', 'application/xhtml+xml'])(
    'sent as %s it is a page, not a feed',
    (type) => {
      expect(readVendor('rss', VENDOR_BODIES.rss[0], { type })).toBeUndefined();
    },
  );

  test.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['https://user:secret@example.com/'],
    ['not an address'],
  ])('%s is no link', (link) => {
    const body = rss(item('t', '<b>Status: Identified</b>', `<link>${link}</link>`));
    expect(readVendor('rss', body)?.incidents[0]?.link).toBeUndefined();
  });
});

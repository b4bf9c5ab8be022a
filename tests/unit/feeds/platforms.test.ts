import { expect, it } from 'vitest';
import { FEED_KINDS, PLATFORMS, platformOf } from '../../../src/feeds/platforms.ts';
import { VENDOR_KINDS } from '../../../src/feeds/vendor-kinds.ts';
import { jsonBody, minutesAgo, NOW_MS } from './bodies/feed-sample.ts';
import { betterStackTroubled, slackQuiet, statusIoMissing } from './bodies/hosted-pages.ts';
import { incidentIoCopy, incidentIoQuiet, incidentIoWidget } from './bodies/incident-io.ts';
import { instatusQuiet, instatusTroubled } from './bodies/instatus.ts';
import { kumaNoBeats } from './bodies/own-monitors.ts';
import { SHARED_SAMPLES } from './bodies/samples.ts';
import { statuspageQuiet, statuspageTroubled } from './bodies/statuspage.ts';
import { told } from './told.ts';

const parse = (kind: string, value: unknown) =>
  platformOf(kind)?.parse(jsonBody(value), { nowMs: NOW_MS });

/** What each sample says, by kind and name. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'statuspage quiet': [
    'page: operational (none)',
    'c1aaaa Web: operational (operational)',
    'c2bbbb Checkout: operational (operational)',
  ],
  'statuspage troubled': [
    'page: major (critical)',
    'c1aaaa Shopping / Login: major (major_outage)',
    'c2bbbb Checkout: degraded (degraded_performance)',
    'c3cccc Sellers / Login: operational (operational)',
    'c4dddd Search: maintenance (under_maintenance)',
    'c5eeee Returns: unknown (on_holiday)',
    '! Login fails: major (monitoring) of c1aaaa for 90',
    '! New prices: operational (identified)',
    '! Search moves: maintenance (in_progress) of c4dddd for 30',
  ],
  'incident-io quiet': [
    'page: operational',
    '01JCLOGINA Apps / Login: operational (operational)',
    '01JCCHAT Chat: operational (operational)',
    '01JCLOGINB Developers / Login: operational (operational)',
    '01JCBILL Billing: operational (operational)',
  ],
  'incident-io troubled': [
    'page: partial',
    '01JCLOGINA Apps / Login: operational (operational)',
    '01JCCHAT Chat: major (full_outage)',
    '01JCLOGINB Developers / Login: operational (operational)',
    '01JCBILL Billing: maintenance (under_maintenance)',
    '! Chat is down: major (investigating) of 01JCCHAT for 40',
    '! Billing moves: maintenance (maintenance_in_progress) of 01JCBILL for 20',
  ],
  'incident-io widget': [
    'page: partial',
    '01JCPAY Pay: partial (partial_outage)',
    '! Checkout errors: partial (identified) of 01JCPAY',
  ],
  'incident-io copy of Statuspage': [
    'page: degraded (minor)',
    '01JCCHAT000000000000000000 Chat: degraded (degraded_performance)',
    '01JCBILL000000000000000000 Billing: operational (operational)',
  ],
  'instatus quiet': ['page: operational (UP)'],
  'instatus troubled': [
    'page: major (HASISSUES)',
    '! API fails: major (IDENTIFIED) for 50',
    '! Now: maintenance (INPROGRESS) for 10',
  ],
  'instatus parts': [
    'page: unknown',
    'cka REST: partial (MINOROUTAGE)',
    'ckb Web: operational (OPERATIONAL)',
    'ckc Mail: maintenance (UNDERMAINTENANCE)',
  ],
  'status-io troubled': [
    'page: partial (Partial Service Disruption)',
    '5b0000000000000000000001 Website: partial (Partial Service Disruption)',
    '5b0000000000000000000002 Accounts: degraded (Security Event)',
    '5b0000000000000000000003 API: operational (Operational)',
    '! Website errors: partial of 5b0000000000000000000001 for 70',
    '! API upgrade: maintenance of 5b0000000000000000000003 for 10',
  ],
  'better-stack troubled': [
    'page: partial (downtime)',
    'r1 API: major (downtime)',
    'r2 Web: operational (operational)',
    'r3 Blog: unknown (not_monitored)',
    '! API down: major of r1 for 25',
  ],
  'sorry page': ['page: maintenance (under_maintenance)'],
  'sorry parts': [
    'page: unknown',
    '1 Sending: operational (operational)',
    '2 Receiving: degraded (degraded)',
  ],
  'checkly troubled': [
    'page: partial (HAS_ISSUES)',
    '! Free plan is closed: partial (IDENTIFIED) of c4869a5a for 3000',
  ],
  'checkly quiet': ['page: operational (OPERATIONAL)'],
  'checkly parts': [
    'page: unknown',
    'c4869a5a Chat: major (CRITICAL)',
    '6d1417e5 Search: operational (OPERATIONAL)',
  ],
  'slack quiet': ['page: operational (ok)'],
  'slack troubled': [
    'page: degraded (active)',
    'Messaging Messaging: degraded',
    'Search Search: degraded',
    'Calls Calls: operational',
    '! Trouble sending messages: degraded (active) of Messaging Search for 60',
    '! FYI: operational (active) of Calls',
  ],
  'flashcat troubled': [
    'page: partial',
    '01KY4A 接口服务: partial (partial_outage)',
    '01KY4B 网页服务: operational',
    '! 接口性能下降 / API slow: partial (investigating) of 01KY4A for 33',
  ],
  'uptime-kuma page': ['page: unknown', '3 Web: unknown', '7 API: unknown', '9 Mail: unknown'],
  'uptime-kuma beats': ['page: partial', '3 3: operational (1)', '7 7: major (0)'],
  'gatus troubled': [
    'page: partial',
    'shop_web web: operational',
    'shop_api api: major',
    'shop_new new: unknown',
  ],
  'upptime troubled': [
    'page: partial',
    'shop Shop: operational (up)',
    'api API: major (down)',
    'docs Docs: degraded (degraded)',
  ],
  'cachet version 1': [
    'page: partial',
    '1 API: major (4)',
    '2 Web: degraded (2)',
    '3 Docs: operational (1)',
    '4 Chat: partial (3)',
  ],
  'cachet version 3': ['page: unknown', '1 API: operational (1)', '2 Web: unknown (5)'],
};

it.each(SHARED_SAMPLES)('reads $kind: $name', ({ kind, name, body }) => {
  const reading = platformOf(kind)?.parse(body, { nowMs: NOW_MS });
  expect(told(reading)).toEqual(EXPECTED[`${kind} ${name}`]);
});

it.each(SHARED_SAMPLES)('takes $kind: $name for no other kind', ({ kind, name, body }) => {
  const others = PLATFORMS.filter((platform) => platform.parse(body, { nowMs: NOW_MS })).map(
    (platform) => platform.kind,
  );
  const isShared = name === 'copy of Statuspage';
  expect(others.sort()).toEqual(isShared ? [kind, 'statuspage'].sort() : [kind]);
});

const HTML = '<!doctype html><html><head><title>Status</title></head><body>none</body></html>';

it.each([
  ['HTML of a catch-all', { text: HTML, type: 'text/html' }],
  ['HTML sent as JSON', { text: HTML }],
  ['nothing', { text: '' }],
  ['half of a body', { text: '{"page":{"id":"a"' }],
  ['a number', { text: '5' }],
  ['null', { text: 'null' }],
  ['an empty object', { text: '{}' }],
  ['an empty list', { text: '[]' }],
  ['some other JSON', { text: '{"ok":true,"status":"fine","data":[{"id":1}],"page":{}}' }],
  ['another list', { text: '[{"name":"a","status":"b"}]' }],
  ['a manifest', { text: '{"name":"App","icons":[],"start_url":"/"}' }],
  ['an error', { text: '{"error":{"code":"not_found"}}' }],
])('takes %s for no kind that is looked for', (_, body) => {
  const kinds = PLATFORMS.filter((platform) => platform.parse(jsonBody(0, body), { nowMs: NOW_MS }))
    .map((platform) => platform.kind)
    // An empty list is what a quiet day looks like at two vendors, at addresses that nobody else has.
    .filter((kind) => !VENDOR_KINDS.has(kind));
  expect(kinds).toEqual([]);
});

it.each([
  ['statuspage', { ...statuspageQuiet, page: 'Shop' }],
  ['statuspage', { ...statuspageQuiet, components: 'none' }],
  ['statuspage', { ...statuspageQuiet, components: [1, null, 'x'] }],
  ['statuspage', { ...statuspageQuiet, status: 'none' }],
  ['incident-io', { summary: { ...incidentIoQuiet.summary, structure: null } }],
  ['incident-io', { ...incidentIoWidget, ongoing_incidents: {} }],
  ['instatus', { page: { ...instatusQuiet.page, status: 1 } }],
  ['status-io', statusIoMissing],
  ['better-stack', { data: { attributes: { aggregate_state: null } } }],
  ['slack', { ...slackQuiet, active_incidents: null }],
  ['gatus', [{ name: 'a', results: [{ success: 'yes' }] }]],
  ['uptime-kuma', { heartbeatList: [], uptimeList: 'x' }],
])('takes wrong types for no feed: %s', (kind, value) => {
  expect(parse(kind, value)).toBeUndefined();
});

it('names each kind once, and finds it by its name', () => {
  expect(new Set(FEED_KINDS).size).toBe(FEED_KINDS.length);
  expect(FEED_KINDS.map((kind) => platformOf(kind)?.kind)).toEqual(FEED_KINDS);
  expect(platformOf('constructor')).toBeUndefined();
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'gives no level to the word %s',
  (word) => {
    const [part] = statuspageQuiet.components;
    const reading = parse('statuspage', {
      ...statuspageQuiet,
      status: { indicator: word },
      components: [{ ...part, status: word }],
    });
    expect([reading?.level, reading?.components[0]?.level]).toEqual(['unknown', 'unknown']);
  },
);

it.each([
  ['/api/v2/status.json', { status: statuspageTroubled.status }, 'page: major (critical)'],
  ['/api/v2/incidents/unresolved.json', { incidents: [] }, 'page: unknown'],
  ['/api/v2/components.json', { components: [] }, 'page: unknown'],
])('reads %s of Statuspage by itself', (_, value, line) => {
  expect(told(parse('statuspage', { page: statuspageQuiet.page, ...value }))).toEqual([line]);
});

it('reads openstatus and Rootly, which have the envelope of Statuspage', () => {
  const page = { id: 'shop', name: 'Shop', url: 'https://status.shop.example', updated_at: '' };
  const status = { indicator: 'maintenance', description: 'Work' };
  expect(told(parse('statuspage', { page, status }))).toEqual(['page: maintenance (maintenance)']);
});

it('does not take maintenance for one before it starts or after it ends, whatever it calls itself', () => {
  const [now] = statuspageTroubled.scheduled_maintenances;
  const open = [
    now,
    { ...now, scheduled_for: minutesAgo(-5) },
    { ...now, scheduled_until: minutesAgo(5) },
    { ...now, status: 'completed' },
    { ...now, status: 'verifying' },
  ].map((row) => parse('statuspage', { ...statuspageQuiet, scheduled_maintenances: [row] }));
  expect(open.map((reading) => reading?.incidents.length)).toEqual([1, 0, 0, 0, 1]);
});

it('takes Instatus maintenance by its minutes', () => {
  const [now] = instatusTroubled.activeMaintenances;
  const count = (duration: string) =>
    parse('instatus', { ...instatusTroubled, activeMaintenances: [{ ...now, duration }] })
      ?.incidents.length;
  // Its open incident counts, too; it began 10 minutes ago.
  expect([count('60'), count('5')]).toEqual([2, 1]);
});

it('leaves out Instatus maintenance that nobody has started, though its time has come', () => {
  const [now] = instatusTroubled.activeMaintenances;
  const reading = parse('instatus', {
    ...instatusTroubled,
    activeIncidents: [],
    activeMaintenances: [{ ...now, status: 'NOTSTARTEDYET' }],
  });
  expect(reading?.incidents).toEqual([]);
});

it('takes issues without an impact for a hindrance', () => {
  const reading = parse('instatus', {
    page: { ...instatusQuiet.page, status: 'HASISSUES' },
    activeIncidents: [{ name: 'Something', status: 'INVESTIGATING' }],
  });
  expect(told(reading)).toEqual([
    'page: degraded (HASISSUES)',
    '! Something: degraded (INVESTIGATING)',
  ]);
});

it('tells a copy of Statuspage by its ids', () => {
  expect(parse('incident-io', incidentIoCopy)).toBeDefined();
  expect(parse('incident-io', statuspageQuiet)).toBeUndefined();
});

it('takes a Kuma page without beats for unknown, not for well', () => {
  expect(told(parse('uptime-kuma', kumaNoBeats))).toEqual(['page: unknown']);
  const pending = parse('uptime-kuma', {
    heartbeatList: { 1: [{ status: 1 }], 2: [{ status: 2 }] },
    uptimeList: {},
  });
  expect(pending?.level).toBe('unknown');
});

it('takes a report that ends later for open, and one that has begun for begun', () => {
  const [, , , , { attributes }] = betterStackTroubled.included as [
    unknown,
    unknown,
    unknown,
    unknown,
    { attributes: object },
  ];
  const open = [
    { ends_at: minutesAgo(-30), report_type: 'maintenance' },
    { ends_at: minutesAgo(1) },
    { starts_at: minutesAgo(-1) },
  ].map((change) =>
    parse('better-stack', {
      ...betterStackTroubled,
      included: [{ id: 'p', type: 'status_report', attributes: { ...attributes, ...change } }],
    }),
  );
  expect(open.map((reading) => reading?.incidents.map((incident) => incident.level))).toEqual([
    ['maintenance'],
    [],
    [],
  ]);
});

it('keeps within limits, and keeps text as text', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index);
  const reading = parse('statuspage', {
    ...statuspageQuiet,
    components: many(9_000).map((index) => ({ id: `c${index}`, name: 'x', status: 'operational' })),
    incidents: many(900).map(() => ({
      name: `<script>alert(1)</script>\n\u202e${'x'.repeat(300)}`,
      status: 'investigating',
      impact: 'minor',
      shortlink: 'javascript:alert(1)',
    })),
  });
  expect(reading?.components.length).toBeLessThanOrEqual(2_000);
  expect(reading?.incidents.length).toBeLessThanOrEqual(200);
  const [incident] = reading?.incidents ?? [];
  expect(incident?.title).toMatch(/^<script>alert\(1\)<\/script> x+…$/);
  expect(incident?.title.length).toBe(200);
  expect(incident?.link).toBeUndefined();
});

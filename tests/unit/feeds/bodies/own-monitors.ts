import { type FeedSample, jsonBody, minutesAgo } from './feed-sample.ts';

export const kumaPage = {
  config: { slug: 'shop', title: 'Shop', description: null, icon: '/icon.svg', published: true },
  incident: null,
  publicGroupList: [
    {
      id: 1,
      name: 'Shop',
      weight: 1,
      monitorList: [
        { id: 3, name: 'Web', sendUrl: 0, type: 'http' },
        { id: 7, name: 'API', sendUrl: 0, type: 'http' },
        { id: 9, name: 'Mail', sendUrl: 0, type: 'port' },
      ],
    },
  ],
  maintenanceList: [],
};

const beat = (status: number, minutes: number) => ({
  status,
  time: minutesAgo(minutes).replace('T', ' ').slice(0, 23),
  msg: '',
  ping: status === 1 ? 41 : null,
});

/** Oldest beat first; monitor 9 has none, and is not listed. */
export const kumaBeats = {
  heartbeatList: { 3: [beat(0, 2), beat(1, 1)], 7: [beat(1, 2), beat(0, 1)] },
  uptimeList: { '3_24': 0.998, '7_24': 0.91 },
};

export const kumaNoBeats = { heartbeatList: {}, uptimeList: {} };

const result = (success: boolean) => ({
  status: success ? 200 : 503,
  hostname: 'shop.example',
  duration: 41_000_000,
  conditionResults: [{ condition: '[STATUS] == 200', success }],
  success,
  timestamp: minutesAgo(1),
});

export const gatusTroubled = [
  { name: 'web', group: 'shop', key: 'shop_web', results: [result(false), result(true)] },
  { name: 'api', group: 'shop', key: 'shop_api', results: [result(true), result(false)] },
  { name: 'new', group: 'shop', key: 'shop_new', results: [] },
];

const days = { uptime: '99.9%', uptimeDay: '98.1%', uptimeWeek: '99.9%', time: 120, timeDay: 90 };

const upptimeTroubled = [
  {
    name: 'Shop',
    url: 'https://shop.example',
    slug: 'shop',
    status: 'up',
    ...days,
    dailyMinutesDown: {},
  },
  {
    name: 'API',
    url: 'https://api.shop.example',
    slug: 'api',
    status: 'down',
    ...days,
    dailyMinutesDown: { '2030-03-12': 14 },
  },
  {
    name: 'Docs',
    url: 'https://docs.shop.example',
    slug: 'docs',
    status: 'degraded',
    ...days,
    dailyMinutesDown: {},
  },
];

export const cachetVersion1 = {
  meta: { pagination: { total: 4, count: 4, per_page: 200, current_page: 1, total_pages: 1 } },
  data: [
    { id: 1, name: 'API', status: 4, status_name: 'Major Outage', group_id: 0, enabled: true },
    { id: 2, name: 'Web', status: '2', status_name: 'Performance Issues', group_id: 0 },
    { id: 3, name: 'Docs', status: 1, status_name: 'Operational', group_id: 0 },
    { id: 4, name: 'Chat', status: 3, status_name: 'Partial Outage', group_id: 0 },
  ],
};

const cachetVersion3 = {
  data: [
    {
      id: '1',
      type: 'components',
      attributes: { name: 'API', status: { human: 'Operational', value: 1 } },
    },
    {
      id: '2',
      type: 'components',
      attributes: { name: 'Web', status: { human: 'Something else', value: 5 } },
    },
  ],
};

export const OWN_MONITOR_SAMPLES: readonly FeedSample[] = [
  { kind: 'uptime-kuma', name: 'page', body: jsonBody(kumaPage) },
  { kind: 'uptime-kuma', name: 'beats', body: jsonBody(kumaBeats) },
  { kind: 'gatus', name: 'troubled', body: jsonBody(gatusTroubled) },
  { kind: 'upptime', name: 'troubled', body: jsonBody(upptimeTroubled) },
  { kind: 'cachet', name: 'version 1', body: jsonBody(cachetVersion1) },
  { kind: 'cachet', name: 'version 3', body: jsonBody(cachetVersion3) },
];

import { type FeedSample, jsonBody, NOW_MS } from './feed-sample.ts';

/** As `Date` prints it, which is how Instatus writes times. */
const printed = (minutesAgo: number) =>
  `${new Date(NOW_MS - minutesAgo * 60_000).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $4 $5')} GMT+0000 (Coordinated Universal Time)`;

const page = { name: 'Shop', url: 'https://status.shop.example', status: 'UP' };

export const instatusQuiet = { page };

export const instatusTroubled = {
  page: { ...page, status: 'HASISSUES' },
  activeIncidents: [
    {
      name: 'API fails',
      started: printed(50),
      status: 'IDENTIFIED',
      impact: 'MAJOROUTAGE',
      url: 'https://status.shop.example/incident/cl1',
    },
    { name: 'Gone', started: printed(300), status: 'RESOLVED', impact: 'MINOROUTAGE' },
  ],
  activeMaintenances: [
    { name: 'Now', start: printed(10), status: 'INPROGRESS', duration: '60' },
    { name: 'Later', start: printed(-60), status: 'NOTSTARTEDYET', duration: '60' },
  ],
};

export const instatusParts = {
  components: [
    { id: 'ckg', name: 'API', status: 'MAJOROUTAGE', isParent: true, group: null },
    { id: 'cka', name: 'REST', status: 'MINOROUTAGE', isParent: false, group: { name: 'API' } },
    { id: 'ckb', name: 'Web', status: 'OPERATIONAL', isParent: false, group: null },
    { id: 'ckc', name: 'Mail', status: 'UNDERMAINTENANCE', isParent: false, group: null },
  ],
};

export const INSTATUS_SAMPLES: readonly FeedSample[] = [
  { kind: 'instatus', name: 'quiet', body: jsonBody(instatusQuiet) },
  { kind: 'instatus', name: 'troubled', body: jsonBody(instatusTroubled) },
  { kind: 'instatus', name: 'parts', body: jsonBody(instatusParts) },
];

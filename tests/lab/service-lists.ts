import { CONTROLS, type ControlSpec, type ServiceSpec } from '../net/site.ts';
import { WEBSITE } from '../net/status-pages.ts';

const FEED = { kind: 'statuspage', path: '/', components: [WEBSITE.id] } as const;

/** Three services of one provider, and three of others; two of them with a status page. */
export const MESSENGERS: readonly ServiceSpec[] = [
  {
    id: 'wechat',
    name: 'WeChat',
    provider: 'Tencent',
    endpoints: ['web', 'api', 'login', 'media'],
    feed: FEED,
  },
  { id: 'qq', name: 'QQ', provider: 'Tencent', endpoints: ['web', 'login'] },
  { id: 'docs', name: 'Tencent Docs', provider: 'Tencent', endpoints: ['web', 'api'] },
  { id: 'weibo', name: 'Weibo', provider: 'Sina', endpoints: ['web', 'media'], range: 'second' },
  { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili', range: 'third', feed: FEED },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group', endpoints: ['web', 'login'] },
];

/** What an office opens in the morning: five services of five providers. */
export const OFFICE: readonly ServiceSpec[] = [
  { id: 'lantern', name: 'Lantern', provider: 'Lantern', endpoints: ['web', 'api', 'login'] },
  {
    id: 'harbour',
    name: 'Harbour',
    provider: 'Harbour',
    endpoints: ['web', 'media', 'api'],
    range: 'second',
    feed: FEED,
  },
  { id: 'tally', name: 'Tally', provider: 'Tally Bank', endpoints: ['web', 'login'] },
  { id: 'parley', name: 'Parley', provider: 'Parley', endpoints: ['web', 'api'], feed: FEED },
  { id: 'quill', name: 'Quill', provider: 'Quill', range: 'third' },
];

/** Two CDNs carry three and two of them; two have machines of their own. */
export const CARRIED: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill', cdn: 'cloudflare' },
  { id: 'parley', name: 'Parley', provider: 'Parley', cdn: 'cloudflare' },
  { id: 'bazaar', name: 'Bazaar', provider: 'Bazaar', cdn: 'cloudflare', feed: FEED },
  { id: 'meadow', name: 'Meadow', provider: 'Meadow', cdn: 'fastly', endpoints: ['web', 'media'] },
  { id: 'kite', name: 'Kite', provider: 'Kite', cdn: 'fastly' },
  { id: 'lantern', name: 'Lantern', provider: 'Lantern', endpoints: ['web', 'login'] },
  { id: 'tally', name: 'Tally', provider: 'Tally Bank' },
];

/** Three of three providers behind the backbone's branch, and three near ones. */
export const ABROAD: readonly ServiceSpec[] = [
  { id: 'outpost', name: 'Outpost', provider: 'Outpost', region: 'far' },
  { id: 'meridian', name: 'Meridian', provider: 'Meridian', region: 'far' },
  { id: 'harvest', name: 'Harvest', provider: 'Harvest', region: 'far' },
  { id: 'lantern', name: 'Lantern', provider: 'Lantern' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
  { id: 'tally', name: 'Tally', provider: 'Tally Bank', range: 'second' },
];

/** As everywhere, and one of them tells the country, so that others near are known to be near. */
export const TRACING_CONTROLS: readonly ControlSpec[] = CONTROLS.map((control) =>
  control.id === 'cedar' ? { ...control, trace: true } : control,
);

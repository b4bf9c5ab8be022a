import type { ServiceSpec } from '../net/site.ts';
import { WEBSITE } from '../net/status-pages.ts';

export const ONE = 'bilibili';
const FEED = { kind: 'statuspage', path: '/', components: [WEBSITE.id] } as const;

/** One that fails, and one that answers. */
export const PAIR: readonly ServiceSpec[] = [
  { id: ONE, name: 'Bilibili', provider: 'Bilibili', feed: FEED },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const TWO_OF_ONE: readonly ServiceSpec[] = [
  { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
  { id: 'qq', name: 'QQ', provider: 'Tencent' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const CARRIED: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill', cdn: 'cloudflare' },
  { id: 'parley', name: 'Parley', provider: 'Parley', cdn: 'cloudflare' },
  { id: 'bazaar', name: 'Bazaar', provider: 'Bazaar', cdn: 'cloudflare' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const UNRELATED: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill' },
  { id: 'parley', name: 'Parley', provider: 'Parley', range: 'second' },
  { id: 'bazaar', name: 'Bazaar', provider: 'Bazaar', range: 'third' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const WITH_NEWS: readonly ServiceSpec[] = [
  { id: ONE, name: 'Bilibili', provider: 'Bilibili', feed: { kind: 'rss', path: '/feed.rss' } },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const PARTS: readonly ServiceSpec[] = [
  { id: ONE, name: 'Bilibili', provider: 'Bilibili', endpoints: ['web', 'login'], feed: FEED },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const ABROAD: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill', reachableFrom: ['world'] },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

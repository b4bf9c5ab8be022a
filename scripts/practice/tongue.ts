import type { ServiceSpec } from '../../tests/net/site.ts';

/** The names of the morning in one language. */
export interface Tongue {
  /** What the provider's page calls the trouble, and the part that has it. */
  readonly incident: string;
  readonly part: string;
  /** Where whoever looks is. */
  readonly country: string;
  readonly services: readonly ServiceSpec[];
}

/** Id of the one part that the provider's page speaks of. */
export const PART_ID = 'm3e2s1s4a5g6';

const FEED = { kind: 'statuspage', path: '/', components: [PART_ID] } as const;

const ENGLISH: Tongue = {
  incident: 'Road works cut two cables to a data centre in Shanghai',
  part: 'Messages',
  country: 'CN',
  services: [
    { id: 'wechat', name: 'WeChat', provider: 'Tencent', feed: FEED },
    { id: 'qq', name: 'QQ', provider: 'Tencent', feed: FEED },
    { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili', range: 'second' },
    { id: 'alipay', name: 'Alipay', provider: 'Ant Group', range: 'third' },
    { id: 'github', name: 'GitHub', provider: 'GitHub' },
  ],
};

const CHINESE: Tongue = {
  incident: '道路施工挖断了通往上海数据中心的两条光缆',
  part: '消息',
  country: 'CN',
  services: [
    { id: 'wechat', name: '微信', provider: '腾讯', feed: FEED },
    { id: 'qq', name: 'QQ', provider: '腾讯', feed: FEED },
    { id: 'bilibili', name: '哔哩哔哩', provider: '哔哩哔哩', range: 'second' },
    { id: 'alipay', name: '支付宝', provider: '蚂蚁集团', range: 'third' },
    { id: 'github', name: 'GitHub', provider: 'GitHub' },
  ],
};

/** The names for a reader of that language (BCP 47); English where there are no others. */
export function tongueOf(language = 'en'): Tongue {
  return /^zh\b/i.test(language) ? CHINESE : ENGLISH;
}

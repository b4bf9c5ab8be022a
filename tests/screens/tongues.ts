import type { ServiceSpec } from '../net/site.ts';
import { WEBSITE } from '../net/status-pages.ts';
import type { Language } from '../unit/wording/translator.ts';

/** One language that pictures are taken in, and the list of somebody who speaks it. */
export interface Tongue {
  readonly tag: string;
  readonly suffix: 'en' | 'zh';
  /** Folder of its texts. */
  readonly language: Language;
  /** Where its readers are. */
  readonly country: string;
  /** What the status page calls its incident. */
  readonly incident: string;
  readonly services: readonly ServiceSpec[];
}

const FEED = { kind: 'statuspage', path: '/', components: [WEBSITE.id] } as const;

export const TONGUES: readonly Tongue[] = [
  {
    tag: 'en-US',
    suffix: 'en',
    language: 'en',
    country: 'US',
    incident: 'Videos do not play',
    services: [
      { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
      { id: 'qq', name: 'QQ', provider: 'Tencent' },
      { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili', feed: FEED },
      { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
      { id: 'github', name: 'GitHub', provider: 'GitHub' },
    ],
  },
  {
    tag: 'zh-CN',
    suffix: 'zh',
    language: 'zh_CN',
    country: 'CN',
    incident: '视频无法播放',
    services: [
      { id: 'wechat', name: '微信', provider: '腾讯' },
      { id: 'qq', name: 'QQ', provider: '腾讯' },
      { id: 'bilibili', name: '哔哩哔哩', provider: '哔哩哔哩', feed: FEED },
      { id: 'alipay', name: '支付宝', provider: '蚂蚁集团' },
      { id: 'github', name: 'GitHub', provider: 'GitHub' },
    ],
  },
];

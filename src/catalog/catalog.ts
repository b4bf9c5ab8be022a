import type { CatalogEntry } from './catalog-entry.ts';
import { ALIBABA_SERVICES } from './services/alibaba.ts';
import { APPLE_AND_AMAZON } from './services/apple-and-amazon.ts';
import { CHINA_EVERYDAY } from './services/china-everyday.ts';
import { CHINA_MEDIA } from './services/china-media.ts';
import { CHINA_WORK } from './services/china-work.ts';
import { GOOGLE_SERVICES } from './services/google.ts';
import { MICROSOFT_SERVICES } from './services/microsoft.ts';
import { TENCENT_SERVICES } from './services/tencent.ts';
import { WORLD_ASSISTANTS } from './services/world-assistants.ts';
import { WORLD_DEVELOPERS } from './services/world-developers.ts';
import { WORLD_MEDIA } from './services/world-media.ts';
import { WORLD_SOCIAL } from './services/world-social.ts';
import { WORLD_WORK } from './services/world-work.ts';

/**
 * Every service of the catalogue. Hosts are public entry points that browsers meet when using the service;
 * docs/catalogue.md tells how each is vouched for.
 */
export const CATALOG: readonly CatalogEntry[] = [
  ...TENCENT_SERVICES,
  ...ALIBABA_SERVICES,
  ...CHINA_MEDIA,
  ...CHINA_EVERYDAY,
  ...CHINA_WORK,
  ...GOOGLE_SERVICES,
  ...WORLD_SOCIAL,
  ...MICROSOFT_SERVICES,
  ...APPLE_AND_AMAZON,
  ...WORLD_MEDIA,
  ...WORLD_WORK,
  ...WORLD_ASSISTANTS,
  ...WORLD_DEVELOPERS,
];

/** What most people look for first; the rest of the catalogue is shown to those who ask. */
const WELL_KNOWN = [
  ...['wechat', 'qq', 'wechat-pay', 'tencent-meeting', 'alipay', 'taobao', 'dingtalk', 'weibo'],
  ...['bilibili', 'douyin', 'xiaohongshu', 'zhihu', 'netease-music', 'baidu', 'jd', 'pinduoduo'],
  ...['meituan', 'feishu', 'deepseek', 'google-search', 'gmail', 'youtube', 'facebook'],
  ...['instagram', 'whatsapp', 'x', 'tiktok', 'telegram', 'discord', 'reddit', 'outlook', 'teams'],
  ...['github', 'icloud', 'amazon', 'netflix', 'spotify', 'steam', 'wikipedia', 'zoom', 'slack'],
  ...['chatgpt', 'claude'],
];

/** The entries that most people look for first, in the order of the catalogue. */
export const WELL_KNOWN_ENTRIES: readonly CatalogEntry[] = CATALOG.filter(({ id }) =>
  WELL_KNOWN.includes(id),
);

const FOR_CHINESE = ['wechat', 'qq', 'alipay', 'taobao', 'weibo', 'bilibili'];
const FOR_OTHERS = ['google-search', 'youtube', 'whatsapp', 'github', 'wikipedia', 'wechat'];

/** A handful of entries to start with, for readers of that BCP 47 language. */
export function suggestedEntries(language: string): readonly CatalogEntry[] {
  const ids = /^zh\b/i.test(language) ? FOR_CHINESE : FOR_OTHERS;
  return CATALOG.filter(({ id }) => ids.includes(id));
}

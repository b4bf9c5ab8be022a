import type { CatalogEntry } from './catalog-entry.ts';
import { CHINA_SERVICES } from './china-services.ts';
import { WORLD_SERVICES } from './world-services.ts';

/** Every service of the catalogue. Hosts are public entry points that browsers meet when using the service. */
export const CATALOG: readonly CatalogEntry[] = [...CHINA_SERVICES, ...WORLD_SERVICES];

const FOR_CHINESE = ['wechat', 'qq', 'alipay', 'taobao', 'weibo', 'bilibili'];
const FOR_OTHERS = ['google-search', 'youtube', 'whatsapp', 'github', 'wikipedia', 'wechat'];

/** A handful of entries to start with, for readers of that BCP 47 language. */
export function suggestedEntries(language: string): readonly CatalogEntry[] {
  const ids = /^zh\b/i.test(language) ? FOR_CHINESE : FOR_OTHERS;
  return CATALOG.filter(({ id }) => ids.includes(id));
}

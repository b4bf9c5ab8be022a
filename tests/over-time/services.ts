import type { ServiceSpec } from '../net/site.ts';

/** Ten, of eight providers. */
export const TEN: readonly ServiceSpec[] = [
  { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
  { id: 'qq', name: 'QQ', provider: 'Tencent' },
  { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
  { id: 'taobao', name: 'Taobao', provider: 'Alibaba' },
  { id: 'tmall', name: 'Tmall', provider: 'Alibaba' },
  { id: 'weibo', name: 'Weibo', provider: 'Sina' },
  { id: 'zhihu', name: 'Zhihu', provider: 'Zhihu' },
  { id: 'douban', name: 'Douban', provider: 'Douban' },
  { id: 'github', name: 'GitHub', provider: 'GitHub' },
];

/** Four, two of them of one provider. */
export const FOUR: readonly ServiceSpec[] = TEN.slice(0, 4);

/** The first of each provider. */
export const ONE_OF_EACH: readonly ServiceSpec[] = TEN.filter(
  ({ provider }, index) => TEN.findIndex((other) => other.provider === provider) === index,
);

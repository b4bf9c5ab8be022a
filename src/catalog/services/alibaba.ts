import { answers, type CatalogEntry, home, onWeibo } from '../catalog-entry.ts';

/** Alibaba and Ant Group. */
export const ALIBABA_SERVICES: readonly CatalogEntry[] = [
  {
    id: 'alipay',
    name: { en: 'Alipay', zh: '支付宝' },
    provider: 'ant',
    region: 'china',
    endpoints: [
      home('https://www.alipay.com/'),
      answers('https://auth.alipay.com/', 'login'),
      answers('https://openapi.alipay.com/', 'api'),
    ],
  },
  {
    id: 'taobao',
    name: { en: 'Taobao', zh: '淘宝' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      home('https://www.taobao.com/'),
      answers('https://login.taobao.com/', 'login'),
      answers('https://g.alicdn.com/', 'media'),
    ],
  },
  {
    id: 'tmall',
    name: { en: 'Tmall', zh: '天猫' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [home('https://www.tmall.com/')],
  },
  {
    id: 'dingtalk',
    name: { en: 'DingTalk', zh: '钉钉' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      home('https://www.dingtalk.com/'),
      answers('https://login.dingtalk.com/', 'login'),
      answers('https://api.dingtalk.com/', 'api'),
    ],
  },
  {
    id: 'amap',
    name: { en: 'Amap', zh: '高德地图' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [answers('https://www.amap.com/'), answers('https://restapi.amap.com/', 'api')],
    official: onWeibo('高德地图'),
  },
  {
    id: 'youku',
    name: { en: 'Youku', zh: '优酷' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [home('https://www.youku.com/')],
  },
  {
    id: 'alibaba-cloud',
    name: { en: 'Alibaba Cloud', zh: '阿里云' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      answers('https://www.aliyun.com/'),
      answers('https://account.aliyun.com/robots.txt', 'login'),
    ],
    official: 'https://status.alibabacloud.com/',
  },
];

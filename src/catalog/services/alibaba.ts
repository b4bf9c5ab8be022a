import { answers, type CatalogEntry, home, onWeibo } from '../catalog-entry.ts';

/** Alibaba and Ant Group. */
export const ALIBABA_SERVICES: readonly CatalogEntry[] = [
  {
    id: 'alipay',
    name: { en: 'Alipay', zh: '支付宝' },
    provider: 'ant',
    region: 'china',
    endpoints: [
      answers('https://www.alipay.com/favicon.ico'),
      answers('https://auth.alipay.com/login/index.htm', 'login'),
      answers('https://openapi.alipay.com/gateway.do', 'api'),
    ],
  },
  {
    id: 'taobao',
    name: { en: 'Taobao', zh: '淘宝' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      answers('https://www.taobao.com/favicon.ico'),
      answers('https://login.taobao.com/member/login.jhtml', 'login'),
      answers('https://g.alicdn.com/AWSC/AWSC/awsc.js', 'media'),
    ],
  },
  {
    id: 'tmall',
    name: { en: 'Tmall', zh: '天猫' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [answers('https://www.tmall.com/favicon.ico')],
  },
  {
    id: 'dingtalk',
    name: { en: 'DingTalk', zh: '钉钉' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      home('https://www.dingtalk.com/'),
      answers('https://login.dingtalk.com/oauth2/auth', 'login'),
      answers('https://api.dingtalk.com/v1.0/contact/users/me', 'api'),
    ],
  },
  {
    id: 'amap',
    name: { en: 'Amap', zh: '高德地图' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      answers('https://www.amap.com/favicon.ico'),
      answers('https://restapi.amap.com/v3/ip', 'api'),
    ],
    official: onWeibo('高德地图'),
  },
  {
    id: 'youku',
    name: { en: 'Youku', zh: '优酷' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [answers('https://www.youku.com/favicon.ico')],
  },
  {
    id: 'alibaba-cloud',
    name: { en: 'Alibaba Cloud', zh: '阿里云' },
    provider: 'alibaba',
    region: 'china',
    endpoints: [
      answers('https://www.aliyun.com/favicon.ico'),
      answers('https://account.aliyun.com/robots.txt', 'login'),
    ],
    official: 'https://status.alibabacloud.com/',
  },
];

import { answers, type CatalogEntry, home, onWeibo } from '../catalog-entry.ts';

/** The account that spoke in 2013, and has since; WeChat Pay has no other that is known for it. */
const WECHAT_TEAM = onWeibo('腾讯微信团队');

export const TENCENT_SERVICES: readonly CatalogEntry[] = [
  {
    id: 'wechat',
    name: { en: 'WeChat', zh: '微信' },
    provider: 'tencent',
    region: 'china',
    endpoints: [
      home('https://weixin.qq.com/'),
      answers('https://login.weixin.qq.com/jslogin', 'login'),
      answers('https://res.wx.qq.com/open/js/jweixin-1.6.0.js', 'media'),
    ],
    official: WECHAT_TEAM,
  },
  {
    id: 'qq',
    name: { en: 'QQ', zh: 'QQ' },
    provider: 'tencent',
    region: 'china',
    endpoints: [
      home('https://im.qq.com/'),
      answers('https://ssl.ptlogin2.qq.com/ptqrshow', 'login'),
    ],
  },
  {
    id: 'qzone',
    name: { en: 'Qzone', zh: 'QQ 空间' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://qzone.qq.com/favicon.ico')],
  },
  {
    id: 'wechat-pay',
    name: { en: 'WeChat Pay', zh: '微信支付' },
    provider: 'tencent',
    region: 'china',
    endpoints: [
      home('https://pay.weixin.qq.com/'),
      answers('https://api.mch.weixin.qq.com/v3/certificates', 'api'),
    ],
    official: WECHAT_TEAM,
  },
  {
    id: 'wecom',
    name: { en: 'WeCom (WeChat Work)', zh: '企业微信' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://work.weixin.qq.com/favicon.ico')],
  },
  {
    id: 'qq-mail',
    name: { en: 'QQ Mail', zh: 'QQ 邮箱' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://mail.qq.com/favicon.ico')],
  },
  {
    id: 'tencent-video',
    name: { en: 'Tencent Video', zh: '腾讯视频' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://v.qq.com/favicon.ico')],
  },
  {
    id: 'tencent-docs',
    name: { en: 'Tencent Docs', zh: '腾讯文档' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://docs.qq.com/favicon.ico')],
  },
  {
    id: 'tencent-meeting',
    name: { en: 'Tencent Meeting', zh: '腾讯会议' },
    provider: 'tencent',
    region: 'china',
    endpoints: [home('https://meeting.tencent.com/')],
  },
  {
    id: 'tencent-cloud',
    name: { en: 'Tencent Cloud', zh: '腾讯云' },
    provider: 'tencent',
    region: 'china',
    endpoints: [
      answers('https://cloud.tencent.com/favicon.ico'),
      answers('https://console.cloud.tencent.com/robots.txt', 'other'),
    ],
    official: 'https://status.cloud.tencent.com/',
  },
];

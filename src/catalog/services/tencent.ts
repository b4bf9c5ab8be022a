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
      answers('https://login.weixin.qq.com/', 'login'),
      answers('https://res.wx.qq.com/', 'media'),
      home('https://www.wechat.com/'),
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
      answers('https://ssl.ptlogin2.qq.com/', 'login'),
      answers('https://qzone.qq.com/'),
    ],
  },
  {
    id: 'wechat-pay',
    name: { en: 'WeChat Pay', zh: '微信支付' },
    provider: 'tencent',
    region: 'china',
    endpoints: [
      home('https://pay.weixin.qq.com/'),
      answers('https://api.mch.weixin.qq.com/', 'api'),
    ],
    official: WECHAT_TEAM,
  },
  {
    id: 'wecom',
    name: { en: 'WeCom (WeChat Work)', zh: '企业微信' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://work.weixin.qq.com/')],
  },
  {
    id: 'qq-mail',
    name: { en: 'QQ Mail', zh: 'QQ 邮箱' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://mail.qq.com/')],
  },
  {
    id: 'tencent-video',
    name: { en: 'Tencent Video', zh: '腾讯视频' },
    provider: 'tencent',
    region: 'china',
    endpoints: [home('https://v.qq.com/')],
  },
  {
    id: 'tencent-docs',
    name: { en: 'Tencent Docs', zh: '腾讯文档' },
    provider: 'tencent',
    region: 'china',
    endpoints: [answers('https://docs.qq.com/')],
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
      answers('https://cloud.tencent.com/'),
      answers('https://console.cloud.tencent.com/robots.txt', 'other'),
    ],
    official: 'https://status.cloud.tencent.com/',
  },
];

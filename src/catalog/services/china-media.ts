import { answers, type CatalogEntry, home, onWeibo } from '../catalog-entry.ts';

/** Chinese networks, video, music and reading. */
export const CHINA_MEDIA: readonly CatalogEntry[] = [
  {
    id: 'weibo',
    name: { en: 'Weibo', zh: '微博' },
    provider: 'sina',
    region: 'china',
    endpoints: [
      answers('https://weibo.com/favicon.ico'),
      answers('https://passport.weibo.com/favicon.ico', 'login'),
      answers('https://api.weibo.com/oauth2/default.html', 'api'),
    ],
    official: onWeibo('微博客服'), // the account that its own error texts name; no other is vouched for
  },
  {
    id: 'bilibili',
    name: { en: 'Bilibili', zh: '哔哩哔哩' },
    provider: 'bilibili',
    region: 'china',
    endpoints: [
      home('https://www.bilibili.com/'),
      answers('https://passport.bilibili.com/x/passport-login/web/key', 'login'),
      answers('https://api.bilibili.com/x/web-interface/nav', 'api'),
    ],
    official: 'https://weibo.com/bilibiliweb', // as linked at the foot of its pages
  },
  {
    id: 'douyin',
    name: { en: 'Douyin', zh: '抖音' },
    provider: 'bytedance',
    region: 'china',
    endpoints: [answers('https://www.douyin.com/favicon.ico')],
  },
  {
    id: 'toutiao',
    name: { en: 'Toutiao', zh: '今日头条' },
    provider: 'bytedance',
    region: 'china',
    endpoints: [answers('https://www.toutiao.com/')],
  },
  {
    id: 'kuaishou',
    name: { en: 'Kuaishou', zh: '快手' },
    provider: 'kuaishou',
    region: 'china',
    endpoints: [answers('https://www.kuaishou.com/favicon.ico')],
  },
  {
    id: 'xiaohongshu',
    name: { en: 'Xiaohongshu (RedNote)', zh: '小红书' },
    provider: 'xiaohongshu',
    region: 'china',
    endpoints: [answers('https://www.xiaohongshu.com/favicon.ico')],
  },
  {
    id: 'zhihu',
    name: { en: 'Zhihu', zh: '知乎' },
    provider: 'zhihu',
    region: 'china',
    endpoints: [answers('https://www.zhihu.com/robots.txt')],
    official: 'https://weibo.com/zhihu',
  },
  {
    id: 'douban',
    name: { en: 'Douban', zh: '豆瓣' },
    provider: 'douban',
    region: 'china',
    endpoints: [
      answers('https://www.douban.com/robots.txt'),
      answers('https://accounts.douban.com/robots.txt', 'login'),
    ],
  },
  {
    id: 'iqiyi',
    name: { en: 'iQIYI', zh: '爱奇艺' },
    provider: 'iqiyi',
    region: 'china',
    endpoints: [answers('https://www.iqiyi.com/favicon.ico')],
  },
  {
    id: 'mango-tv',
    name: { en: 'Mango TV', zh: '芒果 TV' },
    provider: 'mango',
    region: 'china',
    endpoints: [answers('https://www.mgtv.com/')],
  },
  {
    id: 'huya',
    name: { en: 'Huya', zh: '虎牙直播' },
    provider: 'huya',
    region: 'china',
    endpoints: [answers('https://www.huya.com/')],
  },
  {
    id: 'douyu',
    name: { en: 'Douyu', zh: '斗鱼' },
    provider: 'douyu',
    region: 'china',
    endpoints: [answers('https://www.douyu.com/')],
  },
  {
    id: 'netease-music',
    name: { en: 'NetEase Cloud Music', zh: '网易云音乐' },
    provider: 'netease',
    region: 'china',
    endpoints: [home('https://music.163.com/')],
    official: onWeibo('网易云音乐'), // the account that links shared from its apps name
  },
  {
    id: 'ximalaya',
    name: { en: 'Ximalaya', zh: '喜马拉雅' },
    provider: 'ximalaya',
    region: 'china',
    endpoints: [answers('https://www.ximalaya.com/')],
  },
];

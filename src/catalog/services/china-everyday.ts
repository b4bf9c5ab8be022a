import { answers, type CatalogEntry, home } from '../catalog-entry.ts';

/** Chinese search, shops, travel and devices. */
export const CHINA_EVERYDAY: readonly CatalogEntry[] = [
  {
    id: 'baidu',
    name: { en: 'Baidu', zh: '百度' },
    provider: 'baidu',
    region: 'china',
    endpoints: [
      home('https://www.baidu.com/'),
      answers('https://passport.baidu.com/v2/api/', 'login'),
    ],
  },
  {
    id: 'baidu-netdisk',
    name: { en: 'Baidu Netdisk', zh: '百度网盘' },
    provider: 'baidu',
    region: 'china',
    endpoints: [answers('https://pan.baidu.com/favicon.ico')],
  },
  {
    id: 'jd',
    name: { en: 'JD.com', zh: '京东' },
    provider: 'jd',
    region: 'china',
    endpoints: [
      answers('https://www.jd.com/favicon.ico'),
      answers('https://passport.jd.com/new/login.aspx', 'login'),
    ],
  },
  {
    id: 'pinduoduo',
    name: { en: 'Pinduoduo', zh: '拼多多' },
    provider: 'pdd',
    region: 'china',
    endpoints: [home('https://www.pinduoduo.com/')],
  },
  {
    id: 'meituan',
    name: { en: 'Meituan', zh: '美团' },
    provider: 'meituan',
    region: 'china',
    endpoints: [answers('https://www.meituan.com/favicon.ico')],
    official: 'https://weibo.com/meituan', // as linked at the foot of its pages
  },
  {
    id: 'ctrip',
    name: { en: 'Ctrip', zh: '携程' },
    provider: 'ctrip',
    region: 'china',
    endpoints: [
      answers('https://www.ctrip.com/favicon.ico'),
      answers('https://passport.ctrip.com/robots.txt', 'login'),
    ],
  },
  {
    id: 'china-railway',
    name: { en: '12306', zh: '铁路 12306' },
    provider: 'china-railway',
    region: 'china',
    endpoints: [
      home('https://www.12306.cn/'),
      answers('https://kyfw.12306.cn/otn/leftTicket/init', 'api'),
    ],
  },
  {
    id: 'netease-mail',
    name: { en: 'NetEase Mail', zh: '网易邮箱' },
    provider: 'netease',
    region: 'china',
    endpoints: [home('https://mail.163.com/')],
  },
  {
    id: 'xiaomi',
    name: { en: 'Xiaomi', zh: '小米' },
    provider: 'xiaomi',
    region: 'china',
    endpoints: [
      answers('https://www.mi.com/'),
      answers('https://account.xiaomi.com/robots.txt', 'login'),
    ],
  },
];

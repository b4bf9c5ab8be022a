import { answers, type CatalogEntry, home } from '../catalog-entry.ts';

/** Chinese offices, code, clouds and assistants. */
export const CHINA_WORK: readonly CatalogEntry[] = [
  {
    id: 'feishu',
    name: { en: 'Feishu', zh: '飞书' },
    provider: 'bytedance',
    region: 'china',
    endpoints: [
      home('https://www.feishu.cn/'),
      answers('https://accounts.feishu.cn/open-apis/authen/v1/authorize', 'login'),
      answers('https://open.feishu.cn/open-apis/authen/v1/user_info', 'api'),
    ],
  },
  {
    id: 'doubao',
    name: { en: 'Doubao', zh: '豆包' },
    provider: 'bytedance',
    region: 'china',
    endpoints: [answers('https://www.doubao.com/')],
  },
  {
    id: 'deepseek',
    name: { en: 'DeepSeek', zh: 'DeepSeek' },
    provider: 'deepseek',
    region: 'china',
    endpoints: [
      answers('https://chat.deepseek.com/'),
      answers('https://api.deepseek.com/models', 'api'),
    ],
    feed: {
      kind: 'flashcat',
      url: 'https://status.deepseek.com/api/status-page/6410630422455/summary/active',
    },
  },
  {
    id: 'kimi',
    name: { en: 'Kimi', zh: 'Kimi' },
    provider: 'moonshot',
    region: 'china',
    endpoints: [
      answers('https://www.kimi.com/'),
      answers('https://api.moonshot.cn/v1/models', 'api'),
    ],
    feed: {
      kind: 'statuspage',
      url: 'https://status.moonshot.cn/',
      components: ['rf64wcbxt3r2', '8psr5dfdld0s', 'x0zsqgy57b75'], // API Service, Open API, Model
    },
  },
  {
    id: 'huawei-cloud',
    name: { en: 'Huawei Cloud', zh: '华为云' },
    provider: 'huawei',
    region: 'china',
    endpoints: [
      answers('https://www.huaweicloud.com/robots.txt'),
      answers('https://auth.huaweicloud.com/robots.txt', 'login'),
      answers('https://console.huaweicloud.com/robots.txt', 'other'),
    ],
  },
  {
    id: 'gitee',
    name: { en: 'Gitee', zh: 'Gitee 码云' },
    provider: 'oschina',
    region: 'china',
    endpoints: [answers('https://gitee.com/robots.txt')],
  },
  {
    id: 'csdn',
    name: { en: 'CSDN', zh: 'CSDN' },
    provider: 'csdn',
    region: 'china',
    endpoints: [
      answers('https://www.csdn.net/robots.txt'),
      answers('https://passport.csdn.net/robots.txt', 'login'),
    ],
  },
];

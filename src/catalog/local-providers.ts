/** A name in every language the extension speaks. */
export interface LocalName {
  readonly en: string;
  readonly zh: string;
}

/**
 * Who runs a service. `company` names the provider it belongs to where people know it by a name of its own:
 * GitHub down while Outlook is up is normal, so a shared company says less than a shared provider.
 */
export interface Provider {
  readonly id: string;
  readonly name: LocalName;
  readonly company?: string;
}

/** Providers whose name is another one in another language; the background knows these alone. */
export const LOCAL_PROVIDERS: readonly Provider[] = [
  { id: 'tencent', name: { en: 'Tencent', zh: '腾讯' } },
  { id: 'sina', name: { en: 'Sina', zh: '新浪' } },
  { id: 'alibaba', name: { en: 'Alibaba', zh: '阿里巴巴' } },
  { id: 'ant', name: { en: 'Ant Group', zh: '蚂蚁集团' }, company: 'alibaba' },
  { id: 'baidu', name: { en: 'Baidu', zh: '百度' } },
  { id: 'bilibili', name: { en: 'Bilibili', zh: '哔哩哔哩' } },
  { id: 'bytedance', name: { en: 'ByteDance', zh: '字节跳动' } },
  { id: 'jd', name: { en: 'JD.com', zh: '京东' } },
  { id: 'meituan', name: { en: 'Meituan', zh: '美团' } },
  { id: 'pdd', name: { en: 'PDD', zh: '拼多多' } },
  { id: 'netease', name: { en: 'NetEase', zh: '网易' } },
  { id: 'zhihu', name: { en: 'Zhihu', zh: '知乎' } },
  { id: 'xiaohongshu', name: { en: 'Xiaohongshu', zh: '小红书' } },
  { id: 'kuaishou', name: { en: 'Kuaishou', zh: '快手' } },
  { id: 'iqiyi', name: { en: 'iQIYI', zh: '爱奇艺' } },
  { id: 'china-railway', name: { en: 'China Railway', zh: '中国铁路' } },
  { id: 'ctrip', name: { en: 'Ctrip', zh: '携程' } },
  { id: 'douban', name: { en: 'Douban', zh: '豆瓣' } },
  { id: 'mango', name: { en: 'Mango', zh: '芒果' } },
  { id: 'huya', name: { en: 'Huya', zh: '虎牙' } },
  { id: 'douyu', name: { en: 'Douyu', zh: '斗鱼' } },
  { id: 'ximalaya', name: { en: 'Ximalaya', zh: '喜马拉雅' } },
  { id: 'xiaomi', name: { en: 'Xiaomi', zh: '小米' } },
  { id: 'huawei', name: { en: 'Huawei', zh: '华为' } },
  { id: 'oschina', name: { en: 'OSChina', zh: '开源中国' } },
  { id: 'deepseek', name: { en: 'DeepSeek', zh: '深度求索' } },
  { id: 'moonshot', name: { en: 'Moonshot AI', zh: '月之暗面' } },
  { id: 'microsoft', name: { en: 'Microsoft', zh: '微软' } },
  { id: 'linkedin', name: { en: 'LinkedIn', zh: '领英' }, company: 'microsoft' },
  { id: 'apple', name: { en: 'Apple', zh: '苹果' } },
  { id: 'amazon', name: { en: 'Amazon', zh: '亚马逊' } },
  { id: 'netflix', name: { en: 'Netflix', zh: '奈飞' } },
  { id: 'sony', name: { en: 'Sony', zh: '索尼' } },
  { id: 'wikimedia', name: { en: 'Wikimedia', zh: '维基媒体' } },
  { id: 'duolingo', name: { en: 'Duolingo', zh: '多邻国' } },
  { id: 'paypal', name: { en: 'PayPal', zh: '贝宝' } },
];

/** The id of the provider that has this name in one language and another in others; undefined for any other name. */
export function localProviderId(name: string): string | undefined {
  return LOCAL_PROVIDERS.find((provider) => provider.name.en === name || provider.name.zh === name)
    ?.id;
}

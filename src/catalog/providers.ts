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

const same = (name: string): LocalName => ({ en: name, zh: name });

export const PROVIDERS: readonly Provider[] = [
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
  { id: 'google', name: same('Google') },
  { id: 'microsoft', name: { en: 'Microsoft', zh: '微软' } },
  { id: 'github', name: same('GitHub'), company: 'microsoft' },
  { id: 'linkedin', name: { en: 'LinkedIn', zh: '领英' }, company: 'microsoft' },
  { id: 'apple', name: { en: 'Apple', zh: '苹果' } },
  { id: 'meta', name: same('Meta') },
  { id: 'amazon', name: { en: 'Amazon', zh: '亚马逊' } },
  { id: 'twitch', name: same('Twitch'), company: 'amazon' },
  { id: 'x', name: same('X') },
  { id: 'telegram', name: same('Telegram') },
  { id: 'discord', name: same('Discord') },
  { id: 'reddit', name: same('Reddit') },
  { id: 'netflix', name: { en: 'Netflix', zh: '奈飞' } },
  { id: 'spotify', name: same('Spotify') },
  { id: 'valve', name: same('Valve') },
  { id: 'zoom', name: same('Zoom') },
  { id: 'slack', name: same('Slack') },
  { id: 'dropbox', name: same('Dropbox') },
  { id: 'openai', name: same('OpenAI') },
  { id: 'anthropic', name: same('Anthropic') },
  { id: 'deepseek', name: { en: 'DeepSeek', zh: '深度求索' } },
  { id: 'paypal', name: { en: 'PayPal', zh: '贝宝' } },
  { id: 'cloudflare', name: same('Cloudflare') },
  { id: 'wikimedia', name: { en: 'Wikimedia', zh: '维基媒体' } },
];

/** The id of the provider that has this name in any language; undefined for one that the catalogue does not know. */
export function providerIdOf(name: string): string | undefined {
  return PROVIDERS.find((provider) => provider.name.en === name || provider.name.zh === name)?.id;
}

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
  { id: 'ctrip', name: { en: 'Ctrip', zh: '携程' } },
  { id: 'douban', name: { en: 'Douban', zh: '豆瓣' } },
  { id: 'mango', name: { en: 'Mango', zh: '芒果' } },
  { id: 'huya', name: { en: 'Huya', zh: '虎牙' } },
  { id: 'douyu', name: { en: 'Douyu', zh: '斗鱼' } },
  { id: 'ximalaya', name: { en: 'Ximalaya', zh: '喜马拉雅' } },
  { id: 'xiaomi', name: { en: 'Xiaomi', zh: '小米' } },
  { id: 'huawei', name: { en: 'Huawei', zh: '华为' } },
  { id: 'oschina', name: { en: 'OSChina', zh: '开源中国' } },
  { id: 'csdn', name: same('CSDN') },
  { id: 'deepseek', name: { en: 'DeepSeek', zh: '深度求索' } },
  { id: 'moonshot', name: { en: 'Moonshot AI', zh: '月之暗面' } },
  { id: 'google', name: same('Google') },
  { id: 'microsoft', name: { en: 'Microsoft', zh: '微软' } },
  { id: 'github', name: same('GitHub'), company: 'microsoft' },
  { id: 'npm', name: same('npm'), company: 'microsoft' },
  { id: 'linkedin', name: { en: 'LinkedIn', zh: '领英' }, company: 'microsoft' },
  { id: 'apple', name: { en: 'Apple', zh: '苹果' } },
  { id: 'meta', name: same('Meta') },
  { id: 'amazon', name: { en: 'Amazon', zh: '亚马逊' } },
  { id: 'twitch', name: same('Twitch'), company: 'amazon' },
  { id: 'x', name: same('X') },
  { id: 'telegram', name: same('Telegram') },
  { id: 'signal', name: same('Signal') },
  { id: 'discord', name: same('Discord') },
  { id: 'snap', name: same('Snap') },
  { id: 'reddit', name: same('Reddit') },
  { id: 'pinterest', name: same('Pinterest') },
  { id: 'bluesky', name: same('Bluesky') },
  { id: 'quora', name: same('Quora') },
  { id: 'ly', name: same('LY') },
  { id: 'kakao', name: same('Kakao') },
  { id: 'naver', name: same('Naver') },
  { id: 'vk', name: same('VK') },
  { id: 'yandex', name: same('Yandex') },
  { id: 'netflix', name: { en: 'Netflix', zh: '奈飞' } },
  { id: 'spotify', name: same('Spotify') },
  { id: 'vimeo', name: same('Vimeo') },
  { id: 'valve', name: same('Valve') },
  { id: 'epic', name: same('Epic Games') },
  { id: 'roblox', name: same('Roblox') },
  { id: 'sony', name: { en: 'Sony', zh: '索尼' } },
  { id: 'wikimedia', name: { en: 'Wikimedia', zh: '维基媒体' } },
  { id: 'medium', name: same('Medium') },
  { id: 'patreon', name: same('Patreon') },
  { id: 'duolingo', name: { en: 'Duolingo', zh: '多邻国' } },
  { id: 'strava', name: same('Strava') },
  { id: 'zoom', name: same('Zoom') },
  { id: 'salesforce', name: same('Salesforce') },
  { id: 'slack', name: same('Slack'), company: 'salesforce' },
  { id: 'heroku', name: same('Heroku'), company: 'salesforce' },
  { id: 'notion', name: same('Notion') },
  { id: 'dropbox', name: same('Dropbox') },
  { id: 'box', name: same('Box') },
  { id: 'figma', name: same('Figma') },
  { id: 'canva', name: same('Canva') },
  { id: 'adobe', name: same('Adobe') },
  { id: 'miro', name: same('Miro') },
  { id: 'atlassian', name: same('Atlassian') },
  { id: 'asana', name: same('Asana') },
  { id: 'airtable', name: same('Airtable') },
  { id: 'linear', name: same('Linear') },
  { id: 'monday', name: same('monday.com') },
  { id: 'doist', name: same('Doist') },
  { id: 'hubspot', name: same('HubSpot') },
  { id: 'docusign', name: same('DocuSign') },
  { id: 'onepassword', name: same('1Password') },
  { id: 'proton', name: same('Proton') },
  { id: 'paypal', name: { en: 'PayPal', zh: '贝宝' } },
  { id: 'stripe', name: same('Stripe') },
  { id: 'shopify', name: same('Shopify') },
  { id: 'block', name: same('Block') },
  { id: 'coinbase', name: same('Coinbase') },
  { id: 'wix', name: same('Wix') },
  { id: 'webflow', name: same('Webflow') },
  { id: 'openai', name: same('OpenAI') },
  { id: 'anthropic', name: same('Anthropic') },
  { id: 'xai', name: same('xAI') },
  { id: 'mistral', name: same('Mistral AI') },
  { id: 'perplexity', name: same('Perplexity') },
  { id: 'hugging-face', name: same('Hugging Face') },
  { id: 'gitlab', name: same('GitLab') },
  { id: 'stack-overflow', name: same('Stack Overflow') },
  { id: 'docker', name: same('Docker') },
  { id: 'python', name: same('Python Software Foundation') },
  { id: 'cloudflare', name: same('Cloudflare') },
  { id: 'vercel', name: same('Vercel') },
  { id: 'netlify', name: same('Netlify') },
];

/** The id of the provider that has this name in any language; undefined for one that the catalogue does not know. */
export function providerIdOf(name: string): string | undefined {
  return PROVIDERS.find((provider) => provider.name.en === name || provider.name.zh === name)?.id;
}

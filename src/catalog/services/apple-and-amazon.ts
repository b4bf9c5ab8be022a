import { answers, type CatalogEntry, home, OUTSIDE_CHINA, onX } from '../catalog-entry.ts';

/** Apple and Amazon. Parts of Apple’s page: the names it shows; of AWS: the names of its services’ own feeds. */
export const APPLE_AND_AMAZON: readonly CatalogEntry[] = [
  {
    id: 'icloud',
    name: { en: 'iCloud', zh: 'iCloud' },
    provider: 'apple',
    region: 'world',
    endpoints: [
      answers('https://www.icloud.com/favicon.ico'),
      answers('https://appleid.apple.com/auth/keys', 'login'),
    ],
    feed: {
      kind: 'apple',
      url: 'https://www.apple.com/support/systemstatus/',
      components: [
        'iCloud Account & Sign In',
        'iCloud Drive',
        'iCloud Mail',
        'iCloud Web Apps (iCloud.com)',
      ],
    },
    official: onX('AppleSupport'),
  },
  {
    id: 'app-store',
    name: { en: 'App Store', zh: 'App Store' },
    provider: 'apple',
    region: 'world',
    endpoints: [answers('https://apps.apple.com/robots.txt')],
    feed: {
      kind: 'apple',
      url: 'https://www.apple.com/support/systemstatus/',
      components: ['App Store'],
    },
    official: onX('AppleSupport'),
  },
  {
    id: 'apple-music',
    name: { en: 'Apple Music', zh: 'Apple Music' },
    provider: 'apple',
    region: 'world',
    endpoints: [answers('https://music.apple.com/robots.txt')],
    feed: {
      kind: 'apple',
      url: 'https://www.apple.com/support/systemstatus/',
      components: ['Apple Music'],
    },
    official: onX('AppleSupport'),
  },
  {
    id: 'amazon',
    name: { en: 'Amazon', zh: '亚马逊' },
    provider: 'amazon',
    region: 'world',
    endpoints: [answers('https://www.amazon.com/robots.txt')],
    official: onX('AmazonHelp'),
  },
  {
    id: 'prime-video',
    name: { en: 'Prime Video', zh: 'Prime Video' },
    provider: 'amazon',
    region: 'world',
    endpoints: [answers('https://www.primevideo.com/robots.txt')],
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'aws',
    name: { en: 'AWS', zh: '亚马逊云科技' },
    provider: 'amazon',
    region: 'world',
    endpoints: [
      answers('https://console.aws.amazon.com/robots.txt'),
      answers('https://signin.aws.amazon.com/robots.txt', 'login'),
    ],
    feed: {
      kind: 'aws',
      url: 'https://health.aws.amazon.com/health/status',
      components: ['management-console', 'signin-us-east-1'],
    },
    official: onX('AWSSupport'),
  },
  {
    id: 'twitch',
    name: { en: 'Twitch', zh: 'Twitch' },
    provider: 'twitch',
    region: 'world',
    endpoints: [
      home('https://www.twitch.tv/'),
      answers('https://id.twitch.tv/oauth2/validate', 'login'),
      answers('https://api.twitch.tv/helix/users', 'api'),
    ],
    feed: { kind: 'statuspage', url: 'https://status.twitch.com/', page: 'yfj40zdsk34s' },
    official: onX('TwitchSupport'),
    reachableFrom: OUTSIDE_CHINA,
  },
];

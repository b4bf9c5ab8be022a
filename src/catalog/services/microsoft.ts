import { answers, type CatalogEntry, home, OUTSIDE_CHINA, onX } from '../catalog-entry.ts';

/** Microsoft, and what belongs to it under names of its own. Parts of status.cloud.microsoft: the names it shows. */
export const MICROSOFT_SERVICES: readonly CatalogEntry[] = [
  {
    id: 'outlook',
    name: { en: 'Outlook', zh: 'Outlook 邮箱' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [
      answers('https://outlook.live.com/robots.txt'),
      answers('https://login.live.com/.well-known/openid-configuration', 'login'),
    ],
    feed: {
      kind: 'microsoft-365',
      url: 'https://status.cloud.microsoft/',
      components: ['Outlook.com'],
    },
    official: onX('MSFT365Status'),
  },
  {
    id: 'onedrive',
    name: { en: 'OneDrive', zh: 'OneDrive' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [
      answers('https://onedrive.live.com/robots.txt'),
      answers('https://login.live.com/.well-known/openid-configuration', 'login'),
    ],
    feed: {
      kind: 'microsoft-365',
      url: 'https://status.cloud.microsoft/',
      components: ['OneDrive'],
    },
    official: onX('MSFT365Status'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'office',
    name: { en: 'Microsoft 365 (Office)', zh: 'Microsoft 365 (Office)' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [
      answers('https://m365.cloud.microsoft/robots.txt'), // where office.com has led since 2025
      answers(
        'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
        'login',
      ),
    ],
    feed: {
      kind: 'microsoft-365',
      url: 'https://status.cloud.microsoft/',
      components: ['Microsoft 365 (Consumer)', 'Office for the web (Consumer)'],
    },
    official: onX('MSFT365Status'),
  },
  {
    id: 'teams',
    name: { en: 'Microsoft Teams', zh: 'Microsoft Teams' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [
      answers('https://teams.microsoft.com/robots.txt'),
      answers(
        'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
        'login',
      ),
    ],
    feed: {
      kind: 'microsoft-365',
      url: 'https://status.cloud.microsoft/',
      components: ['Microsoft Teams Free'],
    },
    official: onX('MSFT365Status'),
  },
  {
    id: 'copilot',
    name: { en: 'Microsoft Copilot', zh: 'Microsoft Copilot' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [answers('https://copilot.microsoft.com/robots.txt')],
    feed: {
      kind: 'microsoft-365',
      url: 'https://status.cloud.microsoft/',
      components: ['Microsoft Copilot'],
    },
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'azure',
    name: { en: 'Azure', zh: 'Azure' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [
      answers('https://portal.azure.com/robots.txt'),
      answers(
        'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
        'login',
      ),
      answers('https://management.azure.com/subscriptions', 'api'),
    ],
    official: 'https://azure.status.microsoft/en-us/status/',
  },
  {
    id: 'xbox',
    name: { en: 'Xbox', zh: 'Xbox' },
    provider: 'microsoft',
    region: 'world',
    endpoints: [
      answers('https://www.xbox.com/robots.txt'),
      answers('https://login.live.com/.well-known/openid-configuration', 'login'),
    ],
    official: onX('XboxSupport'),
  },
  {
    id: 'github',
    name: { en: 'GitHub', zh: 'GitHub' },
    provider: 'github',
    region: 'world',
    endpoints: [home('https://github.com/'), answers('https://api.github.com/', 'api')],
    feed: {
      kind: 'statuspage',
      url: 'https://www.githubstatus.com/',
      page: 'kctbh9vrtdwd',
      components: ['8l4ygp009s5s', 'brv1bkgrwx7q'], // Git Operations, API Requests
    },
    official: onX('githubstatus'),
  },
  {
    id: 'npm',
    name: { en: 'npm', zh: 'npm' },
    provider: 'npm',
    region: 'world',
    endpoints: [
      answers('https://www.npmjs.com/robots.txt'),
      answers('https://registry.npmjs.org/-/ping', 'api'),
    ],
    feed: { kind: 'statuspage', url: 'https://status.npmjs.org/', page: 'wyvgptkd90hm' },
  },
  {
    id: 'linkedin',
    name: { en: 'LinkedIn', zh: '领英' },
    provider: 'linkedin',
    region: 'world',
    endpoints: [answers('https://www.linkedin.com/robots.txt')],
    reachableFrom: OUTSIDE_CHINA,
  },
];

import { answers, type CatalogEntry, OUTSIDE_CHINA, onX } from '../catalog-entry.ts';

/** Google. Parts: ids of the Workspace dashboard, which speaks of neither Search, Maps, Play nor YouTube. */
export const GOOGLE_SERVICES: readonly CatalogEntry[] = [
  {
    id: 'google-search',
    name: { en: 'Google Search', zh: '谷歌搜索' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://www.google.com/generate_204')],
    official: onX('googlesearchc'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'gmail',
    name: { en: 'Gmail', zh: 'Gmail' },
    provider: 'google',
    region: 'world',
    endpoints: [
      answers('https://mail.google.com/robots.txt'),
      answers('https://accounts.google.com/.well-known/openid-configuration', 'login'),
    ],
    feed: {
      kind: 'google-cloud',
      url: 'https://www.google.com/appsstatus/dashboard/',
      components: ['prPt2Yra2CbGsbEm9cpC'], // Gmail
    },
    official: onX('googleworkspace'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-drive',
    name: { en: 'Google Drive', zh: 'Google 云端硬盘' },
    provider: 'google',
    region: 'world',
    endpoints: [
      answers('https://drive.google.com/robots.txt'),
      answers('https://accounts.google.com/.well-known/openid-configuration', 'login'),
      answers('https://www.googleapis.com/drive/v3/about', 'api'),
    ],
    feed: {
      kind: 'google-cloud',
      url: 'https://www.google.com/appsstatus/dashboard/',
      components: ['VHNA7p3Z5p3iakj5sA8V'], // Google Drive
    },
    official: onX('googleworkspace'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-docs',
    name: { en: 'Google Docs', zh: 'Google 文档' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://docs.google.com/robots.txt')],
    feed: {
      kind: 'google-cloud',
      url: 'https://www.google.com/appsstatus/dashboard/',
      components: ['wNHuVFtZEWU5Mmj2eRCK'], // Google Docs
    },
    official: onX('googleworkspace'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-calendar',
    name: { en: 'Google Calendar', zh: 'Google 日历' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://calendar.google.com/robots.txt')],
    feed: {
      kind: 'google-cloud',
      url: 'https://www.google.com/appsstatus/dashboard/',
      components: ['n5hVexuq1PM9onY9qrmo'], // Google Calendar
    },
    official: onX('googleworkspace'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-meet',
    name: { en: 'Google Meet', zh: 'Google Meet' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://meet.google.com/robots.txt')],
    feed: {
      kind: 'google-cloud',
      url: 'https://www.google.com/appsstatus/dashboard/',
      components: ['sUH4BQXzYXma7NiS94Hi'], // Google Meet
    },
    official: onX('googleworkspace'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-chat',
    name: { en: 'Google Chat', zh: 'Google Chat' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://chat.google.com/robots.txt')],
    feed: {
      kind: 'google-cloud',
      url: 'https://www.google.com/appsstatus/dashboard/',
      components: ['Ht9Vx5PFzDPHYvrnrvSk'], // Google Chat
    },
    official: onX('googleworkspace'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'youtube',
    name: { en: 'YouTube', zh: 'YouTube' },
    provider: 'google',
    region: 'world',
    endpoints: [
      answers('https://www.youtube.com/robots.txt'),
      answers('https://i.ytimg.com/generate_204', 'media'),
    ],
    official: onX('TeamYouTube'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-play',
    name: { en: 'Google Play', zh: 'Google Play' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://play.google.com/robots.txt')],
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'gemini',
    name: { en: 'Gemini', zh: 'Gemini' },
    provider: 'google',
    region: 'world',
    endpoints: [answers('https://gemini.google.com/robots.txt')],
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'google-cloud',
    name: { en: 'Google Cloud', zh: '谷歌云' },
    provider: 'google',
    region: 'world',
    endpoints: [
      answers('https://console.cloud.google.com/robots.txt'),
      answers('https://accounts.google.com/.well-known/openid-configuration', 'login'),
    ],
    official: 'https://status.cloud.google.com/',
    reachableFrom: OUTSIDE_CHINA,
  },
];

import { answers, type CatalogEntry, OUTSIDE_CHINA, onX } from '../catalog-entry.ts';

/** Code, packages and hosting around the world. */
export const WORLD_DEVELOPERS: readonly CatalogEntry[] = [
  {
    id: 'gitlab',
    name: { en: 'GitLab', zh: 'GitLab' },
    provider: 'gitlab',
    region: 'world',
    endpoints: [answers('https://gitlab.com/robots.txt')],
    feed: { kind: 'status-io', url: 'https://api.status.io/1.0/status/5b36dc6502d06804c08349f7' },
    official: onX('gitlabstatus'),
  },
  {
    id: 'bitbucket',
    name: { en: 'Bitbucket', zh: 'Bitbucket' },
    provider: 'atlassian',
    region: 'world',
    endpoints: [
      answers('https://bitbucket.org/robots.txt'),
      answers('https://api.bitbucket.org/2.0/user', 'api'),
    ],
    feed: {
      kind: 'statuspage',
      url: 'https://bitbucket.status.atlassian.com/',
      page: 'bqlf8qjztdtr',
    },
  },
  {
    id: 'stack-overflow',
    name: { en: 'Stack Overflow', zh: 'Stack Overflow' },
    provider: 'stack-overflow',
    region: 'world',
    endpoints: [answers('https://stackoverflow.com/robots.txt')],
  },
  {
    id: 'docker-hub',
    name: { en: 'Docker Hub', zh: 'Docker Hub' },
    provider: 'docker',
    region: 'world',
    endpoints: [
      answers('https://hub.docker.com/robots.txt'),
      answers('https://registry-1.docker.io/v2/', 'api'),
    ],
    official: 'https://www.dockerstatus.com/',
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'pypi',
    name: { en: 'PyPI', zh: 'PyPI' },
    provider: 'python',
    region: 'world',
    endpoints: [answers('https://pypi.org/robots.txt')],
    official: 'https://status.python.org/',
  },
  {
    id: 'cloudflare',
    name: { en: 'Cloudflare', zh: 'Cloudflare' },
    provider: 'cloudflare',
    region: 'world',
    endpoints: [
      answers('https://dash.cloudflare.com/robots.txt'),
      answers('https://api.cloudflare.com/client/v4/ips', 'api'),
    ],
    feed: {
      kind: 'statuspage',
      url: 'https://www.cloudflarestatus.com/',
      page: 'yh6f0r4529hb',
      components: ['3sq3s4d20ywk', 'g4tb35rs9yw7'], // Dashboard, API
    },
    official: onX('Cloudflare'),
  },
  {
    id: 'vercel',
    name: { en: 'Vercel', zh: 'Vercel' },
    provider: 'vercel',
    region: 'world',
    endpoints: [
      answers('https://vercel.com/robots.txt'),
      answers('https://api.vercel.com/v2/user', 'api'),
    ],
    feed: { kind: 'statuspage', url: 'https://www.vercel-status.com/', page: 'lvglq8h0mdyh' },
  },
  {
    id: 'netlify',
    name: { en: 'Netlify', zh: 'Netlify' },
    provider: 'netlify',
    region: 'world',
    endpoints: [
      answers('https://app.netlify.com/robots.txt'),
      answers('https://api.netlify.com/api/v1/user', 'api'),
    ],
    feed: { kind: 'statuspage', url: 'https://www.netlifystatus.com/' },
  },
  {
    id: 'heroku',
    name: { en: 'Heroku', zh: 'Heroku' },
    provider: 'heroku',
    region: 'world',
    endpoints: [
      answers('https://dashboard.heroku.com/robots.txt'),
      answers('https://api.heroku.com/account', 'api'),
    ],
    feed: { kind: 'heroku', url: 'https://status.heroku.com/', components: ['Apps', 'Tools'] },
  },
];

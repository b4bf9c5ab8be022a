import { answers, type CatalogEntry, OUTSIDE_CHINA, onX } from '../catalog-entry.ts';

/** Assistants and models around the world. */
export const WORLD_ASSISTANTS: readonly CatalogEntry[] = [
  {
    id: 'chatgpt',
    name: { en: 'ChatGPT', zh: 'ChatGPT' },
    provider: 'openai',
    region: 'world',
    endpoints: [
      answers('https://chatgpt.com/robots.txt'),
      answers('https://auth.openai.com/robots.txt', 'login'),
      answers('https://api.openai.com/', 'api'),
    ],
    feed: {
      kind: 'incident-io',
      url: 'https://status.openai.com/',
      components: [
        '01JMXBNJXGV1T5GT2M9XA83XNG',
        '01JMXBNJXG1S2D9V65P1ZZTD94',
        '01JP8CD9JR3HR6Y7G4Q75N4DVW',
      ],
    },
    official: onX('OpenAI'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'claude',
    name: { en: 'Claude', zh: 'Claude' },
    provider: 'anthropic',
    region: 'world',
    endpoints: [
      answers('https://claude.ai/robots.txt'),
      answers('https://api.anthropic.com/', 'api'),
    ],
    feed: {
      kind: 'statuspage',
      url: 'https://status.claude.com/',
      components: ['rwppv331jlwc', 'k8w3r06qmzrp'],
    },
    official: onX('AnthropicAI'),
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'grok',
    name: { en: 'Grok', zh: 'Grok' },
    provider: 'xai',
    region: 'world',
    endpoints: [answers('https://grok.com/robots.txt')],
    feed: { kind: 'rss', url: 'https://status.x.ai/feed.xml' },
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'mistral',
    name: { en: 'Mistral', zh: 'Mistral' },
    provider: 'mistral',
    region: 'world',
    endpoints: [
      answers('https://chat.mistral.ai/robots.txt'),
      answers('https://api.mistral.ai/', 'api'),
    ],
    feed: { kind: 'rss', url: 'https://status.mistral.ai/feed.rss' },
  },
  {
    id: 'perplexity',
    name: { en: 'Perplexity', zh: 'Perplexity' },
    provider: 'perplexity',
    region: 'world',
    endpoints: [answers('https://www.perplexity.ai/robots.txt')],
    official: 'https://status.perplexity.com/',
  },
  {
    id: 'hugging-face',
    name: { en: 'Hugging Face', zh: 'Hugging Face' },
    provider: 'hugging-face',
    region: 'world',
    endpoints: [answers('https://huggingface.co/robots.txt')],
    feed: { kind: 'better-stack', url: 'https://status.huggingface.co/' },
  },
];

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
      answers('https://auth.openai.com/.well-known/openid-configuration', 'login'),
      answers('https://api.openai.com/v1/models', 'api'),
    ],
    feed: {
      kind: 'incident-io',
      url: 'https://status.openai.com/',
      page: '01JMDK9XYNY6RXSED6SDWW50WY',
      components: [
        '01JMXBNJXGV1T5GT2M9XA83XNG', // Conversations
        '01JMXBNJXG1S2D9V65P1ZZTD94', // Login of ChatGPT; that of the API has the same name
        '01JP8CD9JR3HR6Y7G4Q75N4DVW', // Responses
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
      answers('https://api.anthropic.com/v1/models', 'api'),
    ],
    feed: {
      kind: 'statuspage',
      url: 'https://status.claude.com/',
      page: 'tymt9n04zgry',
      components: ['rwppv331jlwc', 'k8w3r06qmzrp'], // claude.ai, Claude API
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
    official: 'https://status.x.ai/',
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'mistral',
    name: { en: 'Mistral', zh: 'Mistral' },
    provider: 'mistral',
    region: 'world',
    endpoints: [
      answers('https://chat.mistral.ai/robots.txt'),
      answers('https://api.mistral.ai/v1/models', 'api'),
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
    reachableFrom: OUTSIDE_CHINA,
  },
  {
    id: 'hugging-face',
    name: { en: 'Hugging Face', zh: 'Hugging Face' },
    provider: 'hugging-face',
    region: 'world',
    endpoints: [answers('https://huggingface.co/robots.txt')],
    feed: { kind: 'better-stack', url: 'https://status.huggingface.co/' },
    reachableFrom: OUTSIDE_CHINA,
  },
];

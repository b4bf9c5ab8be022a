import type { OfficialWord } from '../../../src/formats/official-word.ts';
import type { TriedFeed } from '../../../src/protocol.ts';

type Found = Extract<TriedFeed, { kind: 'found' }>;

const WORD: OfficialWord = {
  feed: 'https://status.example/api/v2/summary.json',
  name: 'Example Status',
  level: 'partial',
  raw: 'Partial System Outage',
  scope: 'page',
  components: [{ id: 'c-login', name: 'Login', level: 'partial' }],
  incidents: [
    {
      title: 'Signing in takes long',
      level: 'partial',
      isNamed: false,
      since: '2026-11-22T09:26:00.000Z',
    },
  ],
  fetchedAt: '2026-11-22T10:00:00.000Z',
};

/** A page of three parts, one of them in trouble. */
export const FOUND_FEED: Found = {
  kind: 'found',
  feed: { kind: 'statuspage', url: 'https://status.example/' },
  word: WORD,
  components: [
    { id: 'c-login', name: 'Login' },
    { id: 'c-chat', name: 'Chat' },
    { id: 'c-pay', name: 'Payments' },
  ],
};

/** The same page with so many parts more. */
export function longFeed(count: number): Found {
  const more = Array.from({ length: count }, (_, index) => ({
    id: `x-${index}`,
    name: `Region ${index}`,
  }));
  return { ...FOUND_FEED, components: [...FOUND_FEED.components, ...more] };
}

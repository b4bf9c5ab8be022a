import { expect, test } from 'vitest';
import { FEED_KINDS } from '../../../src/feeds/platforms.ts';
import { feedKindName } from '../../../src/options/feed-words.ts';

test('every kind that can be read has a name', () => {
  expect(FEED_KINDS.length).toBeGreaterThan(10);
  expect(FEED_KINDS.filter((kind) => feedKindName(kind) === kind)).toEqual([]);
});

test('a kind of a newer version goes by its own word', () => {
  expect(feedKindName('of-tomorrow')).toBe('of-tomorrow');
});

import type { FeedBody } from '../../../../src/feeds/feed-platform.ts';

/** When every sample was written: 12 March 2030, noon. */
export const NOW_MS = Date.UTC(2030, 2, 12, 12);

/** ISO 8601, so many minutes before (or, below zero, after) `NOW_MS`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW_MS - minutes * 60_000).toISOString();
}

/** A body that one kind of status page sends. */
export interface FeedSample {
  readonly kind: string;
  readonly name: string;
  readonly body: FeedBody;
}

/** A value as a body of JSON. */
export function jsonBody(value: unknown, overrides: Partial<FeedBody> = {}): FeedBody {
  return {
    text: JSON.stringify(value),
    type: 'application/json',
    url: 'https://status.shop.example/feed.json',
    ...overrides,
  };
}

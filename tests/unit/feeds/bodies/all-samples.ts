import type { FeedBody, ParseContext } from '../../../../src/feeds/feed-platform.ts';
import { NOW_MS as SHARED_NOW_MS } from './feed-sample.ts';
import { NOW_MS } from './feed-texts.ts';
import { SHARED_SAMPLES } from './samples.ts';
import { VENDOR_BODIES } from './vendor-bodies.ts';

export interface Sample {
  readonly kind: string;
  readonly body: FeedBody;
  readonly context: ParseContext;
}

/** What each kind of status page sends, with and without trouble. */
export const ALL_SAMPLES: readonly Sample[] = [
  ...SHARED_SAMPLES.map(({ kind, body }) => ({ kind, body, context: { nowMs: SHARED_NOW_MS } })),
  ...Object.entries(VENDOR_BODIES).flatMap(([kind, texts]) =>
    texts.map((text) => ({
      kind,
      body: {
        text,
        type: text.startsWith('<') ? 'application/xml' : 'application/json',
        url: `https://status.example.com/${kind === 'aws' ? 'public/currentevents' : 'incidents.json'}`,
      },
      context: { nowMs: NOW_MS },
    })),
  ),
];

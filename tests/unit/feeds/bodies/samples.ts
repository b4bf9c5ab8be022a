import type { FeedSample } from './feed-sample.ts';
import { HOSTED_SAMPLES } from './hosted-pages.ts';
import { INCIDENT_IO_SAMPLES } from './incident-io.ts';
import { INSTATUS_SAMPLES } from './instatus.ts';
import { OWN_MONITOR_SAMPLES } from './own-monitors.ts';
import { STATUSPAGE_SAMPLES } from './statuspage.ts';

/** Bodies of the kinds of status pages that many providers share. */
export const SHARED_SAMPLES: readonly FeedSample[] = [
  ...STATUSPAGE_SAMPLES,
  ...INCIDENT_IO_SAMPLES,
  ...INSTATUS_SAMPLES,
  ...HOSTED_SAMPLES,
  ...OWN_MONITOR_SAMPLES,
];

import type { FeedPlatform } from './feed-platform.ts';
import { alibabaCloud } from './platforms/alibaba-cloud.ts';
import { apple } from './platforms/apple.ts';
import { atom } from './platforms/atom.ts';
import { aws } from './platforms/aws.ts';
import { azure } from './platforms/azure.ts';
import { azureDevops } from './platforms/azure-devops.ts';
import { betterStack } from './platforms/better-stack.ts';
import { cachet } from './platforms/cachet.ts';
import { checkly } from './platforms/checkly.ts';
import { flashcat } from './platforms/flashcat.ts';
import { gatus } from './platforms/gatus.ts';
import { googleCloud } from './platforms/google-cloud.ts';
import { heroku } from './platforms/heroku.ts';
import { incidentIo } from './platforms/incident-io.ts';
import { instatus } from './platforms/instatus.ts';
import { meta } from './platforms/meta.ts';
import { microsoft365 } from './platforms/microsoft-365.ts';
import { rss } from './platforms/rss.ts';
import { salesforce } from './platforms/salesforce.ts';
import { slack } from './platforms/slack.ts';
import { sorry } from './platforms/sorry.ts';
import { statusIo } from './platforms/status-io.ts';
import { statusiq } from './platforms/statusiq.ts';
import { statuspage } from './platforms/statuspage.ts';
import { tencentCloud } from './platforms/tencent-cloud.ts';
import { upptime } from './platforms/upptime.ts';
import { uptimeKuma } from './platforms/uptime-kuma.ts';

/** Every kind of status page that can be read; one row each, one file each in platforms/. */
export const PLATFORMS: readonly FeedPlatform[] = [
  statuspage,
  incidentIo,
  instatus,
  checkly,
  betterStack,
  statusIo,
  gatus,
  uptimeKuma,
  sorry,
  cachet,
  flashcat,
  upptime,
  slack,
  googleCloud,
  aws,
  azure,
  microsoft365,
  heroku,
  apple,
  meta,
  tencentCloud,
  alibabaCloud,
  azureDevops,
  salesforce,
  statusiq,
  rss,
  atom,
];

/** What `feed.kind` of the configuration may say. */
export const FEED_KINDS: readonly string[] = PLATFORMS.map((platform) => platform.kind);

/** The kind of status page of that name. */
export function platformOf(kind: string): FeedPlatform | undefined {
  return PLATFORMS.find((platform) => platform.kind === kind);
}

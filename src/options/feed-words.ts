import type { Level } from '../diagnosis/other-views.ts';
import type { Service } from '../formats/config.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';

type Feed = NonNullable<Service['feed']>;

/** What the makers of status pages call them; the same in every language. */
const KINDS: Readonly<Record<string, string>> = {
  'alibaba-cloud': 'Alibaba Cloud',
  apple: 'Apple',
  atom: 'Atom',
  aws: 'AWS',
  azure: 'Azure',
  'azure-devops': 'Azure DevOps',
  'better-stack': 'Better Stack',
  cachet: 'Cachet',
  checkly: 'Checkly',
  flashcat: 'Flashcat',
  gatus: 'Gatus',
  'google-cloud': 'Google',
  heroku: 'Heroku',
  'incident-io': 'incident.io',
  instatus: 'Instatus',
  meta: 'Meta',
  'microsoft-365': 'Microsoft 365',
  rss: 'RSS',
  salesforce: 'Salesforce',
  slack: 'Slack',
  sorry: 'Sorry',
  'status-io': 'status.io',
  statusiq: 'StatusIQ',
  statuspage: 'Atlassian Statuspage',
  'tencent-cloud': 'Tencent Cloud',
  upptime: 'Upptime',
  'uptime-kuma': 'Uptime Kuma',
};

/** A kind of status page by the name people know; as the configuration says where it has none. */
export function feedKindName(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** How much of its status page counts for a service. */
export function partsInWords({ components = [] }: Feed, t: Translate): string {
  if (components.length === 0) return t('options_feed_whole');
  if (components.length === 1) return t('options_feed_parts_one');
  return t('options_feed_parts_many', String(components.length));
}

const TROUBLES: Readonly<Partial<Record<Level, MessageKey>>> = {
  maintenance: 'options_part_maintenance',
  degraded: 'options_part_degraded',
  partial: 'options_part_partial',
  major: 'options_part_major',
};

/** What is wrong with one part of a status page; undefined where nothing is said to be. */
export function partTrouble(level: Level | undefined, t: Translate): string | undefined {
  const key = level && TROUBLES[level];
  return key && t(key);
}

interface VendorPage {
  readonly host: string;
  /** How the path starts, where one host has more than one page. */
  readonly path?: string;
  readonly kind: string;
}

/** Pages in a form of their own: known by where they lie, and looked for nowhere else. */
const VENDOR_PAGES: readonly VendorPage[] = [
  { host: 'health.aws.amazon.com', kind: 'aws' },
  { host: 'status.aws.amazon.com', kind: 'aws' },
  { host: 'status.cloud.google.com', kind: 'google-cloud' },
  { host: 'www.google.com', path: '/appsstatus', kind: 'google-cloud' },
  { host: 'status.play.google.com', kind: 'google-cloud' },
  { host: 'ads.google.com', path: '/status', kind: 'google-cloud' },
  { host: 'azure.status.microsoft', kind: 'azure' },
  { host: 'rssfeed.azure.status.microsoft', kind: 'azure' },
  { host: 'status.dev.azure.com', kind: 'azure-devops' },
  { host: 'status.cloud.microsoft', kind: 'microsoft-365' },
  { host: 'slack-status.com', kind: 'slack' },
  { host: 'status.heroku.com', kind: 'heroku' },
  { host: 'api.status.salesforce.com', kind: 'salesforce' },
  { host: 'metastatus.com', kind: 'meta' },
  { host: 'www.apple.com', path: '/support/systemstatus', kind: 'apple' },
  { host: 'developer.apple.com', path: '/system-status', kind: 'apple' },
  { host: 'status.cloud.tencent.com', kind: 'tencent-cloud' },
  { host: 'status.alibabacloud.com', kind: 'alibaba-cloud' },
];

/** Kinds that are known by their place only: their form is too little to go by elsewhere. */
export const VENDOR_KINDS: ReadonlySet<string> = new Set(VENDOR_PAGES.map((page) => page.kind));

/** The kind of a page at a place that is known; undefined elsewhere. */
export function vendorKindOf(url: string): string | undefined {
  const { hostname, pathname } = new URL(url);
  return VENDOR_PAGES.find(
    (page) => page.host === hostname && pathname.startsWith(page.path ?? '/'),
  )?.kind;
}

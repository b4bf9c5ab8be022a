import type { FeedReading } from './feed-reading.ts';

/** Hosts below which platforms serve pages that are known under a domain of their owners' as well. */
const PLATFORM_HOSTS =
  /\.(statuspage\.io|instatus\.com|incident\.io|betteruptime\.com|checkly-status-page\.com|sorryapp\.com|status\.io|openstatus\.dev|rootly\.com)$/;

/** Second levels under which names are given out, as in `example.co.uk`. */
const GIVEN_OUT_BELOW = /^(com?|net|org|gov|edu|ac)$/;

/**
 * Whether a page that was read is the one asked for: by what it says its own address is, where it says so. It may be
 * known under its owner's domain and its platform's, and may have moved, as long as the way there led through the
 * address asked.
 */
export function isSamePage(
  page: FeedReading['page'],
  addresses: { readonly asked: string; readonly from: string },
): boolean {
  const own = hostOf(page.url);
  if (own === undefined) return true;
  return [addresses.asked, addresses.from]
    .flatMap((address) => hostOf(address) ?? [])
    .some((host) => host === own || isHosted(host, own) || domainOf(host) === domainOf(own));
}

/** One of both is the platform's own name for a page. */
function isHosted(host: string, own: string): boolean {
  return PLATFORM_HOSTS.test(host) !== PLATFORM_HOSTS.test(own);
}

function domainOf(host: string): string {
  if (PLATFORM_HOSTS.test(host)) return host;
  const labels = host.split('.');
  const isBelow = labels.length > 2 && GIVEN_OUT_BELOW.test(labels.at(-2) ?? '');
  return labels.slice(isBelow ? -3 : -2).join('.');
}

function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : undefined;
}

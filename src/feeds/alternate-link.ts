/** Characters of a page in which its head is looked for. */
const MAX_HEAD = 200_000;
/** Links of a page that are looked at. */
const MAX_LINKS = 100;

/** Tags are short; a longer one is not a link, and is not searched for its end. */
const LINK = /<link\s([^<>]{1,2000})>/gi;
const FEED_TYPE = /\btype\s*=\s*["']?application\/(?:rss|atom)\+xml/i;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/**
 * Address of the first RSS or Atom feed that a page links to as its own, on the page's own host; undefined where there
 * is none. A scan for one kind of tag: nothing of the page is interpreted.
 */
export function alternateLink(html: string, base: string): string | undefined {
  let looked = 0;
  for (const [, attributes = ''] of html.slice(0, MAX_HEAD).matchAll(LINK)) {
    looked += 1;
    if (looked > MAX_LINKS) return;
    const match = FEED_TYPE.test(attributes) ? HREF.exec(attributes) : null;
    const href = (match?.[1] ?? match?.[2] ?? match?.[3])?.replaceAll('&amp;', '&');
    if (href === undefined || !URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (url.host === new URL(base).host && /^https?:$/.test(url.protocol)) return url.href;
  }
  return;
}

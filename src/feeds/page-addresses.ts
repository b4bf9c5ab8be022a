interface Places {
  /** What the path of the feed's own address looks like. */
  readonly own: RegExp;
  /** Where it lies on a page's host, in the order in which it is read. */
  readonly paths: readonly [string, ...string[]];
  /** What else is read beside the feed's own address. */
  readonly besides?: (url: string) => string;
}

/** Addresses of a feed: `url` itself where it already points at one, otherwise places on its host. */
export function pageAddresses(url: string, places: Places): readonly [string, ...string[]] {
  const { origin, pathname } = new URL(url);
  const [first, ...later] = places.paths;
  if (!places.own.test(pathname)) return [origin + first, ...later.map((path) => origin + path)];
  const beside = places.besides?.(url) ?? url;
  return beside === url ? [url] : [url, beside];
}

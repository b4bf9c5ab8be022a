interface FeedPlace {
  /** Path of an address that is a feed already, and stays as it is. */
  readonly own: RegExp;
  /** Paths of the feeds on the host of a page, in the order in which they are read. */
  readonly paths: readonly [string, ...string[]];
  /** What is read after an address that is a feed already. */
  readonly siblings?: (own: string) => readonly string[];
}

/** Where the feeds of a page lie, given the page's address or a feed's. */
export function feedAddresses(
  url: string,
  { own, paths, siblings }: FeedPlace,
): readonly [string, ...string[]] {
  if (own.test(new URL(url).pathname)) {
    return [url, ...(siblings?.(url) ?? []).filter((sibling) => sibling !== url)];
  }
  const [first, ...others] = paths.map((path) => new URL(path, url).href);
  return [first ?? url, ...others];
}

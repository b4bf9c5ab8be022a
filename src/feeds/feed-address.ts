/** `url` itself where its path says that the feed lies there; otherwise `path` on its host. */
export function feedAddress(url: string, isFeed: RegExp, path: string): string {
  return isFeed.test(new URL(url).pathname) ? url : new URL(path, url).href;
}

/** The address, where it is one that a browser opens as a web page; undefined for anything else. */
export function webAddress(text: string | undefined): URL | undefined {
  try {
    const url = new URL(text ?? '');
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** An address without query and fragment, as observations carry it. */
export function bareAddress(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** Lower-case ASCII host; an IPv6 literal without brackets. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^\[|\]$/g, '');
}

/** Whether an address is https. */
export function isSecure(address: string): boolean {
  return address.startsWith('https:');
}

/** The address a redirect points to, without its fragment; undefined where it names none of the web's. */
export function redirectTarget(location: string, from: string): string | undefined {
  if (!URL.canParse(location, from)) return undefined;
  const url = new URL(location, from);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** A host as it stands in an address: IPv6 literals get their brackets. */
export function hostInAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Whether a host is an address literal rather than a name. */
export function isLiteral(host: string): boolean {
  return host.includes(':') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

export type AddressProblem = 'empty' | 'not-an-address' | 'not-web' | 'credentials';

export type ParsedAddress =
  | { readonly kind: 'address'; readonly url: URL }
  | { readonly kind: 'problem'; readonly problem: AddressProblem };

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** `example.com:8080` looks like a scheme and is a host with its port. */
const HOST_WITH_PORT = /^[^/:@]+:\d+(\/|$)/;

function problem(kind: AddressProblem): ParsedAddress {
  return { kind: 'problem', problem: kind };
}

/** Reads an address as people type it: `example.com` becomes `https://example.com/`. */
export function parseAddress(text: string): ParsedAddress {
  const trimmed = text.trim();
  if (trimmed === '') return problem('empty');
  const hasScheme = SCHEME.test(trimmed) && !HOST_WITH_PORT.test(trimmed);
  const full = hasScheme ? trimmed : `https://${trimmed}`;
  if (/\s/.test(trimmed) || !URL.canParse(full)) return problem('not-an-address');
  const url = new URL(full);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return problem('not-web');
  if (url.username !== '' || url.password !== '') return problem('credentials');
  return { kind: 'address', url };
}

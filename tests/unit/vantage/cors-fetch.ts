/** What a request goes out through. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

const ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

/** The Fetch standard's safelisted response headers; others only where the server exposes them. */
const READABLE = ['cache-control', 'content-language', 'content-length', 'content-type'];

/**
 * A browser's `fetch` for an extension without host access: preflights, what may be read of an answer, and a cache
 * that makes its own conditional requests.
 */
export function corsFetch(transport: Transport): Transport {
  const cache = new Map<string, { readonly etag: string; readonly body: string }>();
  return async (url, init) => {
    const headers = new Headers(init.headers);
    const own = [...headers].filter(([name, value]) => !isSafelisted(name, value));
    if (own.length > 0) await preflight(transport, { url, init, names: own.map(([name]) => name) });
    headers.set('Origin', ORIGIN);
    const kept = init.cache === 'no-cache' ? cache.get(url) : undefined;
    if (kept !== undefined) headers.set('If-None-Match', kept.etag);
    const response = await transport(url, { ...init, headers });
    if (response.headers.get('Access-Control-Allow-Origin') !== '*') throw new TypeError('CORS');
    if (response.status === 304 && kept !== undefined) return new Response(kept.body);
    const etag = response.headers.get('ETag');
    if (etag !== null && response.ok && init.cache === 'no-cache') {
      cache.set(url, { etag, body: await response.clone().text() });
    }
    return readable(response);
  };
}

interface Preflight {
  readonly url: string;
  readonly init: RequestInit;
  readonly names: readonly string[];
}

async function preflight(transport: Transport, { url, init, names }: Preflight): Promise<void> {
  const response = await transport(url, {
    method: 'OPTIONS',
    headers: {
      Origin: ORIGIN,
      'Access-Control-Request-Method': init.method ?? 'GET',
      'Access-Control-Request-Headers': [...names].sort().join(','),
    },
    ...(init.signal != null && { signal: init.signal }),
  });
  const allowed = listOf(response.headers.get('Access-Control-Allow-Headers'));
  const isAllowed = response.headers.get('Access-Control-Allow-Origin') === '*';
  if (!response.ok || !isAllowed || !names.every((name) => allowed.includes(name))) {
    throw new TypeError(`the preflight does not allow ${names.join(', ')}`);
  }
}

function isSafelisted(name: string, value: string): boolean {
  if (name === 'content-type') return /^(?:text\/plain|multipart\/form-data)/.test(value);
  return name === 'accept' || name === 'accept-language' || name === 'content-language';
}

function readable(response: Response): Response {
  const exposed = listOf(response.headers.get('Access-Control-Expose-Headers'));
  const headers = [...response.headers].filter(
    ([name]) => READABLE.includes(name) || exposed.includes(name),
  );
  const hasBody = response.status !== 204 && response.status !== 304;
  return new Response(hasBody ? response.body : null, { status: response.status, headers });
}

function listOf(header: string | null): readonly string[] {
  return (header ?? '').toLowerCase().split(/,\s*/);
}

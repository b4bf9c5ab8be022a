import type { Control } from '../formats/config.ts';
import type { ProbePorts } from './ports.ts';
import { readBodyStart } from './read-body.ts';

/** Controls on Cloudflare's network tell the country of who asks, as `loc=`, at this path. */
const TRACE_PATH = '/cdn-cgi/trace';
const DEADLINE_MS = 4_000;
/** Codes that stand for no country: not known, and the Tor network. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['XX', 'T1']);

/**
 * The country that this browser reaches the internet from (ISO 3166-1 alpha-2), as a control of the list tells it over
 * TLS. Undefined where no control can tell or none answers. The address that stands beside it is not kept.
 */
export async function askCountry(
  controls: readonly Control[],
  { fetch, hasAccess, sleep }: Pick<ProbePorts, 'fetch' | 'hasAccess' | 'sleep'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const traces = controls.map(({ url }) => url).filter(isTrace);
  for (const url of traces.slice(0, 2)) {
    if (!(await hasAccess(url)) || signal.aborted) continue;
    const ended = new AbortController();
    const stop = (): void => ended.abort();
    signal.addEventListener('abort', stop, { once: true });
    void sleep(DEADLINE_MS, ended.signal).then(stop);
    const country = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      signal: ended.signal,
    })
      .then((response) => (response.status === 200 ? readBodyStart(response) : undefined))
      .then((body) => countryIn(body?.text ?? ''))
      .catch(() => undefined);
    stop();
    signal.removeEventListener('abort', stop);
    if (country !== undefined) return country;
  }
  return undefined;
}

function isTrace(address: string): boolean {
  const { protocol, pathname } = new URL(address);
  return protocol === 'https:' && pathname === TRACE_PATH;
}

function countryIn(text: string): string | undefined {
  const [, code = ''] = /^loc=([A-Z]{2})\s*$/m.exec(text) ?? [];
  return code === '' || NO_COUNTRY.has(code) ? undefined : code;
}

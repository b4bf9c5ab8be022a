import { DEAD_PORT, PROXY, PROXY_PORT } from './box-addresses.ts';
import type { Break } from './break.ts';
import { sitesNamed } from './healthy-internet.ts';
import { type Answer, type HostState, healthyHost } from './internet-state.ts';
import type { Site } from './site.ts';

export const PAC_PATHS = { good: '/proxy.pac', broken: '/broken.pac', silent: '/silent.pac' };

const HEADERS = { 'content-type': 'application/x-ns-proxy-autoconfig' };

/** The host that serves PAC files beside the proxy; everything else it answers with a small page. */
export function pacHost(sites: readonly Site[], breaks: readonly Break[]): HostState {
  const file = (body: string): Answer => ({ status: 200, headers: HEADERS, body });
  const paths = {
    [PAC_PATHS.good]: file(script(sites, breaks)),
    [PAC_PATHS.broken]: file(
      `function FindProxyForURL() { return "PROXY proxy.gone.example:${PROXY_PORT}"; }\n`,
    ),
    [PAC_PATHS.silent]: { status: 200, instead: 'silent' as const },
  };
  // Each question is a new one: no connection that stands answers it.
  const headers = { 'content-type': 'text/plain', connection: 'close' };
  const page = { status: 200, headers, body: 'settled' };
  return { ...healthyHost(PROXY, PROXY), http: { ...page, paths } };
}

/** Where only some sites have a dead proxy, the others have one that lives. */
function script(sites: readonly Site[], breaks: readonly Break[]): string {
  const dead = breaks.flatMap((each) =>
    each.kind === 'proxy' && each.act === 'dead' ? [each.of] : [],
  );
  const named = dead.flatMap((of) => (of === undefined ? [] : sitesNamed(sites, of)));
  const isDead = dead.includes(undefined)
    ? 'true'
    : `${JSON.stringify(named.map(({ host }) => host))}.indexOf(host) >= 0`;
  return `function FindProxyForURL(url, host) {
  return ${isDead} ? "PROXY ${PROXY}:${DEAD_PORT}" : "PROXY ${PROXY}:${PROXY_PORT}";
}
`;
}

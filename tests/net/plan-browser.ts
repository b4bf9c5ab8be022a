import { CUTTING_SINK, MUTE_SINK } from './addresses.ts';
import { DEAD_PORT, PROXY, PROXY_PORT, SETTLED_HOST } from './box-addresses.ts';
import type { Break } from './break.ts';
import type { BrowserSetup, ProxySetup } from './browser-setup.ts';
import { sitesNamed } from './healthy-internet.ts';
import { PAC_PATHS } from './pac-files.ts';
import type { Site } from './site.ts';

/** Kinds of faults that sit in the browser's own settings. */
const KINDS: readonly Break['kind'][] = ['proxy', 'strict-secure-dns', 'blocker', 'cookie'];

/** Whether a browser has to be told something for it. */
export function isBrowserBreak({ kind }: Break): boolean {
  return KINDS.includes(kind);
}

/** What a browser must be told for these things to be wrong. Pure. */
export function planBrowser(sites: readonly Site[], breaks: readonly Break[]): BrowserSetup {
  const proxy = breaks.find((each) => each.kind === 'proxy');
  const dns = breaks.find((each) => each.kind === 'strict-secure-dns');
  const cookies = breaks.flatMap((each) => (each.kind === 'cookie' ? hosts(sites, each.of) : []));
  return {
    ...(proxy !== undefined && { proxy: planProxy(proxy) }),
    ...(dns !== undefined && { secureDns: template(dns.how ?? 'silent') }),
    blockedByExtension: blocked('extension', sites, breaks),
    blockedByPolicy: blocked('policy', sites, breaks),
    cookies,
  };
}

function hosts(sites: readonly Site[], of: readonly string[]): string[] {
  return sitesNamed(sites, of).map(({ host }) => host);
}

function template(how: 'silent' | 'cut'): string {
  return `https://${how === 'silent' ? MUTE_SINK : CUTTING_SINK}/dns-query`;
}

function blocked(
  by: 'extension' | 'policy',
  sites: readonly Site[],
  breaks: readonly Break[],
): readonly string[] {
  const named = breaks.flatMap((each) =>
    each.kind === 'blocker' && each.by === by ? hosts(sites, each.of) : [],
  );
  return named.length === 0 ? [] : [...named, SETTLED_HOST];
}

function planProxy({ by, act }: Extract<Break, { kind: 'proxy' }>): ProxySetup {
  const web = `http://${PROXY}`;
  switch (by) {
    case 'settings':
      return { kind: 'fixed', host: PROXY, port: act === 'dead' ? DEAD_PORT : PROXY_PORT };
    case 'pac':
      return { kind: 'pac', url: web + PAC_PATHS.good };
    case 'pac-unreachable':
      return {
        kind: 'pac',
        url: act === 'dead' ? `${web}:${DEAD_PORT}${PAC_PATHS.good}` : web + PAC_PATHS.silent,
      };
    case 'pac-broken':
      return { kind: 'pac', url: web + PAC_PATHS.broken };
  }
}

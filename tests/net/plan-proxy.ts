import type { Break } from './break.ts';
import { addressesNamed, sitesNamed } from './healthy-internet.ts';
import type { ProxyConduct, ProxyState } from './internet-state.ts';
import type { Site } from './site.ts';

/** What the forward proxy does, whoever is told to use it. Pure. */
export function planProxy(sites: readonly Site[], breaks: readonly Break[]): ProxyState {
  const acts = breaks.flatMap((each) =>
    each.kind === 'proxy' && each.act !== undefined && each.act !== 'dead'
      ? [{ of: each.of, act: each.act }]
      : [],
  );
  const every = acts.find(({ of }) => of === undefined)?.act;
  const names = acts.flatMap(({ of, act }) =>
    of === undefined ? [] : wordsFor(sites, of, act).map((word) => [word, act] as const),
  );
  const refused = refusedBy(sites, breaks);
  return {
    names: { ...Object.fromEntries(refused), ...Object.fromEntries(names) },
    ...(every !== undefined && { every }),
  };
}

/** What it forbids, it forbids by name; where it fails to connect, the address alone fails as well. */
function wordsFor(sites: readonly Site[], of: readonly string[], act: ProxyConduct): string[] {
  const hosts = sitesNamed(sites, of).map(({ host }) => host);
  return act === 'denies' || act === 'wants-sign-in'
    ? hosts
    : [...hosts, ...addressesNamed(sites, of)];
}

/**
 * It stands among the servers, and what a machine asks of itself is never refused by its own packet filter but lost: whom the
 * proxy would be refused by, it is told.
 */
function refusedBy(sites: readonly Site[], breaks: readonly Break[]): [string, ProxyConduct][] {
  return breaks.flatMap((each) => {
    if (each.kind !== 'packets' || each.how === 'drop' || each.port !== undefined) return [];
    if (each.at !== 'server' && each.at !== 'backbone') return [];
    return wordsFor(sites, each.of, 'unreachable').map((word): [string, ProxyConduct] => [
      word,
      'unreachable',
    ]);
  });
}

import type { Break } from './break.ts';
import { sitesNamed } from './healthy-internet.ts';
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
    of === undefined
      ? []
      : sitesNamed(sites, of).map(({ host }): [string, ProxyConduct] => [host, act]),
  );
  return { names: Object.fromEntries(names), ...(every !== undefined && { every }) };
}

import type { Break, IpReach, LineQuality } from './break.ts';
import { addressesNamed } from './healthy-internet.ts';
import type { Stretch } from './line-stage.ts';
import type { IpVersion, Site } from './site.ts';

/** What lies between the home router and the backbone, in each direction. */
export interface LineWay {
  readonly out: readonly Stretch[];
  readonly back: readonly Stretch[];
}

/** What the first line is like beyond its router, in a world in which just these things are wrong. Pure. */
export function planLine(sites: readonly Site[], breaks: readonly Break[]): LineWay {
  const ways = breaks.flatMap((each): { out: Stretch; back: Stretch }[] => {
    if (each.kind === 'round-trip') return [stretchesOf({ roundTripMs: each.ms }, {})];
    if (each.kind !== 'line') return [];
    const whose = each.of === undefined ? {} : { addresses: addressesNamed(sites, each.of) };
    return [stretchesOf(each.is, whose)];
  });
  // Who comes back travels the far end first.
  return {
    out: ways.map(({ out }) => out).filter((each) => isFelt(each)),
    back: ways
      .map(({ back }) => back)
      .filter((each) => isFelt(each))
      .reverse(),
  };
}

/** Somebody who fills a home line fills it on the way out, where it is thinnest: the queue stands there. */
function stretchesOf(
  { roundTripMs = 0, jitterMs = 0, reorders = false, kbitPerSecond, queueMs = 0 }: LineQuality,
  whose: Pick<Stretch, 'addresses'>,
): { out: Stretch; back: Stretch } {
  const shared = {
    ...whose,
    ...(jitterMs > 0 && { jitterMs, reorders }),
    ...(kbitPerSecond !== undefined && { kbitPerSecond }),
  };
  return {
    out: { ...shared, holdMs: roundTripMs / 2 + queueMs },
    back: { ...shared, holdMs: roundTripMs / 2 },
  };
}

function isFelt({ holdMs, jitterMs, kbitPerSecond }: Stretch): boolean {
  return holdMs > 0 || jitterMs !== undefined || kbitPerSecond !== undefined;
}

export type Reach = Readonly<Record<IpVersion | 'nat64', IpReach>> & {
  /** Who stops what does not work. */
  readonly at: 'router' | 'device';
};

/** How the first line reaches the world over each version of IP. */
export function ipReach(breaks: readonly Break[]): Reach {
  const told = breaks.find((each) => each.kind === 'ip-version');
  const { v4 = 'works', v6 = 'works', nat64 = 'absent', at = 'router' } = told ?? {};
  return { v4, v6, nat64, at };
}

/** Versions of IP in which the client has an address. */
export function planVersions(breaks: readonly Break[]): readonly IpVersion[] {
  const reach = ipReach(breaks);
  return (['v4', 'v6'] as const).filter((version) => reach[version] !== 'absent');
}

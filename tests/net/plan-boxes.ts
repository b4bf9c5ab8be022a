import { nat64Address } from './addresses.ts';
import type { Box, Break } from './break.ts';
import { addressesNamed } from './healthy-internet.ts';
import {
  type Loss,
  type Narrow,
  type PacketRule,
  type PacketRules,
  reachRules,
} from './packet-rules.ts';
import { ipReach } from './plan-line.ts';
import type { Site } from './site.ts';

/** What one box does with packets in a world in which just these things are wrong. Pure. */
export function boxRules(box: Box, sites: readonly Site[], breaks: readonly Break[]): PacketRules {
  // Where a NAT64 leads to IPv4, packets go by its addresses all the way: nothing of the world is translated.
  const hasNat64 = ipReach(breaks).nat64 !== 'absent';
  const own = breaks.flatMap((each): PacketRule[] => {
    if (each.kind !== 'packets' || each.at !== box) return [];
    const named = addressesNamed(sites, each.of);
    const translated = hasNat64 ? named.filter((address) => !address.includes(':')) : [];
    const addresses = [...named, ...translated.map(nat64Address)];
    return [{ addresses, how: each.how, ...portOf(each) }];
  });
  const { at, ...reach } = ipReach(breaks);
  const stopped = at === box ? reachRules(reach) : [];
  const full = breaks.find((each) => each.kind === 'connections' && (each.at ?? 'router') === box);
  const room = full?.kind === 'connections' && { mostConnections: full.most };
  if (box !== 'router') return { rules: [...own, ...stopped], losses: [], narrows: [], ...room };
  const portal = breaks.find((each) => each.kind === 'portal');
  return {
    rules: [...uplinkRules(breaks), ...own, ...stopped],
    losses: breaks.flatMap((each) => lossOf(each, sites)),
    narrows: breaks.flatMap((each) => narrowOf(each, sites)),
    ...(portal !== undefined && { portal: { https: portal.https } }),
    ...room,
  };
}

/** What the router of the regional branch does. */
export function branchRules(breaks: readonly Break[]): PacketRules {
  const rules = breaks.flatMap((each) => (each.kind === 'branch' ? [{ how: each.how }] : []));
  return { rules, losses: [], narrows: [] };
}

function uplinkRules(breaks: readonly Break[]): PacketRule[] {
  return breaks.flatMap((each) =>
    each.kind === 'uplink' ? [{ how: each.how, ...portOf(each) }] : [],
  );
}

function portOf({ port }: { readonly port?: number }): Pick<PacketRule, 'port'> {
  return port === undefined ? {} : { port };
}

function lossOf(each: Break, sites: readonly Site[]): Loss[] {
  if (each.kind === 'loss') return [{ percent: each.percent }];
  if (each.kind !== 'line' || each.is.lossPercent === undefined) return [];
  return [{ percent: each.is.lossPercent, ...whose(sites, each.of) }];
}

function narrowOf(each: Break, sites: readonly Site[]): Narrow[] {
  if (each.kind !== 'mtu-black-hole') return [];
  return [{ bytes: each.bytes, ...whose(sites, each.of) }];
}

/** Of some sites, or everybody's. */
function whose(sites: readonly Site[], of: readonly string[] | undefined): Pick<Loss, 'addresses'> {
  return of === undefined ? {} : { addresses: addressesNamed(sites, of) };
}

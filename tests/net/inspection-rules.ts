import { INSPECTION_PORT } from './box-addresses.ts';
import type { Break } from './break.ts';
import { sitesNamed } from './healthy-internet.ts';
import { addressesOf, type Site } from './site.ts';

/** Whose connections a router leads to the box that opens TLS. */
export type Inspected = 'nobody' | 'everybody' | readonly string[];

/** Everybody's, or those to some addresses. */
export function planInspected(sites: readonly Site[], breaks: readonly Break[]): Inspected {
  const all = breaks.filter((each) => each.kind === 'interception');
  if (all.length === 0) return 'nobody';
  if (all.some(({ of }) => of === undefined)) return 'everybody';
  return all.flatMap(({ of = [] }) => sitesNamed(sites, of).flatMap((site) => addressesOf(site)));
}

/**
 * Rules of the first line's router, in nftables' language, as a table of their own: the address that
 * was meant stays, so that the box knows whom to ask.
 */
export function toInspectionRules(inspected: Inspected): string {
  const lead = `tcp dport 443 dnat to :${INSPECTION_PORT}`;
  const lines = (family: string): readonly string[] => {
    if (inspected === 'nobody') return [];
    if (inspected === 'everybody') return [`iifname "lan0" ${lead}`];
    const own = inspected.filter((address) => address.includes(':') === (family === 'ip6'));
    return own.map((address) => `iifname "lan0" ${family} daddr ${address} ${lead}`);
  };
  return ['ip', 'ip6'].map((family) => toTable(family, lines(family))).join('\n');
}

function toTable(family: string, lines: readonly string[]): string {
  return `table ${family} inspection
delete table ${family} inspection
table ${family} inspection {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
${lines.map((line) => `    ${line}\n`).join('')}  }
}
`;
}

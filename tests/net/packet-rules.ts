import { CLIENT, PORTAL, PUBLIC_RANGES } from './addresses.ts';
import type { Fate } from './break.ts';

/** What one box does with packets. */
export interface PacketRules {
  readonly rules: readonly PacketRule[];
  readonly lossPercent: number;
  readonly portal?: PortalRules;
}

export interface PacketRule {
  /** Absent: everything beyond the router. */
  readonly address?: string;
  readonly port?: number;
  readonly how: Fate;
}

export interface PortalRules {
  readonly https: 'reset' | 'drop' | 'own-certificate' | 'open';
}

const VERDICTS: Readonly<Record<Fate, string>> = {
  drop: 'drop',
  reset: 'reject with tcp reset',
  'host-unreachable': 'reject with icmp type host-unreachable',
  'net-unreachable': 'reject with icmp type net-unreachable',
  prohibited: 'reject with icmp type admin-prohibited',
};

/** Where in its box a set of rules stands. */
export type Hook = 'output' | 'forward' | 'input';

/** Writes rules in nftables' own language. They replace those that stood there before. */
export function toNftables(packets: PacketRules, hook: Hook): string {
  const portal = packets.portal === undefined ? [] : portalFilter(packets.portal);
  const loss =
    packets.lossPercent > 0 ? [`numgen random mod 100 < ${packets.lossPercent} drop`] : [];
  const filter = [...loss, ...packets.rules.flatMap((rule) => ruleLines(rule)), ...portal];
  const nat = packets.portal === undefined ? [] : portalNat(packets.portal);
  return [
    // Deleting what is not there fails, so it is made first.
    'table ip whichside',
    'delete table ip whichside',
    'table ip whichside {',
    '  chain filter {',
    `    type filter hook ${hook} priority 0; policy accept;`,
    ...filter.map((line) => `    ${line}`),
    '  }',
    '  chain nat {',
    '    type nat hook prerouting priority dstnat; policy accept;',
    ...nat.map((line) => `    ${line}`),
    '  }',
    '}',
    '',
  ].join('\n');
}

function ruleLines({ address, port, how }: PacketRule): string[] {
  const to = address ?? `{ ${PUBLIC_RANGES.join(', ')} }`;
  if (how === 'reset' || port !== undefined) {
    const match = port === undefined ? 'meta l4proto tcp' : `tcp dport ${port}`;
    return [`ip daddr ${to} ${match} ${VERDICTS[how]}`];
  }
  // What comes back is dropped too, so that a connection that stands does not live on.
  const back = how === 'drop' ? [`ip saddr ${to} drop`] : [];
  return [`ip daddr ${to} ${VERDICTS[how]}`, ...back];
}

function portalFilter({ https }: PortalRules): string[] {
  if (https === 'reset') return [`ip daddr != ${PORTAL} tcp dport 443 reject with tcp reset`];
  if (https === 'drop') return [`ip daddr != ${PORTAL} tcp dport 443 drop`];
  return [];
}

function portalNat({ https }: PortalRules): string[] {
  const ports = https === 'own-certificate' ? [80, 443] : [80];
  return ports.map((port) => `ip saddr ${CLIENT} tcp dport ${port} dnat to ${PORTAL}`);
}

import { writeFile } from 'node:fs/promises';
import {
  CLIENT,
  GATEWAY,
  LAN,
  LAN_PREFIX,
  RESOLVER,
  SECOND_CLIENT,
  SECOND_GATEWAY,
  SECOND_LAN,
  SECOND_RESOLVER,
  V6,
} from './addresses.ts';
import { announceFile } from './announce-file.ts';
import { ipBatch } from './ip-batch.ts';
import type { Namespaces } from './namespaces.ts';
import { attempt } from './run.ts';

/** Whose line the client is plugged into. */
export type Line = 'first' | 'second';

/** What the client is told of a line in one version of IP. */
interface Ends {
  readonly address: string;
  readonly network: string;
  readonly prefix: number;
  readonly everywhere: '0.0.0.0/0' | '::/0';
  readonly gateway: string;
  readonly resolver: string;
}

const V4 = { prefix: LAN_PREFIX, everywhere: '0.0.0.0/0' } as const;
const V6_ENDS = { prefix: 64, everywhere: '::/0' } as const;

const LINES: Readonly<Record<Line, { readonly device: string } & Record<IpVersion, Ends>>> = {
  first: {
    device: 'lan0',
    v4: { ...V4, address: CLIENT, network: LAN, gateway: GATEWAY, resolver: RESOLVER },
    v6: {
      ...V6_ENDS,
      address: V6.client,
      network: V6.lan,
      gateway: V6.gateway,
      resolver: V6.resolver,
    },
  },
  second: {
    device: 'lan1',
    v4: {
      ...V4,
      address: SECOND_CLIENT,
      network: SECOND_LAN,
      gateway: SECOND_GATEWAY,
      resolver: SECOND_RESOLVER,
    },
    v6: {
      ...V6_ENDS,
      address: V6.secondClient,
      network: V6.secondLan,
      gateway: V6.secondGateway,
      resolver: V6.secondResolver,
    },
  },
};

type IpVersion = 'v4' | 'v6';
const VERSIONS: readonly IpVersion[] = ['v4', 'v6'];

/** How the client hangs on its line. */
export interface Hold {
  readonly link: 'up' | 'down';
  readonly defaultRoute: boolean;
  /** Versions of IP in which it has an address. */
  readonly versions: readonly IpVersion[];
}

/** As a line is when nothing is wrong with it. */
export const PLUGGED_IN: Hold = { link: 'up', defaultRoute: true, versions: VERSIONS };

/**
 * Plugs the client into one line and out of the other, as a person does who leaves one Wi-Fi for
 * another: addresses, gateways and resolvers of its own. Programs that run live through it.
 */
export async function plugIn(line: Line, { client }: Pick<Namespaces, 'client'>): Promise<void> {
  const other = LINES[line === 'first' ? 'second' : 'first'].device;
  await ipBatch(client, [`link set ${other} down`]);
  await holdLine(client, line, PLUGGED_IN);
}

/** Changes how the client hangs on the line it is plugged into. */
export async function holdLine(client: string, line: Line, hold: Hold): Promise<void> {
  const { link, versions, defaultRoute } = hold;
  const { device, ...ends } = LINES[line];
  // In place: whoever runs inside has this very file mounted.
  await writeFile(`/etc/netns/${client}/resolv.conf`, nameServers(versions.map((v) => ends[v])));
  await announceFile('/etc/resolv.conf');
  await ipBatch(client, [`link set ${device} ${link}`]);
  if (link === 'down') return;
  for (const version of VERSIONS) {
    const { address, network, prefix, everywhere, gateway } = ends[version];
    const has = versions.includes(version);
    await ipBatch(client, [
      has
        ? `address replace ${address}/${prefix} dev ${device} nodad`
        : `address flush dev ${device} to ${network}`,
    ]);
    if (has && defaultRoute) {
      await ipBatch(client, [`route replace ${everywhere} via ${gateway}`]);
    } else {
      // It may be gone already, with the link or the address.
      const family = version === 'v4' ? '-4' : '-6';
      await attempt('ip', ['-n', client, family, 'route', 'del', 'default']);
    }
  }
}

/** However many they are, nobody waits longer for silent ones than for a single one: 10 s. */
function nameServers(ends: readonly Ends[]): string {
  const attempts = ends.length === 1 ? 2 : 1;
  return [
    ...ends.map(({ resolver }) => `nameserver ${resolver}\n`),
    `options timeout:5 attempts:${attempts}\n`,
  ].join('');
}

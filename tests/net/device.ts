import { writeFile } from 'node:fs/promises';
import { IDLE_ADDRESS } from './addresses.ts';
import { announceFile } from './announce-file.ts';
import type { Fate } from './break.ts';
import type { DevicePlan, FirewallRule, HostsEntry } from './plan-device.ts';
import { attempt, run } from './run.ts';

/** Chromium takes what is called so for a tunnel, as on a real device: it alone makes nobody online. */
const TUNNEL = 'tun0';
const TUNNEL_TABLE = '77';
const FIREWALL_RULE = '40';
const TUNNEL_RULE = '50';
const VERSIONS = ['-4', '-6'] as const;

const VERDICTS: Readonly<Record<Fate, string>> = {
  drop: 'drop',
  reset: 'meta l4proto tcp reject with tcp reset',
  'host-unreachable': 'reject with icmpx type host-unreachable',
  'net-unreachable': 'reject with icmpx type no-route',
  prohibited: 'reject with icmpx type admin-prohibited',
};

const LOOPBACK: readonly HostsEntry[] = [
  { address: '127.0.0.1', name: 'localhost' },
  { address: '::1', name: 'localhost' },
];

const WELL: DevicePlan = { hostsFile: [], tunnel: [] };

/**
 * Gives the client a hosts file, and a tunnel that nothing goes into yet and that nobody stands at the end of: whatever
 * goes in is swallowed. It is there from the start, so that no browser takes it for another network when it is used.
 */
export async function prepareDevice(client: string): Promise<void> {
  await writeHosts(client, []);
  await run('ip', ['-n', client, 'tuntap', 'add', TUNNEL, 'mode', 'tun']);
  await run('ip', ['-n', client, 'link', 'set', TUNNEL, 'up']);
  for (const version of VERSIONS) {
    const route = ['route', 'add', 'default', 'dev', TUNNEL, 'table', TUNNEL_TABLE];
    await run('ip', ['-n', client, version, ...route]);
  }
}

/** Writes the client's hosts file; those who run inside find it changed, as they have this very file mounted. */
async function writeHosts(client: string, entries: readonly HostsEntry[]): Promise<void> {
  const lines = [...LOOPBACK, ...entries].map(({ address, name }) => `${address} ${name}\n`);
  await writeFile(`/etc/netns/${client}/hosts`, lines.join(''));
}

/** Makes the device as a plan says; `had` is how it was before. */
export async function changeDevice(
  client: string,
  plan: DevicePlan,
  had: DevicePlan = WELL,
): Promise<void> {
  if (JSON.stringify(plan) === JSON.stringify(had)) return;
  if (JSON.stringify(plan.hostsFile) !== JSON.stringify(had.hostsFile)) {
    await writeHosts(client, plan.hostsFile);
    await announceFile('/etc/hosts');
  }
  await clearRoutes(client, had);
  await leadIntoTunnel(client, plan);
  if (plan.firewall?.how === 'prohibited') await forbid(client, plan.firewall.port);
  await run('ip', ['netns', 'exec', client, 'nft', '-f', '-'], { input: toTable(plan) });
  if (plan.idleAddress !== had.idleAddress) await holdIdleAddress(client, plan);
}

/** Browsers that listen to the system for changes of its addresses hear of it. */
async function holdIdleAddress(client: string, { idleAddress }: DevicePlan): Promise<void> {
  const what = idleAddress ? 'add' : 'del';
  // On the loopback, which no cable and no route takes along.
  await run('ip', ['-n', client, 'address', what, `${IDLE_ADDRESS}/32`, 'dev', 'lo']);
}

/** Takes away what may be there; what is not, is passed over. */
async function clearRoutes(client: string, { tunnel }: DevicePlan): Promise<void> {
  const rules = [FIREWALL_RULE, ...tunnel.map(() => TUNNEL_RULE)];
  for (const version of VERSIONS) {
    for (const pref of rules) {
      await attempt('ip', ['-n', client, version, 'rule', 'del', 'pref', pref]);
    }
  }
}

async function leadIntoTunnel(client: string, { tunnel }: DevicePlan): Promise<void> {
  for (const { address } of tunnel) {
    const versions = address === undefined ? VERSIONS : [address.includes(':') ? '-6' : '-4'];
    const to = address === undefined ? [] : ['to', address];
    for (const version of versions) {
      const rule = ['rule', 'add', 'pref', TUNNEL_RULE, ...to, 'lookup', TUNNEL_TABLE];
      await run('ip', ['-n', client, version, ...rule]);
    }
  }
}

/** Programs are told at once that they may not connect, as by the firewalls of desktops; names are the system's to look up. */
async function forbid(client: string, port: number | undefined): Promise<void> {
  const whose = ['ipproto', 'tcp', ...(port === undefined ? [] : ['dport', `${port}`])];
  for (const version of VERSIONS) {
    const rule = ['rule', 'add', 'pref', FIREWALL_RULE, ...whose, 'prohibit'];
    await run('ip', ['-n', client, version, ...rule]);
  }
}

function firewallLine({ how, port }: FirewallRule): string {
  const whose = port === undefined ? '' : `tcp dport ${port} `;
  return `oifname != "lo" ${whose}${VERDICTS[how]}`;
}

/** A table of its own beside the world's, for both versions of IP. */
function toTable({ tunnel, firewall }: DevicePlan): string {
  const carried = tunnel.flatMap(({ address, how }) => {
    const to =
      address === undefined ? '' : `${address.includes(':') ? 'ip6' : 'ip'} daddr ${address} `;
    // What is dropped is swallowed at the tunnel's other end: the sender is told nothing.
    return how === 'drop' ? [] : [`oifname "${TUNNEL}" ${to}${VERDICTS[how]}`];
  });
  const stopped =
    firewall === undefined || firewall.how === 'prohibited' ? [] : [firewallLine(firewall)];
  return `table inet own_device
delete table inet own_device
table inet own_device {
  chain output {
    type filter hook output priority -10; policy accept;
${[...carried, ...stopped].map((line) => `    ${line}\n`).join('')}  }
}
`;
}

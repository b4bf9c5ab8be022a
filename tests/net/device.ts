import { writeFile } from 'node:fs/promises';
import type { Fate } from './break.ts';
import type { DevicePlan, HostsEntry } from './plan-device.ts';
import { attempt, run } from './run.ts';

/** Chromium takes what is called so for a tunnel, as on a real device: it alone makes nobody online. */
const TUNNEL = 'tun0';
const TUNNEL_TABLE = '77';
const FIREWALL_RULE = '40';
const TUNNEL_RULE = '50';

/** A table of its own beside the world's, for both versions of IP. */
const TABLE = 'inet device';

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

/** Writes the client's hosts file; those who run inside find it changed, as they have this very file mounted. */
export async function writeHosts(client: string, entries: readonly HostsEntry[]): Promise<void> {
  const lines = [...LOOPBACK, ...entries].map(({ address, name }) => `${address} ${name}\n`);
  await writeFile(`/etc/netns/${client}/hosts`, lines.join(''));
}

/** Makes the device as a plan says; `had` is how it was before. */
export async function changeDevice(
  client: string,
  plan: DevicePlan,
  had: DevicePlan = { hostsFile: [], tunnel: [] },
): Promise<void> {
  if (JSON.stringify(plan) === JSON.stringify(had)) return;
  await writeHosts(client, plan.hostsFile);
  await changeTunnel(client, plan, had);
  await changeRoutes(client, plan, had);
  await run('ip', ['netns', 'exec', client, 'nft', '-f', '-'], { input: toTable(plan) });
}

async function changeTunnel(client: string, plan: DevicePlan, had: DevicePlan): Promise<void> {
  const [is, was] = [plan.tunnel.length > 0, had.tunnel.length > 0];
  if (is === was) return;
  if (was) return void (await attempt('ip', ['-n', client, 'link', 'del', TUNNEL]));
  await run('ip', ['-n', client, 'link', 'add', TUNNEL, 'type', 'dummy']);
  await run('ip', ['-n', client, 'link', 'set', TUNNEL, 'up']);
  for (const version of ['-4', '-6']) {
    const route = ['route', 'add', 'default', 'dev', TUNNEL, 'table', TUNNEL_TABLE];
    await run('ip', ['-n', client, version, ...route]);
  }
}

async function changeRoutes(client: string, plan: DevicePlan, had: DevicePlan): Promise<void> {
  for (const { address } of had.tunnel) await rule(client, 'del', tunnelled(address));
  for (const { address } of plan.tunnel) await rule(client, 'add', tunnelled(address));
  if (isForbidding(had)) await forbid(client, 'del');
  if (isForbidding(plan)) await forbid(client, 'add');
}

function tunnelled(address: string): readonly string[] {
  const version = address.includes(':') ? '-6' : '-4';
  return [version, 'pref', TUNNEL_RULE, 'to', address, 'lookup', TUNNEL_TABLE];
}

function isForbidding({ firewall }: DevicePlan): boolean {
  return firewall === 'prohibited';
}

/** Programs are told at once that they may not connect, as by the firewalls of desktops; names are the system's to look up. */
async function forbid(client: string, how: 'add' | 'del'): Promise<void> {
  for (const version of ['-4', '-6']) {
    await rule(client, how, [version, 'pref', FIREWALL_RULE, 'ipproto', 'tcp', 'prohibit']);
  }
}

async function rule(
  client: string,
  how: 'add' | 'del',
  [version = '-4', ...words]: readonly string[],
): Promise<void> {
  await run('ip', ['-n', client, version, 'rule', how, ...words]);
}

function toTable({ tunnel, firewall }: DevicePlan): string {
  const carried = tunnel.flatMap(({ address, how }) => {
    const to = `${address.includes(':') ? 'ip6' : 'ip'} daddr ${address}`;
    // What is dropped is swallowed at the tunnel's other end: the sender is told nothing.
    return how === 'drop' ? [] : [`oifname "${TUNNEL}" ${to} ${VERDICTS[how]}`];
  });
  const stopped =
    firewall === undefined || firewall === 'prohibited'
      ? []
      : [`oifname != "lo" ${VERDICTS[firewall]}`];
  return [
    `table ${TABLE}`,
    `delete table ${TABLE}`,
    `table ${TABLE} {`,
    '  chain output {',
    '    type filter hook output priority -10; policy accept;',
    ...[...carried, ...stopped].map((line) => `    ${line}`),
    '  }',
    '}',
    '',
  ].join('\n');
}

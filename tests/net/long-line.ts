import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  INTERNET,
  INTERNET_FAR,
  LAN,
  PUBLIC_RANGES,
  ROUTER_FAR,
  ROUTER_UPLINK,
  UPLINK_PREFIX,
} from './addresses.ts';
import type { Namespaces } from './namespaces.ts';
import { run } from './run.ts';

const RELAY = fileURLToPath(new URL('./delay-relay.ts', import.meta.url));
const NETWORK = '1';
const EVERY_STATION = '00:00:00:00:00:00';
/** Room for Ethernet frames of 1,500 bytes and for what carries them (RFC 7348 4.3). */
const CABLE_MTU = '1600';
const END_PORT = 4_790;
const RELAY_PORT = 4_791;

/**
 * Lays a second line between router and internet. Its frames travel as UDP to a relay at the other
 * end, which holds each of them for half of the round trip: netem would do it, but not every kernel
 * has it.
 */
export async function createLongLine({ router, internet }: Namespaces): Promise<void> {
  const one = { cable: ROUTER_UPLINK, far: ROUTER_FAR, station: '02:00:00:00:00:01' };
  const other = { cable: INTERNET, far: INTERNET_FAR, station: '02:00:00:00:00:02' };
  await layEnd(router, one, other);
  await layEnd(internet, other, one);
}

interface End {
  readonly cable: string;
  readonly far: string;
  readonly station: string;
}

async function layEnd(namespace: string, own: End, peer: End): Promise<void> {
  const add = ['link', 'add', 'far0', 'address', own.station, 'mtu', '1500', 'type', 'vxlan'];
  const tunnel = ['id', NETWORK, 'local', own.cable, 'dstport', `${END_PORT}`, 'nolearning'];
  const relay = ['dev', 'far0', 'dst', peer.cable, 'port', `${RELAY_PORT}`];
  const neighbour = [peer.far, 'lladdr', peer.station, 'dev', 'far0', 'nud', 'permanent'];
  await run('ip', ['-n', namespace, 'link', 'set', 'wan0', 'mtu', CABLE_MTU]);
  await run('ip', ['-n', namespace, ...add, ...tunnel]);
  // No more than one packet in a frame: nobody on the way takes them apart.
  await run('ip', ['-n', namespace, 'link', 'set', 'far0', 'gso_max_segs', '1']);
  await run('bridge', ['-n', namespace, 'fdb', 'append', EVERY_STATION, ...relay]);
  await run('ip', ['-n', namespace, 'addr', 'add', `${own.far}/${UPLINK_PREFIX}`, 'dev', 'far0']);
  await run('ip', ['-n', namespace, 'link', 'set', 'far0', 'up']);
  // Nobody has to ask who is there, which would cost the first packet a round trip.
  await run('ip', ['-n', namespace, 'neigh', 'replace', ...neighbour]);
}

/** Sends the world's traffic over the long line. Returns what sends it over the cable again. */
export async function openLongLine(
  names: Namespaces,
  roundTripMs: number,
): Promise<() => Promise<void>> {
  const ends = [names.router, names.internet];
  const relays = await Promise.all(ends.map((end) => startRelay(end, roundTripMs / 2)));
  await routeOver('long', names);
  return async () => {
    for (const relay of relays) relay.kill('SIGKILL');
    await routeOver('cable', names);
  };
}

async function startRelay(namespace: string, holdMs: number): Promise<ChildProcess> {
  const numbers = [RELAY_PORT, END_PORT, holdMs].map(String);
  const node = [process.execPath, '--import', 'tsx', RELAY, ...numbers];
  const args = ['netns', 'exec', namespace, ...node];
  const relay = spawn('ip', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  await once(relay.stdout, 'data');
  return relay;
}

/** Sends the world's traffic over the long line, or over the cable. */
export async function routeOver(line: 'cable' | 'long', names: Namespaces): Promise<void> {
  const outward = line === 'long' ? INTERNET_FAR : INTERNET;
  const back = line === 'long' ? ROUTER_FAR : ROUTER_UPLINK;
  for (const range of PUBLIC_RANGES) {
    await run('ip', ['-n', names.router, 'route', 'replace', range, 'via', outward]);
  }
  await run('ip', ['-n', names.internet, 'route', 'replace', LAN, 'via', back]);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  BACKBONE,
  BACKBONE_FAR,
  HOME,
  PUBLIC_RANGES,
  PUBLIC_RANGES_6,
  ROUTER_FAR,
  ROUTER_UPLINK,
  UPLINK_PREFIX,
  V6,
} from './addresses.ts';
import { ipBatch } from './ip-batch.ts';
import type { Stretch } from './line-stage.ts';
import type { Namespaces } from './namespaces.ts';
import type { LineWay } from './plan-line.ts';
import { run } from './run.ts';

const RELAY = fileURLToPath(new URL('./delay-relay.ts', import.meta.url));
const NETWORK = '1';
const EVERY_STATION = '00:00:00:00:00:00';
/** Room for Ethernet frames of 1,500 bytes and for what carries them (RFC 7348 4.3). */
const CABLE_MTU = '1600';
const END_PORT = 4_790;
const RELAY_PORT = 4_791;

/**
 * Lays a second line between router and backbone. Its frames travel as UDP to a relay at the other
 * end, which does with them what the line does: netem would, but not every kernel has it.
 */
export async function createLongLine({ router, backbone }: Namespaces): Promise<void> {
  const one = {
    cable: ROUTER_UPLINK,
    far: ROUTER_FAR,
    far6: V6.routerFar,
    station: '02:00:00:00:00:01',
  };
  const other = {
    cable: BACKBONE,
    far: BACKBONE_FAR,
    far6: V6.backboneFar,
    station: '02:00:00:00:00:02',
  };
  await layEnd(router, one, other);
  await layEnd(backbone, other, one);
}

interface End {
  readonly cable: string;
  readonly far: string;
  readonly far6: string;
  readonly station: string;
}

async function layEnd(namespace: string, own: End, peer: End): Promise<void> {
  const tunnel = `id ${NETWORK} local ${own.cable} dstport ${END_PORT} nolearning`;
  const neighbour = `lladdr ${peer.station} dev far0 nud permanent`;
  await ipBatch(namespace, [
    `link set wan0 mtu ${CABLE_MTU}`,
    `link add far0 address ${own.station} mtu 1500 type vxlan ${tunnel}`,
    // No more than one packet in a frame: nobody on the way takes them apart.
    'link set far0 gso_max_segs 1',
    `address add ${own.far}/${UPLINK_PREFIX} dev far0`,
    'link set far0 up',
    `address add ${own.far6}/64 dev far0 nodad`,
    // Nobody has to ask who is there, which would cost the first packet a round trip.
    `neigh replace ${peer.far} ${neighbour}`,
    `neigh replace ${peer.far6} ${neighbour}`,
  ]);
  const relay = ['dev', 'far0', 'dst', peer.cable, 'port', `${RELAY_PORT}`];
  await run('bridge', ['-n', namespace, 'fdb', 'append', EVERY_STATION, ...relay]);
}

/** The long line of one world. Its relays are started when they are first needed, and end with the world. */
export interface LongLine {
  /** Makes the line so; one of no stretches is the bare cable. What is under way on it is lost. */
  set(way: LineWay): Promise<void>;
}

/** The line between the router and the backbone of one world: a bare cable at first. Relays that cannot start reject. */
export function longLineOf(names: Namespaces): LongLine {
  let relays: readonly Relay[] | undefined;
  let runs: 'cable' | 'long' = 'cable';
  return {
    set: async ({ out, back }) => {
      const wanted = out.length + back.length > 0 ? 'long' : 'cable';
      if (wanted === 'long') {
        relays ??= await Promise.all([startRelay(names.backbone), startRelay(names.router)]);
      }
      const [outward, homeward] = relays ?? [];
      await Promise.all([outward?.set(out), homeward?.set(back)]);
      if (wanted !== runs) await routeOver(wanted, names);
      runs = wanted;
    },
  };
}

interface Relay {
  set(stretches: readonly Stretch[]): Promise<void>;
}

/** Each order is answered by a line, once it is obeyed. */
async function startRelay(namespace: string): Promise<Relay> {
  const node = [process.execPath, '--import', 'tsx', RELAY, `${RELAY_PORT}`, `${END_PORT}`];
  const relay = spawn('ip', ['netns', 'exec', namespace, ...node], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = createInterface({ input: relay.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<void> => {
    if ((await answers.next()).done) throw new Error(`the relay in ${namespace} ended`);
  };
  await answer();
  return {
    set: async (stretches) => {
      order(relay, stretches);
      await answer();
    },
  };
}

function order(relay: ChildProcess, stretches: readonly Stretch[]): void {
  relay.stdin?.write(`${JSON.stringify(stretches)}\n`);
}

/** Sends the first line's traffic over the long line, or over the cable. */
export async function routeOver(line: 'cable' | 'long', names: Namespaces): Promise<void> {
  const isLong = line === 'long';
  const [outward, outward6] = isLong ? [BACKBONE_FAR, V6.backboneFar] : [BACKBONE, V6.backbone];
  const [back, back6] = isLong ? [ROUTER_FAR, V6.routerFar] : [ROUTER_UPLINK, V6.routerUplink];
  await ipBatch(names.router, [
    ...PUBLIC_RANGES.map((range) => `route replace ${range} via ${outward}`),
    ...PUBLIC_RANGES_6.map((range) => `route replace ${range} via ${outward6}`),
  ]);
  await ipBatch(names.backbone, [
    `route replace ${HOME} via ${back}`,
    `route replace ${V6.lan} via ${back6}`,
  ]);
}

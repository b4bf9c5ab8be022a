import type { Namespaces } from './namespaces.ts';
import { run } from './run.ts';

/** What has gone over a client's line since the world began: IP packets and their bytes, both ways. */
export interface WireCount {
  readonly bytes: number;
  readonly packets: number;
}

/** In the counters, and nothing that a line bills. */
const ETHERNET_HEADER = 14;
const COUNTERS = ['rx_bytes', 'tx_bytes', 'rx_packets', 'tx_packets'] as const;
const STILL_MS = 500;
const LONGEST_WAIT_MS = 20_000;

type Ends = Pick<Namespaces, 'client' | 'router'>;

/** Makes both ends of the client's cable carry packets as a real line does, one by one, so that each is counted. */
export async function countPackets({ client, router }: Ends): Promise<void> {
  for (const end of [client, router]) {
    await run('ip', ['-n', end, 'link', 'set', 'lan0', 'gso_max_segs', '1']);
  }
}

/** What the counters of the client's line say at this moment. */
export async function readWire({ client }: Pick<Namespaces, 'client'>): Promise<WireCount> {
  const script = `cd /sys/class/net/lan0/statistics && cat ${COUNTERS.join(' ')}`;
  const said = await run('ip', ['netns', 'exec', client, 'sh', '-c', script]);
  const [received = 0, sent = 0, packetsIn = 0, packetsOut = 0] = said
    .trim()
    .split('\n')
    .map(Number);
  const packets = packetsIn + packetsOut;
  return { bytes: received + sent - packets * ETHERNET_HEADER, packets };
}

/** As `readWire`, once nothing has gone over the line for half a second, or after 20 s. */
export async function readStillWire(names: Pick<Namespaces, 'client'>): Promise<WireCount> {
  const end = Date.now() + LONGEST_WAIT_MS;
  let last = await readWire(names);
  for (;;) {
    await new Promise((done) => setTimeout(done, STILL_MS));
    const now = await readWire(names);
    if (now.packets === last.packets || Date.now() > end) return now;
    last = now;
  }
}

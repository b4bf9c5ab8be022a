import type { Namespaces } from './namespaces.ts';
import { run } from './run.ts';

/** What has gone over a client's lines since the world began: IP packets and their bytes, both ways. */
export interface WireCount {
  readonly bytes: number;
  readonly packets: number;
}

/** In the counters, and nothing that a line bills. */
const ETHERNET_HEADER = 14;
const LINES = ['lan0', 'lan1'] as const;
const COUNTERS = ['rx_bytes', 'tx_bytes', 'rx_packets', 'tx_packets'] as const;
const STILL_MS = 500;
const LONGEST_WAIT_MS = 20_000;

type Ends = Pick<Namespaces, 'client' | 'router' | 'second'>;

/** Makes both ends of the client's cables carry packets as a real line does, one by one, so that each is counted. */
export async function countPackets({ client, router, second }: Ends): Promise<void> {
  const ends = [
    [client, 'lan0'],
    [client, 'lan1'],
    [router, 'lan0'],
    [second, 'lan0'],
  ] as const;
  for (const [end, device] of ends) {
    await run('ip', ['-n', end, 'link', 'set', device, 'gso_max_segs', '1']);
  }
}

/** What the counters of the client's lines say at this moment, both of them together. */
export async function readWire({ client }: Pick<Namespaces, 'client'>): Promise<WireCount> {
  const files = LINES.flatMap((line) => COUNTERS.map((name) => `${line}/statistics/${name}`));
  const script = `cd /sys/class/net && cat ${files.join(' ')}`;
  const said = await run('ip', ['netns', 'exec', client, 'sh', '-c', script]);
  const counts = said.trim().split('\n').map(Number);
  const sum = (...names: readonly (typeof COUNTERS)[number][]): number =>
    counts.reduce((all, count, index) => {
      const name = COUNTERS[index % COUNTERS.length];
      return name !== undefined && names.includes(name) ? all + count : all;
    }, 0);
  const packets = sum('rx_packets', 'tx_packets');
  return { bytes: sum('rx_bytes', 'tx_bytes') - packets * ETHERNET_HEADER, packets };
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

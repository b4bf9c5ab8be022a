import { run } from './run.ts';

/** Bytes of IP packets, headers included, on the client's lines since the meter was laid. */
export interface WireBytes {
  readonly sent: number;
  readonly received: number;
  /** The part of both that asked for names and answered. */
  readonly names: number;
}

/** What is lost beyond the client was sent all the same, and counts. */
const TABLE = `
table ip tally {
  counter sent {}
  counter received {}
  counter names {}
  chain output {
    type filter hook output priority -190; policy accept;
    oifname != "lo" counter name sent
    oifname != "lo" udp dport 53 counter name names
  }
  chain input {
    type filter hook input priority -190; policy accept;
    iifname != "lo" counter name received
    iifname != "lo" udp sport 53 counter name names
  }
}
`;

/** Starts to count what a client sends and receives, from 0. */
export async function layMeter(client: string): Promise<void> {
  const fresh = `table ip tally {}\ndelete table ip tally\n${TABLE}`;
  await run('ip', ['netns', 'exec', client, 'nft', '-f', '-'], { input: fresh });
}

/** What the meter stands at. */
export async function readMeter(client: string): Promise<WireBytes> {
  const said = await run('ip', [
    'netns',
    'exec',
    client,
    'nft',
    'list',
    'counters',
    'table',
    'ip',
    'tally',
  ]);
  const bytes = (name: string): number =>
    Number(new RegExp(`counter ${name} \\{\\s+packets \\d+ bytes (\\d+)`).exec(said)?.[1]);
  return { sent: bytes('sent'), received: bytes('received'), names: bytes('names') };
}

import { run } from './run.ts';

/** Whom the client wrote to, or began a connection with: addresses of the world, and any other that it tried. */
export interface Contact {
  readonly address: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** Ahead of every rule of the world's own, so that what is dropped there is seen too. */
const TABLE = `
table ip witness {
  set contacted {
    type ipv4_addr . inet_proto . inet_service
    size 65535
    flags dynamic
  }
  chain output {
    type filter hook output priority -200; policy accept;
    oifname != "lo" udp dport 0-65535 add @contacted { ip daddr . meta l4proto . th dport }
    oifname != "lo" tcp flags & (syn | ack) == syn add @contacted { ip daddr . meta l4proto . th dport }
  }
}
`;

/** Starts to note whom the client turns to. */
export async function watchClient(client: string): Promise<void> {
  await run('ip', ['netns', 'exec', client, 'nft', '-f', '-'], { input: TABLE });
}

/** Whom the client turned to since it was last forgotten; connections that stood before do not count. */
export async function contactsOf(client: string): Promise<readonly Contact[]> {
  const list = ['nft', '--numeric', 'list', 'set', 'ip', 'witness', 'contacted'];
  const said = await run('ip', ['netns', 'exec', client, ...list]);
  const PROTOCOLS: Readonly<Record<string, Contact['protocol']>> = { '6': 'tcp', '17': 'udp' };
  return [...said.matchAll(/([\d.]{7,15}) \. (\d+) \. (\d+)/g)].flatMap(
    ([, address = '', protocol = '', port]) => {
      const known = PROTOCOLS[protocol];
      return known === undefined ? [] : [{ address, protocol: known, port: Number(port) }];
    },
  );
}

export async function forgetContacts(client: string): Promise<void> {
  const flush = ['nft', 'flush', 'set', 'ip', 'witness', 'contacted'];
  await run('ip', ['netns', 'exec', client, ...flush]);
}

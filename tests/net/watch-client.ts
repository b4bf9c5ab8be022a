import { run } from './run.ts';

/** Whom the client wrote to, or began a connection with: addresses of the world, and any other that it tried. */
export interface Contact {
  readonly address: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

const SETS = { ip: 'contacted', ip6: 'contacted6' } as const;

/** Ahead of every rule of the world's own, so that what is dropped there is seen too. */
function toTable(): string {
  const versions = [
    { set: SETS.ip, nfproto: 'ipv4', to: 'ip daddr' },
    { set: SETS.ip6, nfproto: 'ipv6', to: 'ip6 daddr' },
  ];
  const sets = versions.map(
    ({ set, nfproto }) => `  set ${set} {
    type ${nfproto}_addr . inet_proto . inet_service
    size 65535
    flags dynamic
  }`,
  );
  const rules = versions.flatMap(({ set, nfproto, to }) => {
    const note = `add @${set} { ${to} . meta l4proto . th dport }`;
    return [
      `    oifname != "lo" meta nfproto ${nfproto} udp dport 0-65535 ${note}`,
      `    oifname != "lo" meta nfproto ${nfproto} tcp flags & (syn | ack) == syn ${note}`,
    ];
  });
  return `table inet witness {
${sets.join('\n')}
  chain output {
    type filter hook output priority -200; policy accept;
${rules.join('\n')}
  }
}
`;
}

/** Starts to note whom the client turns to. */
export async function watchClient(client: string): Promise<void> {
  await run('ip', ['netns', 'exec', client, 'nft', '-f', '-'], { input: toTable() });
}

/** Whom the client turned to since it was last forgotten; connections that stood before do not count. */
export async function contactsOf(client: string): Promise<readonly Contact[]> {
  const lists = await Promise.all(Object.values(SETS).map((set) => readSet(client, set)));
  return lists.flat();
}

async function readSet(client: string, set: string): Promise<readonly Contact[]> {
  const list = ['nft', '--numeric', 'list', 'set', 'inet', 'witness', set];
  const said = await run('ip', ['netns', 'exec', client, ...list]);
  const PROTOCOLS: Readonly<Record<string, Contact['protocol']>> = { '6': 'tcp', '17': 'udp' };
  return [...said.matchAll(/([\da-f.:]{3,39}) \. (\d+) \. (\d+)/g)].flatMap(
    ([, address = '', protocol = '', port]) => {
      const known = PROTOCOLS[protocol];
      return known === undefined ? [] : [{ address, protocol: known, port: Number(port) }];
    },
  );
}

/** Forgets whom the client spoke with so far. Rejects where its rules are not there. */
export async function forgetContacts(client: string): Promise<void> {
  for (const set of Object.values(SETS)) {
    const flush = ['nft', 'flush', 'set', 'inet', 'witness', set];
    await run('ip', ['netns', 'exec', client, ...flush]);
  }
}

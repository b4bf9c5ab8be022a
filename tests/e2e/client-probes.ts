import { poll } from '../browsers/poll.ts';
import { V6 } from '../net/addresses.ts';
import { run } from '../net/run.ts';
import type { Site } from '../net/site.ts';
import type { World } from '../net/world.ts';
import { ASK_NAMES, CONNECT, KNOCK } from './client-scripts.ts';
import { GET, runInClient } from './in-client.ts';

/** The site of that id; one that is not there is a mistake of the test's. */
export function siteOf(world: World, id: string): Site {
  const found = world.sites().find((each) => each.id === id);
  if (found === undefined) throw new Error(`no site is called ${id}`);
  return found;
}

/** What a site says at each of its addresses: in IPv4, then in IPv6. */
export async function knock(world: World, id: string, path = '/'): Promise<readonly string[]> {
  const { host, address, address6 = '' } = siteOf(world, id);
  return Promise.all([address, address6].map((at) => runInClient(world, KNOCK, [host, at, path])));
}

/** What a site says to whoever looks its name up: its status, or the word for what failed. */
export async function byName(world: World, id: string): Promise<string | undefined> {
  return (await runInClient(world, GET, [`https://${siteOf(world, id).host}/`])).split('\n')[0];
}

/** After how many milliseconds connections stood, one after the other; null for those that do not within 1.5 s. */
export async function connectMs(
  world: World,
  { address = '', count = 1 }: { readonly address?: string | undefined; readonly count?: number },
): Promise<readonly (number | null)[]> {
  return JSON.parse(await runInClient(world, CONNECT, [address, String(count)]));
}

/** Waits for a connection of somebody to an address of the world. */
export async function untilConnected(
  world: World,
  address: string,
  { from }: { readonly from: string },
): Promise<void> {
  const at = address.includes(':') ? `[${address}]` : address;
  const peers = ['netns', 'exec', world.namespaces.internet, 'ss', '-Htn', 'src', at];
  await poll(async () => (await run('ip', peers)).includes(from), {
    timeoutMs: 5_000,
    what: `a connection from ${from}`,
  });
}

/** Of some tries, on a machine that may be busy with others. */
export async function fastest(world: World, address: string | undefined): Promise<number> {
  const all = await connectMs(world, { address, count: 5 });
  return Math.min(...all.map((ms) => ms ?? Number.POSITIVE_INFINITY));
}

/** One answer of a resolver: to which question, when it came, and what it says. */
export interface NameAnswer {
  readonly id: number;
  readonly ms: number;
  readonly addresses: readonly string[];
}

/** Asks a resolver so often at once for an address of the first service, and waits for 2 s. */
export async function askNames(
  world: World,
  count: number,
  { resolver = V6.resolver }: { readonly resolver?: string } = {},
): Promise<NameAnswer[]> {
  const args = [resolver, siteOf(world, 'wechat').host, String(count)];
  return JSON.parse(await runInClient(world, ASK_NAMES, args));
}

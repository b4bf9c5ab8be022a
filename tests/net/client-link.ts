import { writeFile } from 'node:fs/promises';
import { GATEWAY, RESOLVER, SECOND_GATEWAY, SECOND_RESOLVER } from './addresses.ts';
import type { Namespaces } from './namespaces.ts';
import { attempt, run } from './run.ts';

/** Whose line the client is plugged into. */
export type Line = 'first' | 'second';

interface Ends {
  readonly device: string;
  readonly gateway: string;
  readonly resolver: string;
}

const LINES: Readonly<Record<Line, Ends>> = {
  first: { device: 'lan0', gateway: GATEWAY, resolver: RESOLVER },
  second: { device: 'lan1', gateway: SECOND_GATEWAY, resolver: SECOND_RESOLVER },
};

/**
 * Plugs the client into one line and out of the other, as a person does who leaves one Wi-Fi for
 * another: an address, a gateway and a resolver of its own. Programs that run live through it.
 */
export async function plugIn(line: Line, { client }: Pick<Namespaces, 'client'>): Promise<void> {
  const { resolver } = LINES[line];
  // In place: whoever runs inside has this very file mounted.
  await writeFile(`/etc/netns/${client}/resolv.conf`, `nameserver ${resolver}\n`);
  await setLink(client, LINES[line === 'first' ? 'second' : 'first'].device, 'down');
  await setLink(client, LINES[line].device, 'up');
  await setDefaultRoute(client, line, true);
}

/** How the client hangs on its line. */
export interface Hold {
  readonly link: 'up' | 'down';
  readonly defaultRoute: boolean;
}

/** Changes how the client hangs on the line it is plugged into. */
export async function holdLine(client: string, line: Line, hold: Hold): Promise<void> {
  await setLink(client, LINES[line].device, hold.link);
  if (hold.link === 'up') await setDefaultRoute(client, line, hold.defaultRoute);
}

async function setLink(client: string, device: string, link: Hold['link']): Promise<void> {
  await run('ip', ['-n', client, 'link', 'set', device, link]);
}

async function setDefaultRoute(client: string, line: Line, wanted: boolean): Promise<void> {
  const route = ['-n', client, 'route'];
  const { gateway } = LINES[line];
  if (wanted) await run('ip', [...route, 'replace', 'default', 'via', gateway]);
  // It may be gone already, with the link.
  else await attempt('ip', [...route, 'del', 'default']);
}

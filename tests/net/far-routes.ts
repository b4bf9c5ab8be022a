import { BRANCH, V6 } from './addresses.ts';
import type { Namespaces } from './namespaces.ts';
import { run } from './run.ts';
import { addressesOf, type Site } from './site.ts';

/** Number of the table with the way back by the branch, and mark of all that leads there. */
export const FAR_TABLE = 77;

const VERSIONS = [
  { flag: '-4', branch: BRANCH, isOwn: (address: string) => !address.includes(':') },
  { flag: '-6', branch: V6.branch, isOwn: (address: string) => address.includes(':') },
] as const;

/** Lets the way to and from the sites of region `far` go by the backbone's branch, and nobody else's. */
export async function routeFar(
  { backbone, internet }: Pick<Namespaces, 'backbone' | 'internet'>,
  sites: readonly Site[],
): Promise<void> {
  const far = sites.filter(({ region }) => region === 'far').flatMap((site) => addressesOf(site));
  for (const { flag, branch, isOwn } of VERSIONS) {
    const own = far.filter(isOwn);
    const there = own.map((each) => `route add ${each} via ${branch} protocol ${FAR_TABLE}`);
    const back = own.map(
      (each) => `rule add from ${each} table ${FAR_TABLE} protocol ${FAR_TABLE}`,
    );
    await order(['-n', backbone, flag], [`route flush protocol ${FAR_TABLE}`, ...there]);
    await order(['-n', internet, flag], [`rule flush protocol ${FAR_TABLE}`, ...back]);
  }
}

async function order(options: readonly string[], commands: readonly string[]): Promise<void> {
  await run('ip', [...options, '-batch', '-'], { input: `${commands.join('\n')}\n` });
}

import { BRANCH, V6 } from './addresses.ts';
import { ipBatch } from './ip-batch.ts';
import type { Namespaces } from './namespaces.ts';
import { run } from './run.ts';
import { addressesOf, type Site } from './site.ts';

/** Number of the table with the way back by the branch, and mark of all that leads there. */
export const FAR_TABLE = 77;

/** Lets the way to and from the sites of region `far` go by the backbone's branch, and nobody else's. */
export async function routeFar(
  { backbone, internet }: Pick<Namespaces, 'backbone' | 'internet'>,
  sites: readonly Site[],
): Promise<void> {
  const far = sites.filter(({ region }) => region === 'far').flatMap((site) => addressesOf(site));
  await forget(backbone, 'route');
  await forget(internet, 'rule');
  await ipBatch(
    backbone,
    far.map((each) => `route add ${each} via ${wayTo(each)} protocol ${FAR_TABLE}`),
  );
  await ipBatch(
    internet,
    far.map((each) => `rule add from ${each} table ${FAR_TABLE} protocol ${FAR_TABLE}`),
  );
}

function wayTo(address: string): string {
  return address.includes(':') ? V6.branch : BRANCH;
}

async function forget(namespace: string, what: 'route' | 'rule'): Promise<void> {
  for (const version of ['-4', '-6']) {
    await run('ip', ['-n', namespace, version, what, 'flush', 'protocol', String(FAR_TABLE)]);
  }
}

import { readWire } from '../net/wire-counter.ts';
import type { World } from '../net/world.ts';

/** What the client's line has carried so far, both ways, in bytes of IP packets. */
export async function lineBytes({ namespaces }: Pick<World, 'namespaces'>): Promise<number> {
  return (await readWire(namespaces)).bytes;
}

import { askedAddresses } from '../../src/ui/asked-addresses.ts';
import type { LabBench } from './lab-bench.ts';

/** Gives the extension what a person grants who adds the world's services. Other benches keep what they have. */
export async function grantServices({
  access,
  browser,
  world,
}: Pick<LabBench, 'access' | 'browser' | 'world'>): Promise<void> {
  if (access !== 'services') return;
  const hosts = world
    .config()
    .services.flatMap(askedAddresses)
    .map((address) => new URL(address).hostname);
  const patterns = [...new Set(hosts)].map((host) => `*://${host}/*`);
  await browser.limitHosts([...world.controlPatterns, ...patterns]);
}

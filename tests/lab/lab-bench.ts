import { openBrowser } from '../browsers/open-browser.ts';
import type { Access, BrowserKind } from '../browsers/test-browser.ts';
import { type Bench, benchOf } from '../e2e/bench.ts';
import { countPackets } from '../net/wire-counter.ts';
import { createWorld } from '../net/world.ts';
import { everyControl } from './draw-controls.ts';
import { forgetEarlier } from './forget-earlier.ts';
import { grantServices } from './grant-services.ts';
import { SCENARIOS } from './scenarios.ts';

/** A world with one browser in it that plays one scenario after the other. */
export interface LabBench extends Bench {
  readonly access: Access;
}

export interface LabBenchOptions {
  /** Folder of the unpacked builds; absent: `dist`. */
  readonly builds?: string | undefined;
}

/** Opens a world for any scenario, and a browser that has looked at it once: the first look is the slowest. */
export async function openLabBench(
  kind: BrowserKind,
  access: Access,
  { builds }: LabBenchOptions = {},
): Promise<LabBench> {
  const world = await createWorld({ controls: everyControl(SCENARIOS) });
  try {
    await countPackets(world.namespaces);
    const options = { world, access, ...(builds !== undefined && { builds }) };
    const browser = await openBrowser(kind, options);
    const bench = { ...benchOf(world, browser), access };
    await bench.reset();
    await grantServices(bench);
    await forgetEarlier(bench, { ownRounds: false });
    await bench.check();
    return bench;
  } catch (error) {
    await world.close();
    throw error;
  }
}

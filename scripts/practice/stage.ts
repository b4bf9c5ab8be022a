import { openBrowser } from '../../tests/browsers/open-browser.ts';
import type { BrowserKind } from '../../tests/browsers/test-browser.ts';
import { benchOf } from '../../tests/e2e/bench.ts';
import { everyControl } from '../../tests/lab/draw-controls.ts';
import { forgetEarlier } from '../../tests/lab/forget-earlier.ts';
import type { LabBench } from '../../tests/lab/lab-bench.ts';
import { SCENARIOS } from '../../tests/lab/scenarios.ts';
import { CONTROLS } from '../../tests/net/site.ts';
import { countPackets } from '../../tests/net/wire-counter.ts';
import { createWorld, type WorldOptions } from '../../tests/net/world.ts';
import type { Tongue } from './tongue.ts';

interface StageOptions {
  readonly browser: BrowserKind;
  /** Folder of the unpacked build, by target. */
  readonly builds: string;
  readonly headless: boolean;
  /** BCP 47 tag; absent: English. */
  readonly lang?: string | undefined;
}

/** As everywhere, and one of them tells the country. */
const TRACING_CONTROLS = CONTROLS.map((control) =>
  control.id === 'cedar' ? { ...control, trace: true as const } : control,
);

/** A pretend internet with one browser in it, as the lab has it. Whoever opens it closes it. */
export async function openStage(options: StageOptions): Promise<LabBench> {
  const { browser: kind, headless, lang: language, builds } = options;
  const world = await createWorld({ controls: everyControl(SCENARIOS) });
  try {
    await countPackets(world.namespaces);
    const browser = await openBrowser(kind, {
      world,
      builds,
      access: 'all',
      ...(language !== undefined && { language }),
      ...(!headless && { isVisible: true }),
    });
    return { ...benchOf(world, browser), access: 'all' };
  } catch (error) {
    await world.close();
    throw error;
  }
}

/** A healthy world with the services of the story, others elsewhere who may be asked, and a browser that knows it all. */
export async function setUpStory(bench: LabBench, { services }: Tongue): Promise<void> {
  const world: WorldOptions = { services, controls: TRACING_CONTROLS, outsideMode: 'ask' };
  await bench.reset(world);
  await forgetEarlier(bench, { ownRounds: true });
}

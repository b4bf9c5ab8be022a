import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import type { Config } from '../../src/formats/config.ts';
import { type Report, reportSchema } from '../../src/formats/report.ts';
import { openBrowser } from '../browsers/open-browser.ts';
import { poll } from '../browsers/poll.ts';
import type {
  BrowserKind,
  ManifestAccess,
  OpenOptions,
  TestBrowser,
} from '../browsers/test-browser.ts';
import type { Break } from '../net/break.ts';
import { hasIdleAddress } from '../net/plan-device.ts';
import { createWorld, type World, type WorldOptions } from '../net/world.ts';
import { browserTeller } from './tell-browser.ts';
import { untilForgotten } from './until-forgotten.ts';

/** Draws of controls until each of them was drawn at least once: 20 leave one in a million out. */
const MOST_DRAWS = 20;

const imported = v.object({ ok: v.literal(true), value: v.object({ imported: v.number() }) });
const checked = v.object({ ok: v.literal(true), value: reportSchema });

/** A world with one browser in it, ready for one scenario after the other. */
export interface Bench {
  readonly world: World;
  readonly browser: TestBrowser;
  /** Heals world and browser, gives the world new names, and gives the extension its new list. */
  reset(options?: WorldOptions): Promise<void>;
  /** Makes world and browser wrong, and waits until the browser knows whether it is connected. */
  break(breaks: readonly Break[]): Promise<void>;
  /** Plugs the client into another line, and waits until the browser has let go of the old one. */
  switchNetwork(): Promise<void>;
  /** Holds the browser still meanwhile, as a device's sleep does; it finds what is new on waking. */
  sleep(night: Night): Promise<void>;
  /** One full round over all services. */
  check(request?: object): Promise<Report>;
  close(): Promise<void>;
}

/** What happens while a device sleeps. */
export interface Night {
  readonly seconds: number;
  /** With the world alone: a browser that sleeps hears nothing. Absent: what was wrong stays so. */
  readonly breaks?: readonly Break[];
  /** It wakes on the other line. */
  readonly switchesNetwork?: true;
}

/** That a line was gone a moment ago is of the world before: silence says nothing for a minute after that. */
const FORGET_GONE_LINE =
  "(globalThis.browser ?? globalThis.chrome).storage.session.remove('lineGone').then(() => true)";

export type BenchOptions = Pick<OpenOptions, 'permissions'>;

/** Opens a world and a browser that has seen every service and control answer. */
export async function openBench(
  kind: BrowserKind,
  access: ManifestAccess,
  options: BenchOptions = {},
): Promise<Bench> {
  const world = await createWorld();
  try {
    const browser = await openBrowser(kind, { ...options, world, access });
    const bench = benchOf(world, browser);
    await prove(bench);
    return bench;
  } catch (error) {
    await world.close();
    throw error;
  }
}

/** Steers a world and the browser in it. */
export function benchOf(world: World, browser: TestBrowser): Bench {
  const check: Bench['check'] = async (request = {}) => {
    const reply = await browser.send({ type: 'check', ...request });
    return v.parse(checked, reply).value;
  };
  const settle = async (connected: boolean): Promise<void> => {
    const page = await browser.openPage('options.html');
    await page.waitFor(`navigator.onLine === ${connected}`, 10_000);
    await page.close();
  };
  const letGo = async (asked: Config): Promise<void> => {
    const page = await browser.openPage('options.html');
    await page.waitFor(letsGo(asked), 20_000);
    await page.close();
  };
  const tellBrowser = browserTeller(world, browser);
  let isOnOtherLine = false;
  let hadIdleAddress = false;
  const breakWorld = async (breaks: readonly Break[]): Promise<void> => {
    const comes = hasIdleAddress(breaks) && !hadIdleAddress;
    hadIdleAddress = hasIdleAddress(breaks);
    if (comes) await untilForgotten(browser, () => world.break(breaks));
    else await world.break(breaks);
  };
  return {
    world,
    browser,
    check,
    reset: async (options) => {
      await world.renew(options);
      hadIdleAddress = false;
      await settle(true);
      await tellBrowser([]);
      // A new world is on the first line again. Its services nobody has asked: whoever does leaves connections behind.
      if (isOnOtherLine) await letGo({ ...world.config(), services: [] });
      isOnOtherLine = false;
      const config = world.config();
      v.parse(imported, await browser.send({ type: 'importConfig', config, mode: 'replace' }));
      await browser.look(FORGET_GONE_LINE);
    },
    break: async (breaks) => {
      await tellBrowser(breaks);
      await breakWorld(breaks);
      if (breaks.some(({ kind }) => kind === 'link-down')) await settle(false);
    },
    switchNetwork: async () => {
      await world.switchNetwork();
      isOnOtherLine = true;
      await letGo(world.config());
    },
    sleep: async ({ seconds, breaks, switchesNetwork }) => {
      browser.sleep();
      try {
        if (breaks !== undefined) await world.break(breaks);
        if (switchesNetwork) await world.switchNetwork();
        isOnOtherLine = isOnOtherLine !== (switchesNetwork === true);
        await pause(seconds * 1_000);
      } finally {
        browser.wake();
      }
    },
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
}

/**
 * JavaScript that yields whether everybody in the list is heard from at once, by whatever answer. A
 * connection that stands since before the change is silent: its other end has nobody to speak to.
 */
function letsGo({ services, controls = [] }: Config): string {
  const urls = [...services.flatMap(({ endpoints }) => endpoints), ...controls].map(
    ({ url }) => url,
  );
  return `Promise.all(${JSON.stringify(urls)}.map((url) =>
    fetch(url, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(1000) })
      .then(() => true, ({ name }) => name !== 'TimeoutError')
  )).then((heard) => heard.every(Boolean))`;
}

/** A control that never answered from this profile is no evidence, so each is given its chance. */
export async function prove(bench: Bench): Promise<void> {
  await bench.reset();
  const drawable = bench.world.config().controls?.filter(({ kind }) => kind !== 'doh') ?? [];
  const drawn = new Set<string>();
  let draws = 0;
  await poll(
    async () => {
      draws += 1;
      const report = await bench.check();
      for (const { endpoint } of report.controls) drawn.add(endpoint);
      return drawable.every(({ url }) => drawn.has(url)) || draws === MOST_DRAWS;
    },
    { timeoutMs: 120_000, what: 'every control drawn once' },
  );
}

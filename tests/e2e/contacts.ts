import { expect } from 'vitest';
import { poll } from '../browsers/poll.ts';
import type { Screen } from '../browsers/test-browser.ts';
import { RESOLVER, V6 } from '../net/addresses.ts';
import { type Asked, countByHost } from '../net/asked.ts';
import { addressesOf, type Site } from '../net/site.ts';
import type { Bench } from './bench.ts';
import { beginViews } from './run-views.ts';
import { down } from './view-breaks.ts';
import { ONE } from './view-services.ts';
import type { BenchTest } from './with-browsers.ts';

/**
 * A day of rounds, one every 10 minutes. Chromium rings no alarm sooner than a second after it was
 * set, so that four hours have to do there.
 */
const HEALTHY_ROUNDS = { firefox: 144, chromium: 24 } as const;
/** At once, and by themselves after 3, 10 and 30 s. */
const RECHECKS = 3;
/** The last of them, on a busy machine. */
const RECHECK_MS = 60_000;

/** Name that cannot exist: 16 letters under `.com`. */
const CANARY = /^[a-z]{16}\.com$/;

const API = '(globalThis.browser ?? globalThis.chrome)';

/** Everybody was last looked at long ago, and the alarm of the next round comes now. */
const RING = `(async () => {
  const { alarms, storage } = ${API};
  const { config } = await storage.local.get('config');
  const seen = Object.fromEntries(config.services.map(({ id }) => [id, 0]));
  await storage.local.set({ schedule: { seen, looked: {}, chance: 0 } });
  await alarms.create('round', { when: Date.now() });
})()`;

/** A healthy round is over long before. */
const RING_AGAIN_MS = 6_000;

/** When the round that is shown began. */
const SHOWN = `${API}.runtime.sendMessage({ type: 'getReport' })
  .then(({ value }) => value?.startedAt ?? '')`;

/** Lets the scheduled round come that many times, each as soon as the one before has ended. */
async function rounds(page: Screen, times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    const last = await page.evaluate(SHOWN);
    let ringAt = 0;
    // The round before may still be setting its own alarm, and that one is the same alarm: a ring can get lost.
    const isNew = async (): Promise<boolean> => {
      if (Date.now() >= ringAt) {
        ringAt = Date.now() + RING_AGAIN_MS;
        await page.evaluate(RING);
      }
      return (await page.evaluate(SHOWN)) !== last;
    };
    await poll(isNew, { timeoutMs: 20_000, what: `scheduled round ${round + 1}` });
  }
}

/** Waits for that many rounds that nobody asks for. */
async function awaitRounds(page: Screen, times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    const last = await page.evaluate(SHOWN);
    const isNew = async (): Promise<boolean> => (await page.evaluate(SHOWN)) !== last;
    await poll(isNew, { timeoutMs: RECHECK_MS, what: `re-check ${round + 1}` });
  }
}

type Role = Site['role'] | 'canary' | 'nobody';

/** Everybody who was asked for or asked, by what they are in this world. */
function byRole(bench: Bench, asked: readonly Asked[]): Map<Role, string[]> {
  const roles = new Map<Role, string[]>();
  for (const { host, names, greetings, requests } of countByHost(asked)) {
    const site = bench.world.sites().find((each) => each.host === host);
    const role = site?.role ?? (CANARY.test(host) ? 'canary' : 'nobody');
    const line = `${host}: ${requests} requests, ${greetings} greetings, name asked for ${names} times`;
    roles.set(role, [...(roles.get(role) ?? []), line]);
  }
  return roles;
}

function print(title: string, roles: ReadonlyMap<Role, readonly string[]>): void {
  const lines = [...roles].flatMap(([role, hosts]) =>
    role === 'canary'
      ? [`  canary  ${hosts.length} names that cannot exist`]
      : hosts.map((host) => `  ${role}  ${host}`),
  );
  console.log([title, ...lines].join('\n'));
}

/** Addresses that packets went to although nobody in the list has them. */
async function strangers(bench: Bench): Promise<readonly string[]> {
  const own = bench.world.sites().flatMap((site) => addressesOf(site));
  const known = new Set([RESOLVER, V6.resolver, ...own]);
  const contacts = await bench.world.contacts();
  return contacts.flatMap(({ address, protocol, port }) =>
    known.has(address) ? [] : [`${address} ${protocol} ${port}`],
  );
}

const UNASKED = ['feed', 'outside', 'nobody'] as const;

/** Declares who is asked in a healthy day and when something fails, before and after anybody was allowed to be. */
export function declareContacts(benchTest: BenchTest): void {
  benchTest('nobody hears of it but controls and chosen services', async (bench) => {
    const { world, browser } = bench;
    await beginViews(bench, {});
    const chosen = world.sites().flatMap(({ role, host }) => (role === 'service' ? [host] : []));
    await browser.limitHosts([...world.controlPatterns, ...chosen.map((host) => `*://${host}/*`)]);
    const page = await browser.openPage('options.html');
    await world.forget();
    const times = HEALTHY_ROUNDS[browser.kind];
    await rounds(page, times);
    const healthy = byRole(bench, await world.asked());
    print(`${browser.kind}: ${times} rounds of a healthy day`, healthy);
    expect(UNASKED.flatMap((role) => healthy.get(role) ?? [])).toEqual([]);
    // A round in which all is well needs no witness, and no name that cannot exist.
    expect(healthy.get('canary')).toBeUndefined();
    expect(healthy.get('doh')).toBeUndefined();
    expect(await strangers(bench)).toEqual([]);

    await world.forget();
    await bench.break([down(ONE)]);
    await rounds(page, 1);
    await awaitRounds(page, RECHECKS);
    const failing = byRole(bench, await world.asked());
    print(`${browser.kind}: the first rounds of an outage`, failing);
    expect(failing.get('doh')).not.toBeUndefined();
    expect(UNASKED.flatMap((role) => failing.get(role) ?? [])).toEqual([]);
    expect(await strangers(bench)).toEqual([]);
    await page.close();
  });

  benchTest('once allowed, just the status page and the outside view are asked', async (bench) => {
    const { world, browser } = bench;
    await browser.restoreHosts();
    await beginViews(bench, { mode: 'auto' });
    await bench.break([down(ONE)]);
    await world.forget();
    await bench.check();
    const allowed = byRole(bench, await world.asked());
    print(`${browser.kind}: a failing round with everybody allowed`, allowed);
    expect(allowed.get('feed')).toHaveLength(1);
    expect(allowed.get('outside')).toHaveLength(1);
    expect(allowed.get('nobody')).toBeUndefined();
    expect(await strangers(bench)).toEqual([]);
  });
}

import type { Config } from '../../src/formats/config.ts';
import { atSomeMoment } from './kill-moments.ts';
import {
  askUntilConfirmed,
  awaitConfirmed,
  claimOutages,
  claimTold,
  type Outage,
  outageOf,
} from './outages.ts';
import type { Proof, ProofTools } from './proof.ts';
import { ONE_OF_EACH } from './services.ts';
import { waitUntil } from './wait.ts';
import { claimInOrder, claimWhole, keptConfig } from './whole.ts';

/** The background ends at random moments, while services fail and come back. */
export const kills: Proof = {
  name: 'kills',
  title: 'the background killed at random during rounds, alarms and writes',
  times: 200,
  minutes: 30,
  mostMinutes: 75,
  run: (tools) =>
    dieOften(tools, {
      outages: Math.max(1, Math.min(8, Math.floor(tools.times / 5))),
      die: () => tools.stage.browser().killBackground(),
    }),
};

/** The whole browser ends by SIGKILL, and begins again on the same profile. */
export const browserKills: Proof = {
  name: 'browser-kills',
  title: 'the browser killed with SIGKILL in mid-round, and restarted on its profile',
  times: 20,
  minutes: 20,
  mostMinutes: 50,
  run: (tools) =>
    dieOften(tools, {
      outages: Math.max(1, Math.min(4, Math.floor(tools.times / 2))),
      die: () => tools.stage.crash(),
    }),
};

/** A few rounds that are asked for. */
const ASKED_MS = 30_000;

interface Deaths {
  /** How many services fail meanwhile, one after the other: each once, so that none is unstable. */
  readonly outages: number;
  readonly die: () => Promise<void>;
}

async function dieOften(tools: ProofTools, { outages: count, die }: Deaths): Promise<void> {
  const { stage, ledger, chance, times } = tools;
  const config = await stage.begin(ONE_OF_EACH);
  await stage.check();
  const before = await keptConfig(stage);
  const livesBefore = await stage.lives();
  const outages: Outage[] = [];
  const moments: string[] = [];
  const dieTimes = async (deaths: number): Promise<void> => {
    for (let death = 0; death < deaths; death += 1) {
      moments.push(await atSomeMoment(tools, config, die));
    }
  };
  for (const [index, { id }] of ONE_OF_EACH.slice(0, count).entries()) {
    const deaths = share(times, count, index);
    const outage: Outage = { service: id, fromMs: Date.now(), toMs: Number.POSITIVE_INFINITY };
    outages.push(outage);
    await stage.break([outageOf(id, chance)]);
    await dieTimes(Math.ceil(deaths / 2));
    await awaitConfirmed(stage, ledger, id);
    await stage.break([]);
    outage.toMs = Date.now();
    await dieTimes(Math.floor(deaths / 2));
  }
  ledger.figure('deaths', moments.length);
  ledger.figure('lives of the background', (await stage.lives()) - livesBefore);
  ledger.figure('moments', countsOf(moments));
  await claimWhole(stage, ledger, before);
  await claimOutages(stage, ledger, outages);
  await claimTold(stage, ledger, { outages, names: namesOf(config) });
}

/**
 * One outage, with the background killed and some of the deaths the whole browser's. A person asks
 * meanwhile, so that nothing waits for the next alarm.
 */
export async function dieInOneOutage(tools: ProofTools, crashes: number): Promise<void> {
  const { stage, ledger, chance, times } = tools;
  const config = await stage.begin(ONE_OF_EACH);
  await stage.check();
  const before = await keptConfig(stage);
  const outage: Outage = { service: 'wechat', fromMs: Date.now(), toMs: Number.POSITIVE_INFINITY };
  const kill = (): Promise<void> => stage.browser().killBackground();
  const die = async (deaths: number, end: () => Promise<void>): Promise<void> => {
    for (let death = 0; death < deaths; death += 1) await atSomeMoment(tools, config, end);
  };
  await stage.break([outageOf(outage.service, chance)]);
  await die(Math.ceil(times / 2), kill);
  await die(Math.ceil(crashes / 2), stage.crash);
  const isFound = await askUntilConfirmed(stage, outage.service);
  ledger.claim('the outage was found', isFound);
  await stage.break([]);
  outage.toMs = Date.now();
  await die(Math.floor(times / 2), kill);
  await die(Math.floor(crashes / 2), stage.crash);
  await waitUntil(async () => {
    await stage.check();
    return (await stage.incidents()).every(({ endedAt }) => endedAt !== null);
  }, ASKED_MS);
  await claimInOrder(stage, ledger, before);
  await claimOutages(stage, ledger, [outage]);
  await claimTold(stage, ledger, { outages: [outage], names: namesOf(config) });
}

/** What falls to one of `parts`, all of them together `whole`. */
function share(whole: number, parts: number, index: number): number {
  return Math.floor((whole * (index + 1)) / parts) - Math.floor((whole * index) / parts);
}

function countsOf(names: readonly string[]): string {
  const kinds = [...new Set(names)].sort();
  return kinds.map((kind) => `${names.filter((one) => one === kind).length} ${kind}`).join(', ');
}

function namesOf({ services }: Config): ReadonlyMap<string, string> {
  return new Map(services.map(({ id, name }) => [id, name]));
}

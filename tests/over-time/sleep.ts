import type { Break } from '../net/break.ts';
import { claimJudgedAgain } from './judged-again.ts';
import { lastRoundMs } from './looks.ts';
import { brief } from './outages.ts';
import { type Proof, type ProofTools, pause } from './proof.ts';
import { FOUR } from './services.ts';
import { isWell, shown, waitUntil } from './wait.ts';

const MINUTE_MS = 60_000;
/** An interval of a minute with its jitter, the longest round, and one more for a round that began too early. */
const GOES_ON_MS = 200_000;

interface Sleep {
  readonly title: string;
  readonly sleepMs: number;
  /** What is wrong with the network as the device wakes. */
  readonly wakesTo: Break;
  readonly backAfterMs: number;
}

/** The device sleeps, and wakes to a network that is not there yet. */
export const sleep: Proof = {
  name: 'sleep',
  title: 'SIGSTOP for sleep, the network down on wake',
  times: 1,
  minutes: 12,
  mostMinutes: 40,
  run: async (tools) => {
    await tools.stage.begin(FOUR);
    await sleepOnce(tools, {
      title: 'a nap with an alarm overdue, the link back after a while',
      sleepMs: 100_000,
      wakesTo: { kind: 'link-down' },
      backAfterMs: 45_000,
    });
    await sleepOnce(tools, {
      title: 'a long sleep, the line silent for 5 minutes',
      sleepMs: tools.minutes * MINUTE_MS,
      wakesTo: { kind: 'uplink', how: 'drop' },
      backAfterMs: 5 * MINUTE_MS,
    });
  },
};

/** One sleep: nobody is told, nothing becomes an incident, no service is blamed, and watching goes on. */
async function sleepOnce({ stage, ledger }: ProofTools, one: Sleep): Promise<void> {
  await stage.check();
  const before = await stage.told();
  const known = new Set((await stage.incidents()).map(({ id }) => id));
  stage.browser().sleep();
  await stage.break([one.wakesTo]);
  await pause(one.sleepMs);
  stage.browser().wake();
  const wokeAt = Date.now();
  const blamed = new Set<string>();
  let rounds = 0;
  let lastMs = 0;
  while (Date.now() - wokeAt < one.backAfterMs) {
    const report = await shown(stage);
    if (report?.side === 'theirs' || report?.side === 'not-yours') blamed.add(report.side);
    const roundMs = await lastRoundMs(stage);
    if (roundMs > wokeAt && roundMs > lastMs) rounds += 1;
    lastMs = Math.max(lastMs, roundMs);
    await pause(1_000);
  }
  await stage.break([]);
  const backAtMs = Date.now();
  await claimJudgedAgain({ stage, ledger }, { services: FOUR, backAtMs, title: `${one.title}: ` });
  const backMs = await waitUntil(
    async () => (await lastRoundMs(stage)) > wokeAt + one.backAfterMs && (await isWell(stage)),
    GOES_ON_MS,
  );
  const told = (await stage.told()).slice(before.length);
  const incidents = (await stage.incidents()).filter(({ id }) => !known.has(id));
  const { title } = one;
  ledger.figure(`${title}: slept, s`, Math.round(one.sleepMs / 1_000));
  ledger.figure(`${title}: rounds between wake and network`, rounds);
  ledger.figure(`${title}: seen well again after, s`, Math.round((backMs ?? Number.NaN) / 1_000));
  ledger.claim(`${title}: nobody was told of anything`, told.length === 0, told);
  ledger.claim(`${title}: no incident`, incidents.length === 0, brief(incidents));
  ledger.claim(`${title}: no service was blamed`, blamed.size === 0, [...blamed]);
  ledger.claim(`${title}: watching goes on by itself`, backMs !== undefined);
}

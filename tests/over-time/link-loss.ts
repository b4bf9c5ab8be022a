import { claimJudgedAgain } from './judged-again.ts';
import { brief } from './outages.ts';
import { type Proof, type ProofTools, pass } from './proof.ts';
import { TEN } from './services.ts';
import { isWell, waitUntil } from './wait.ts';

/** A round, at most a minute and its jitter apart, twice, and the longest one. */
const BACK_MS = 200_000;

/** The line is gone, with ten services watched: one message, none of a service, and one when it is back. */
export const linkLoss: Proof = {
  name: 'link-loss',
  title: `the link down, ${TEN.length} services watched`,
  times: 1,
  minutes: 10,
  mostMinutes: 20,
  run: async (tools) => {
    await loseLink(tools);
    await claimBack(tools);
  },
};

/** The loss alone. */
export async function loseLink(tools: ProofTools): Promise<void> {
  const { stage, ledger, minutes, asks } = tools;
  await stage.begin(TEN);
  await stage.check();
  await stage.break([{ kind: 'link-down' }]);
  const startedAt = Date.now();
  const toldMs = await waitUntil(async () => {
    if (asks) await stage.check();
    return (await stage.told()).length > 0;
  }, minutes * 60_000);
  ledger.figure('told after, s', Math.round((toldMs ?? Number.NaN) / 1_000));
  await pass(tools, Math.max(0, startedAt + minutes * 60_000 - Date.now()));
  const told = await stage.told();
  const incidents = await stage.incidents();
  ledger.figure('messages while it was gone', told.length);
  ledger.figure(
    'incidents of services',
    incidents.filter(({ service }) => service !== null).length,
  );
  ledger.figure(
    'incidents of the own side',
    incidents.filter(({ service }) => service === null).length,
  );
  ledger.claim('one message', told.length === 1, told);
  ledger.claim(
    'no service is blamed',
    incidents.every(({ service }) => service === null),
    brief(incidents),
  );
  ledger.claim('one incident of the own side', incidents.length === 1, brief(incidents));
}

/** That it is back is told once, and watching goes on. */
export async function claimBack(tools: ProofTools): Promise<void> {
  const { stage, ledger, asks } = tools;
  await stage.break([]);
  const backAtMs = Date.now();
  await claimJudgedAgain(tools, { services: TEN, backAtMs, title: '' });
  const wellMs = await waitUntil(async () => {
    if (asks) await stage.check();
    return isWell(stage);
  }, BACK_MS);
  ledger.figure('seen well again after, s', Math.round((wellMs ?? Number.NaN) / 1_000));
  ledger.claim('watching goes on by itself', wellMs !== undefined);
  await waitUntil(async () => {
    if (asks) await stage.check();
    return (await stage.told()).length > 1;
  }, BACK_MS);
  const told = await stage.told();
  ledger.claim('one message that it is back', told.length === 2, told);
  const incidents = await stage.incidents();
  ledger.claim(
    'the incident is over, and the only one',
    incidents.length === 1 && incidents.every(({ endedAt }) => endedAt !== null),
    brief(incidents),
  );
}

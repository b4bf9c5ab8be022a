import { awaitConfirmed, brief } from './outages.ts';
import { type Proof, type ProofTools, pause } from './proof.ts';
import { FOUR } from './services.ts';
import type { Told } from './stage.ts';
import { isWell, waitUntil } from './wait.ts';

const TOLD_MS = 120_000;
const BACK_MS = 240_000;
/** A minute and its jitter until the first look that fails, and the same until one is not in time. */
const UNSEEN_MINUTES = 2;

/** A provider fails and comes back: what is said when, and what the history says afterwards. */
export const providerOutage: Proof = {
  name: 'outage',
  title: 'an outage of one provider, from end to end',
  times: 1,
  minutes: 3,
  mostMinutes: 15,
  run: runOutage,
};

async function runOutage(tools: ProofTools): Promise<void> {
  const { stage, ledger, minutes } = tools;
  await stage.begin(FOUR);
  await stage.check();
  await stage.break([{ kind: 'packets', of: ['Tencent'], at: 'router', how: 'drop' }]);
  const startedAt = Date.now();
  await awaitConfirmed(stage, ledger, 'wechat');
  const toldMs = await waitUntil(async () => (await stage.told()).length > 0, TOLD_MS);
  ledger.figure('told after, s', Math.round((toldMs ?? Number.NaN) / 1_000));
  await pause(Math.max(0, startedAt + minutes * 60_000 - Date.now()));
  await claimAlert(tools);
  await stage.break([]);
  const downMinutes = Math.round((Date.now() - startedAt) / 60_000);
  const wellMs = await waitUntil(() => isWell(stage), BACK_MS);
  ledger.claim('seen well again', wellMs !== undefined);
  await waitUntil(async () => (await stage.told()).length > 1, BACK_MS);
  await claimRecovery(tools, downMinutes);
  await claimHistory(tools);
}

async function claimAlert({ stage, ledger }: ProofTools): Promise<void> {
  const told = await stage.told();
  for (const each of told) ledger.figure('alert', textOf(each));
  ledger.claim('one alert for the whole provider', told.length === 1, told);
  const text = told[0] === undefined ? '' : textOf(told[0]);
  const names = ['WeChat', 'QQ'].filter((name) => !text.includes(name));
  ledger.claim('it names both services', names.length === 0, text);
  ledger.claim('it says that the own connection works', /connection works/i.test(text), text);
}

async function claimRecovery({ stage, ledger }: ProofTools, downMinutes: number): Promise<void> {
  const [, recovery, ...more] = await stage.told();
  const text = recovery === undefined ? '' : textOf(recovery);
  ledger.figure('recovery', text);
  ledger.claim('one message that it is over', recovery !== undefined && more.length === 0, more);
  // A service has its turn each minute or so, and what lies before the first failing look was seen by nobody.
  const [, amount = '', unit] = /lasted (\d+) (minute|second)s/.exec(text) ?? [];
  const lastedMinutes = Number(amount) / (unit === 'second' ? 60 : 1);
  ledger.claim(
    'it says how long, but for what nobody saw',
    amount !== '' &&
      lastedMinutes >= downMinutes - UNSEEN_MINUTES &&
      lastedMinutes <= downMinutes + 2,
    { text, downMinutes },
  );
}

async function claimHistory({ stage, ledger }: ProofTools): Promise<void> {
  const incidents = await stage.incidents();
  ledger.claim('two incidents', incidents.length === 2, brief(incidents));
  const id = incidents.find(({ service }) => service === 'wechat')?.id ?? '';
  const page = await stage.browser().openPage(`history.html#incident=${encodeURIComponent(id)}`);
  const told = await page
    .waitFor(`document.body.innerText.includes('WeChat') && document.body.innerText`, 15_000)
    .catch(() => undefined);
  ledger.claim('the history tells of it', told !== undefined);
  ledger.figure(
    'the history says',
    String(told ?? '')
      .replaceAll(/\s+/g, ' ')
      .slice(0, 600),
  );
  await page.close();
}

function textOf({ title, message }: Told): string {
  return `${title} / ${message}`;
}

import type { Ledger } from './ledger.ts';
import { alarmTimes, lastRoundMs, showsProgress } from './looks.ts';
import { claimReadable } from './readable.ts';
import type { Stage } from './stage.ts';
import { waitUntil } from './wait.ts';

/** The 10 minutes in which the alarm repeats, an interval of a minute with its jitter, and the longest round. */
const NEXT_ROUND_MS = 600_000 + 72_000 + 50_000;
/** The popup asks for a round, and the longest one takes 45 s. */
const POPUP_MS = 60_000;

/** Everything that a person or tool had set, as it is kept. */
export async function keptConfig(stage: Stage): Promise<string> {
  return JSON.stringify(await stage.browser().send({ type: 'exportConfig' }));
}

/**
 * Claims that all is in order now that nobody breaks anything any more: watching goes on by itself, nothing
 * is shown as running that is not, what is kept can be read, and the list is what it was.
 */
export async function claimWhole(stage: Stage, ledger: Ledger, config: string): Promise<void> {
  const fromMs = Date.now();
  const progressMs = await waitUntil(async () => !(await showsProgress(stage)), NEXT_ROUND_MS);
  ledger.figure('progress of no round gone after, ms', progressMs ?? 'never');
  ledger.claim('nothing stays "checking" in storage', progressMs !== undefined);
  const roundMs = await waitUntil(async () => (await lastRoundMs(stage)) > fromMs, NEXT_ROUND_MS);
  ledger.figure('next round by itself after, s', Math.round((roundMs ?? Number.NaN) / 1_000));
  ledger.claim('watching goes on by itself', roundMs !== undefined);
  await claimInOrder(stage, ledger, config);
}

/** The same but for what takes its time: the next round by itself. */
export async function claimInOrder(stage: Stage, ledger: Ledger, config: string): Promise<void> {
  const alarms = await alarmTimes(stage);
  ledger.claim(
    'an alarm is set',
    alarms.some((atMs) => atMs > Date.now() - 60_000),
    alarms,
  );
  await claimPopup(stage, ledger);
  await claimReadable(stage, ledger);
  const after = await keptConfig(stage);
  ledger.claim('the list is what it was', after === config, after === config ? undefined : after);
}

async function claimPopup(stage: Stage, ledger: Ledger): Promise<void> {
  const popup = await stage.browser().openPage('popup.html');
  const side = `document.querySelector('main')?.dataset.side`;
  const settled = await popup
    .waitFor(`${side} !== undefined && ${side} !== 'checking' && ${side}`, POPUP_MS)
    .catch(() => undefined);
  ledger.claim('the popup does not stay "checking"', settled !== undefined, settled);
  await popup.close();
}

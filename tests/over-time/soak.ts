import { backgroundMemory } from '../browsers/background-memory.ts';
import { countPackets, readWire } from '../net/wire-counter.ts';
import { keptRounds, ownAccount } from './looks.ts';
import { brief } from './outages.ts';
import { type Proof, type ProofTools, pause } from './proof.ts';
import { TEN } from './services.ts';

const LOSS_PERCENT = 2;
const LOOK_EVERY_MS = 2_000;
const TELL_EVERY_MS = 10 * 60_000;
const MEGABYTE = 1e6;

/** An hour in which all is well, on a line that loses packets. */
export const soak: Proof = {
  name: 'soak',
  title: `healthy, ${LOSS_PERCENT} % loss, ${TEN.length} services each minute`,
  times: 1,
  minutes: 60,
  mostMinutes: 70,
  run: runSoak,
};

async function runSoak(tools: ProofTools): Promise<void> {
  const { stage, ledger, minutes } = tools;
  const { namespaces } = stage.world;
  await countPackets(namespaces);
  await stage.begin(TEN);
  await stage.check();
  await stage.break([{ kind: 'loss', percent: LOSS_PERCENT }]);
  const lives = await stage.lives();
  const account = (await ownAccount(stage)) ?? Number.NaN;
  const wire = await readWire(namespaces);
  const { rounds, peak, hours } = await watch(tools);
  const bytes = (await readWire(namespaces)).bytes - wire.bytes;
  const accounted = ((await ownAccount(stage)) ?? Number.NaN) - account;
  ledger.figure('minutes', Math.round(hours * 60));
  ledger.figure('rounds', rounds);
  ledger.figure('lives of the background', (await stage.lives()) - lives);
  ledger.figure('bytes of IP packets per hour, both ways', perHour(bytes, hours));
  ledger.figure('the same by its own account', perHour(accounted, hours));
  ledger.figure('account / wire', (accounted / bytes).toFixed(2));
  ledger.figure(
    'peak memory of the process with the background and one open page of the extension, resident',
    `${(peak / MEGABYTE).toFixed(0)} MB`,
  );
  await claimQuiet(tools);
  // Jitter spreads rounds by a fifth.
  ledger.claim('it watched all the time', rounds >= Math.floor((minutes / 1.2) * 0.9), rounds);
}

interface Watched {
  readonly rounds: number;
  /** In bytes. */
  readonly peak: number;
  readonly hours: number;
}

/** Lets the time pass, and looks on without waking anybody. */
async function watch({ stage, ledger, minutes }: ProofTools): Promise<Watched> {
  const known = new Set(await keptRounds(stage));
  const before = known.size;
  const startedAt = Date.now();
  let peak = 0;
  let toldAt = startedAt;
  while (Date.now() - startedAt < minutes * 60_000) {
    for (const round of await keptRounds(stage)) known.add(round);
    peak = Math.max(peak, backgroundMemory(stage.kind, stage.browser().pid)?.peak ?? 0);
    await pause(LOOK_EVERY_MS);
    if (Date.now() - toldAt < TELL_EVERY_MS) continue;
    toldAt = Date.now();
    const passed = Math.round((toldAt - startedAt) / 60_000);
    const alerts = (await stage.told()).length;
    ledger.figure(`after ${passed} minutes`, `${known.size - before} rounds, ${alerts} alerts`);
  }
  return { rounds: known.size - before, peak, hours: (Date.now() - startedAt) / 3_600_000 };
}

async function claimQuiet({ stage, ledger }: ProofTools): Promise<void> {
  const told = await stage.told();
  const incidents = await stage.incidents();
  ledger.figure('alerts', told.length);
  ledger.figure('incidents', incidents.length);
  ledger.claim('nobody was told of anything', told.length === 0, told);
  ledger.claim('there was no incident', incidents.length === 0, brief(incidents));
}

function perHour(bytes: number, hours: number): string {
  return `${(bytes / hours / MEGABYTE).toFixed(2)} MB`;
}

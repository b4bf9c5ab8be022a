import { backgroundMemory } from '../browsers/background-memory.ts';
import { layMeter, readMeter } from '../net/wire-meter.ts';
import { keptRounds, ownAccount } from './looks.ts';
import { type Proof, type ProofTools, pause } from './proof.ts';
import { TEN } from './services.ts';

const LOSS_PERCENT = 2;
const LOOK_EVERY_MS = 2_000;
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

async function runSoak({ stage, ledger, minutes }: ProofTools): Promise<void> {
  await stage.begin(TEN);
  await stage.check();
  await stage.break([{ kind: 'loss', percent: LOSS_PERCENT }]);
  const { client } = stage.world.namespaces;
  const known = new Set(await keptRounds(stage));
  const before = known.size;
  const lives = await stage.lives();
  const account = await ownAccount(stage);
  await layMeter(client);
  const startedAt = Date.now();
  let peak = 0;
  while (Date.now() - startedAt < minutes * 60_000) {
    for (const round of await keptRounds(stage)) known.add(round);
    peak = Math.max(peak, backgroundMemory(stage.kind, stage.browser().pid)?.peak ?? 0);
    await pause(LOOK_EVERY_MS);
  }
  const hours = (Date.now() - startedAt) / 3_600_000;
  const wire = await readMeter(client);
  const accountedBytes = difference(await ownAccount(stage), account);
  const rounds = known.size - before;
  ledger.figure('minutes', Math.round(hours * 60));
  ledger.figure('rounds', rounds);
  ledger.figure('lives of the background', (await stage.lives()) - lives);
  const bytes = wire.sent + wire.received;
  ledger.figure(
    'bytes on the wire per hour, both ways, IP headers and lost packets included',
    perHour(bytes, hours),
  );
  ledger.figure('  of these for names', perHour(wire.names, hours));
  ledger.figure('bytes per hour by its own account', perHour(accountedBytes, hours));
  ledger.figure('own account / wire', (accountedBytes / bytes).toFixed(2));
  ledger.figure(
    'most memory of the process that runs the background and one page of the extension, resident, MB',
    (peak / MEGABYTE).toFixed(0),
  );
  const told = await stage.told();
  const incidents = await stage.incidents();
  ledger.figure('alerts', told.length);
  ledger.figure('incidents', incidents.length);
  ledger.claim('nobody was told of anything', told.length === 0, told);
  ledger.claim('there was no incident', incidents.length === 0, incidents);
  // Jitter spreads rounds by a fifth.
  ledger.claim('it watched all the time', rounds >= Math.floor((minutes / 1.2) * 0.9), rounds);
}

function difference(after: number | undefined, before: number | undefined): number {
  return after === undefined || before === undefined ? Number.NaN : after - before;
}

function perHour(bytes: number, hours: number): string {
  return `${(bytes / hours / MEGABYTE).toFixed(2)} MB`;
}

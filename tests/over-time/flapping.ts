import { brief } from './outages.ts';
import { type Proof, type ProofTools, pass } from './proof.ts';
import { FOUR } from './services.ts';
import { waitUntil } from './wait.ts';

const DOWN_MS = 10_000;
const UP_MS = 20_000;
/** Held as unstable for 10 minutes after its last change, then two good rounds. */
const OVER_MS = 15 * 60_000;
const FLAPPING = 'bilibili';

/** A service that comes and goes is told of once, and once that it is over. */
export const flapping: Proof = {
  name: 'flapping',
  title: 'a service 10 s down, 20 s up, and so on',
  times: 1,
  minutes: 20,
  mostMinutes: 45,
  run: async (tools) => {
    await flap(tools);
    await claimOver(tools);
  },
};

/** The flapping alone, without waiting for its end. */
export async function flap(tools: ProofTools): Promise<void> {
  const { stage, ledger, minutes } = tools;
  await stage.begin(FOUR);
  await stage.check();
  const endAt = Date.now() + minutes * 60_000;
  let turns = 0;
  while (Date.now() < endAt) {
    await stage.break([{ kind: 'host', of: [FLAPPING], change: { https: { status: 503 } } }]);
    await pass(tools, DOWN_MS);
    await stage.break([]);
    await pass(tools, UP_MS);
    turns += 1;
  }
  const told = await stage.told();
  const incidents = await stage.incidents();
  ledger.figure('times down and up', turns);
  ledger.figure('alerts while it flapped', told.length);
  ledger.claim('there is no second incident', incidents.length <= 1, brief(incidents));
  ledger.claim('one alert', told.length === 1, told);
}

async function claimOver({ stage, ledger }: ProofTools): Promise<void> {
  const overMs = await waitUntil(
    async () => (await stage.incidents()).every(({ endedAt }) => endedAt !== null),
    OVER_MS,
  );
  ledger.figure('over after, s', Math.round((overMs ?? Number.NaN) / 1_000));
  ledger.claim('it is over in the end', overMs !== undefined);
  await waitUntil(async () => (await stage.told()).length > 1, 10_000);
  const after = await stage.told();
  ledger.figure('messages in all, that it is over included', after.length);
  ledger.claim('one message that it is over', after.length === 2, after);
}

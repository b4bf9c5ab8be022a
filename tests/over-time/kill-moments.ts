import type { Chance } from './chance.ts';
import { type ProofTools, pause } from './proof.ts';
import type { Stage } from './stage.ts';

const API = '(globalThis.browser ?? globalThis.chrome)';

/** The next round's alarm, now; it repeats as the one does that it takes the place of. */
const RING = `${API}.alarms.create('round', { when: Date.now(), periodInMinutes: 10 })`;

/** Resolves as soon as anything is written, or after 4 s. */
const NEXT_WRITE = `new Promise((done) => {
  const { onChanged } = ${API}.storage;
  const end = () => { onChanged.removeListener(end); done(true); };
  onChanged.addListener(end);
  setTimeout(end, 4000);
})`;

/** Leads up to a moment at which something ends at once. */
interface Moment {
  readonly name: string;
  readonly lead: (stage: Stage, config: unknown) => Promise<unknown>;
  /** How long after it, at most, in ms. */
  readonly withinMs: number;
}

/** Nobody waits for the reply: the background dies before it can give one. */
async function ask(stage: Stage, request: object): Promise<void> {
  const sent = `${API}.runtime.sendMessage(${JSON.stringify(request)})`;
  await stage.browser().look(`void ${sent}.catch(() => undefined)`);
}

const MOMENTS: readonly [Moment, ...Moment[]] = [
  {
    name: 'round that was asked for',
    lead: (stage) => ask(stage, { type: 'check' }),
    withinMs: 3_000,
  },
  { name: 'alarm', lead: (stage) => stage.browser().look(RING), withinMs: 2_500 },
  {
    name: 'write',
    lead: async (stage) => {
      await ask(stage, { type: 'check' });
      await stage.browser().look(NEXT_WRITE);
    },
    withinMs: 40,
  },
  { name: 'wake', lead: (stage) => ask(stage, { type: 'getReport' }), withinMs: 150 },
  {
    name: 'import',
    lead: (stage, config) => ask(stage, { type: 'importConfig', config, mode: 'replace' }),
    withinMs: 60,
  },
];

/** Leads up to a random moment, and ends something there. Returns what kind of moment it was. */
export async function atSomeMoment(
  { stage, chance }: Pick<ProofTools, 'stage' | 'chance'>,
  config: unknown,
  end: () => Promise<void>,
): Promise<string> {
  const { name, lead, withinMs } = drawn(chance);
  await lead(stage, config);
  await pause(chance.between(0, withinMs));
  await end();
  return name;
}

function drawn(chance: Chance): Moment {
  return chance.of(MOMENTS);
}

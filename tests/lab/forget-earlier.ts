import type { TestBrowser } from '../browsers/test-browser.ts';
import type { World } from '../net/world.ts';

/** Longer than any run of the lab. */
const PAUSE_MS = 24 * 60 * 60_000;

interface Subjects {
  readonly world: Pick<World, 'config'>;
  readonly browser: Pick<TestBrowser, 'look' | 'send'>;
}

/**
 * Leaves the extension with its list, and with a past in which each control has answered and no service was looked at:
 * nothing that it learned of earlier scenarios reaches the next. To be called once the list is imported, which ends rounds.
 */
export async function forgetEarlier(
  { world, browser }: Subjects,
  options: { readonly ownRounds: boolean },
): Promise<void> {
  const { controls = [] } = world.config();
  const answered = { controls: controls.map(({ id }) => id), services: [] };
  await browser.look(forgetScript(answered));
  // Its own rounds would count in what a check costs, and come when they like.
  const until = options.ownRounds ? null : new Date(Date.now() + PAUSE_MS).toISOString();
  await browser.send({ type: 'pause', until });
}

function forgetScript(answered: object): string {
  return `(async () => {
    const { local, session } = (globalThis.browser ?? globalThis.chrome).storage;
    const { config, ...gone } = await local.get(null);
    await local.remove(Object.keys(gone));
    await session.clear();
    await local.set({ answered: ${JSON.stringify(answered)} });
    return true;
  })()`;
}

import type { Report } from '../../formats/report.ts';
import { readShownReport } from '../keep-report.ts';
import { knownCountry } from './country.ts';
import { forgetOutsideViews } from './outside-store.ts';
import { earlierNetworks, forgetLineGone } from './view-memory.ts';

/**
 * The person says that they changed the network: what fails by no fault of the user's own side is remembered as failing
 * on the other one, in place of what an earlier change left behind. Where this browser is, and who is near, has to be
 * found out anew. Not to be called again before it has ended.
 */
export async function rememberNetworkSwitch(): Promise<void> {
  await knownCountry.remove();
  await forgetOutsideViews(() => true);
  await forgetLineGone();
  const shown = await readShownReport();
  if (shown === undefined || shown.user.kind !== 'ok') return;
  const failing = shown.services.flatMap((service): [string, { cause: string; atMs: number }][] => {
    const cause = farCause(service);
    return cause === undefined ? [] : [[service.id, { cause, atMs: Date.parse(shown.startedAt) }]];
  });
  await earlierNetworks.set(Object.fromEntries(failing));
}

function farCause({ verdict }: Report['services'][number]): string | undefined {
  if (verdict.kind !== 'fault') return undefined;
  return verdict.suspects.includes('provider') ? verdict.cause : undefined;
}

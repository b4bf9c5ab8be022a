import { knownCountry } from './country.ts';
import { forgetOutsideViews } from './outside-store.ts';
import { leaveNetwork } from './view-memory.ts';

/**
 * The person says that they changed the network: what failed by no fault of the user's own side counts as failing on the
 * other one. Where this browser is, and who is near, has to be found out anew. Not to be called again before it has ended.
 */
export async function rememberNetworkSwitch(nowMs: number): Promise<void> {
  await knownCountry.remove();
  await forgetOutsideViews(() => true);
  await leaveNetwork(nowMs);
}

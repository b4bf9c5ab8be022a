import type { Report } from '../../formats/report.ts';
import { shownReport } from '../../platform/stored-reports.ts';
import { knownCountry } from './country.ts';
import { earlierNetworks } from './view-memory.ts';

/**
 * The person says that they changed the network: what fails by no fault of the user's own side is remembered as failing
 * on the other one. What is remembered of a change before this one stays for the services that fail no more.
 */
export async function rememberNetworkSwitch(): Promise<void> {
  await knownCountry.remove();
  const shown = await shownReport.get();
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

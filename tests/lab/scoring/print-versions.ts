import type { Report } from '../../../src/formats/report.ts';
import { distinctSorted } from './best-of.ts';
import type { Seen } from './outcome-word.ts';
import { knownAddresses } from './print-name.ts';
import type { ServiceReport } from './print-service.ts';

/**
 * The version of IP that is the only way to a host of these services, where nothing at all answers by it in this round:
 * a service and a line that fail look alike then.
 */
export function printVersions(
  services: readonly ServiceReport[],
  report: Report,
): readonly string[] {
  const answering = new Set(
    [...report.controls, ...report.services.flatMap(({ observations }) => observations)]
      .flatMap(addressOf)
      .map(versionOf),
  );
  if (answering.size === 0) return [];
  const unheard = services.flatMap(({ observations }) =>
    distinctSorted(observations.map(({ host }) => host)).flatMap((host) => {
      const versions = distinctSorted(knownAddresses(host, observations).map(versionOf));
      const [only, ...more] = versions;
      return only === undefined || more.length > 0 || answering.has(only) ? [] : [only];
    }),
  );
  return distinctSorted(unheard).map((version) => `${version}: alone, and nothing answers by it`);
}

function versionOf(address: string): string {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

function addressOf({ host, outcome, role }: Seen): readonly string[] {
  if (outcome.kind === 'failure') return [];
  const address = outcome.address ?? (role === 'address' ? host : undefined);
  return address === undefined ? [] : [address];
}

import { silent } from './attempts.ts';
import { readEndpoints } from './endpoint-reading.ts';
import type { RoundFacts, ServiceFacts } from './facts.ts';
import { isOutOfReach } from './views/region.ts';

/** Fewer unrelated providers than this may fail at once by chance. */
export const MANY_PROVIDERS = 3;

/** How many services get no answer in this round; 0 where they belong to fewer than three providers. */
export function countCrowd(facts: RoundFacts): number {
  const mute = muteServices(facts);
  const providers = new Set(mute.map(({ provider }) => provider.toLowerCase()));
  return providers.size < MANY_PROVIDERS ? 0 : mute.length;
}

/**
 * Whether one of them is shown to be silent at its own address. Else their names may be what is led astray, all of them by
 * one hand, as by a program against distraction.
 */
export function isCrowdShown(facts: RoundFacts): boolean {
  return muteServices(facts).some(({ observations }) =>
    observations.some((one) => one.role === 'knock' && silent(one)),
  );
}

function muteServices({ services, country }: RoundFacts): readonly ServiceFacts[] {
  return services.filter((service) => !isOutOfReach(service, country) && isMute(service));
}

/** Every attempt ends in silence or breaks on the way: no word of a name, a certificate or this device explains it. */
function isMute(service: ServiceFacts): boolean {
  if (service.where === 'local') return false;
  const seen = readEndpoints(service).filter(({ state }) => state.kind !== 'unseen');
  return (
    seen.length > 0 &&
    seen.every(({ state }) => state.kind === 'fails' && isOnTheWay(state.by.outcome.layer))
  );
}

function isOnTheWay(layer: string): boolean {
  return layer === 'timeout' || layer === 'tcp';
}

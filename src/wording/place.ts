import type { Suspect } from '../diagnosis/suspect.ts';

/**
 * What a set of suspects lets a sentence say; finer than the side. `near`: device or network · `way`: the path alone ·
 * `not_yours`: the path or the provider · `theirs`: the provider alone.
 */
export type Place = 'device' | 'network' | 'near' | 'way' | 'not_yours' | 'theirs' | 'unclear';

const PLACES: Readonly<Record<string, Place>> = {
  device: 'device',
  network: 'network',
  'device+network': 'near',
  path: 'way',
  'path+provider': 'not_yours',
  provider: 'theirs',
};

/** The place that a set of suspects, in reporting order, stands for. */
export function placeOf(suspects: readonly Suspect[]): Place {
  return PLACES[suspects.join('+')] ?? 'unclear';
}

/** The side that a place lies on, as message keys spell it. */
export type PlaceSide = 'yours' | 'not_yours' | 'theirs' | 'unclear';

export const PLACE_SIDE: Readonly<Record<Place, PlaceSide>> = {
  device: 'yours',
  network: 'yours',
  near: 'yours',
  way: 'not_yours',
  not_yours: 'not_yours',
  theirs: 'theirs',
  unclear: 'unclear',
};

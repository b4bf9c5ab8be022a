import { answered } from '../attempts.ts';
import type { TargetView } from './target-view.ts';

/** Where a name leads to from here, compared with what independent resolvers say. */
export type Place = 'right' | 'elsewhere' | 'unknown';

export function placeOf({ local, name, resolved }: TargetView): Place {
  const answering = resolved.flatMap((o) => (answered(o) ? (o.outcome.address ?? []) : []));
  const addresses = [...local.addresses, ...answering];
  if (addresses.length === 0 || name.state !== 'known') return 'unknown';
  return addresses.some((address) => name.addresses.includes(address)) ? 'right' : 'elsewhere';
}

/** It leads to another place than the others say, and the place that they say is alive from here. */
export function isElsewhere(view: TargetView): boolean {
  return placeOf(view) === 'elsewhere' && view.knock.state === 'alive';
}

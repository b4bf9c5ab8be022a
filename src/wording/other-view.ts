import type { Place } from './place.ts';
import { isPlannedWork } from './planned-work.ts';
import type { FailingService } from './report-parts.ts';

/** What narrowed a verdict to one suspect, beyond this browser's own attempts. */
export type OtherView = 'others_fail' | 'official' | 'planned' | 'provider_errors' | 'others_near';

interface Narrowed {
  readonly view: OtherView;
  readonly place: Place;
}

/** By the number of the rule that decided. */
const RULES: Readonly<Record<string, Narrowed>> = {
  P5a: { view: 'others_fail', place: 'theirs' },
  P5b: { view: 'official', place: 'theirs' },
  P5d: { view: 'provider_errors', place: 'theirs' },
  P5e: { view: 'others_near', place: 'way' },
};

/** The view that decided, where no more suspects are left than its texts speak of. */
export function otherViewOf(
  { fault, service }: FailingService,
  place: Place,
): OtherView | undefined {
  const narrowed = RULES[fault.evidence[0]?.id ?? ''];
  if (narrowed?.place !== place) return undefined;
  const isPlanned = narrowed.view === 'official' && isPlannedWork(service.official);
  return isPlanned ? 'planned' : narrowed.view;
}

import type { Place } from './place.ts';
import type { ReportFault } from './report-parts.ts';

/** What narrowed a verdict to one suspect, beyond this browser's own attempts. */
export type OtherView =
  | 'others_fail'
  | 'official'
  | 'other_network'
  | 'provider_errors'
  | 'others_near';

interface Narrowed {
  readonly view: OtherView;
  readonly place: Place;
}

/** By the number of the rule that decided. */
const RULES: Readonly<Record<string, Narrowed>> = {
  P5a: { view: 'others_fail', place: 'theirs' },
  P5b: { view: 'official', place: 'theirs' },
  P5c: { view: 'other_network', place: 'theirs' },
  P5d: { view: 'provider_errors', place: 'theirs' },
  P5e: { view: 'others_near', place: 'way' },
};

/** The view that decided, where no more suspects are left than its texts speak of. */
export function otherViewOf({ evidence }: ReportFault, place: Place): OtherView | undefined {
  const narrowed = RULES[evidence[0]?.id ?? ''];
  return narrowed?.place === place ? narrowed.view : undefined;
}

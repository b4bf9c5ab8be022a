import type { FaultGroup } from './fault-group.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import { isUnrelated, nameGroup } from './name-group.ts';
import { partsOf } from './parts-of.ts';
import type { FailingService } from './report-parts.ts';
import { SERVICE_NATURE } from './service-nature.ts';
import type { Translate } from './translate.ts';

export interface HeadlineOptions {
  /** The controls have shown that the connection is in order. */
  readonly connectionWorks: boolean;
}

/** The headline of one or more services that fail alike. */
export function serviceHeadline(group: FaultGroup, t: Translate, options: HeadlineOptions): string {
  const [lead, ...others] = group.members;
  const { service, fault } = lead;
  if (fault.scope === 'partial') {
    const key = `partial_${partialPlace(group, options)}_headline` as const;
    return fill(t, key, service.name, partsOf(service, t).failing);
  }
  if (group.view !== undefined && fault.scope === 'down') {
    const many = others.length === 0 ? '' : '_many';
    return fill(t, `view_${group.view}${many}_headline`, nameGroup(group, t));
  }
  if (isPartOfInternet(group, options)) return t(`part_of_internet_${group.shape}_headline`);
  if (others.length === 0 && hasOwnWords(group) && !isBare(group, options)) {
    return ownHeadline(lead, group, t);
  }
  const stem = stemOf(group, options);
  return others.length === 0
    ? fill(t, `${stem}_headline`, service.name)
    : fill(t, `${stem}_many_headline`, nameGroup(group, t));
}

/** Many unrelated services, and a connection that is shown to work. */
function isPartOfInternet(
  group: FaultGroup,
  options: HeadlineOptions,
): group is FaultGroup & { readonly shape: 'silent' | 'broken' } {
  const isFar = group.place === 'way' || group.place === 'not_yours';
  return isFar && group.shape !== 'slow' && isUnrelated(group) && !isBare(group, options);
}

/** True where the cause's own texts fit: one service, down, its suspects those that the texts speak of. */
export function hasOwnWords({ members, place, shape }: FaultGroup): boolean {
  const [{ fault }] = members;
  const nature = SERVICE_NATURE[fault.cause];
  const fits = fault.scope !== 'partial' && nature.shape === shape && nature.places.includes(place);
  return members.length === 1 && fits;
}

function ownHeadline({ service, fault }: FailingService, group: FaultGroup, t: Translate): string {
  if (fault.cause === 'name-filtered' && group.place !== 'network') {
    return fill(t, 'cause_name_filtered_near_headline', service.name, service.provider);
  }
  const early = fault.certainty === 'suspected';
  if (early && (fault.cause === 'no-answer' || fault.cause === 'does-not-answer')) {
    return fill(t, 'not_yours_silent_now_headline', service.name);
  }
  return fill(t, `cause_${messageWord(fault.cause)}_headline`, service.name, service.provider);
}

type Stem =
  | 'device'
  | 'network'
  | 'near'
  | 'not_yours_bare'
  | 'not_yours_silent'
  | 'not_yours_silent_now'
  | 'not_yours_broken'
  | 'not_yours_slow'
  | 'theirs_broken'
  | 'theirs_slow'
  | 'unclear_silent'
  | 'unclear_broken'
  | 'unclear_slow';

function stemOf(group: FaultGroup, options: HeadlineOptions): Stem {
  const { place, shape, members } = group;
  switch (place) {
    case 'device':
    case 'network':
    case 'near':
      return place;
    case 'theirs':
      return shape === 'slow' ? 'theirs_slow' : 'theirs_broken';
    case 'unclear':
      return `unclear_${shape}`;
    case 'way':
    case 'not_yours': {
      if (isBare(group, options)) return 'not_yours_bare';
      const early = members.some(({ fault }) => fault.certainty === 'suspected');
      return shape === 'silent' && early ? 'not_yours_silent_now' : `not_yours_${shape}`;
    }
  }
}

/** "Your connection works" is said only where the controls have shown it. */
function isBare({ place }: FaultGroup, { connectionWorks }: HeadlineOptions): boolean {
  return !connectionWorks && (place === 'way' || place === 'not_yours');
}

function partialPlace(
  group: FaultGroup,
  options: HeadlineOptions,
): 'not_yours' | 'bare' | 'theirs' | 'yours' | 'unclear' {
  switch (group.place) {
    case 'way':
    case 'not_yours':
      return isBare(group, options) ? 'bare' : 'not_yours';
    case 'theirs':
    case 'unclear':
      return group.place;
    case 'device':
    case 'network':
    case 'near':
      return 'yours';
  }
}

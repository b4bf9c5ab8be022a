import type { FaultGroup } from './fault-group.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import { isUnrelated, nameGroup } from './name-group.ts';
import { partsOf } from './parts-of.ts';
import { plannedUntil } from './planned-work.ts';
import type { ReportedService } from './report-parts.ts';
import { SERVICE_NATURE } from './service-nature.ts';
import type { Translate } from './translate.ts';

export interface HeadlineOptions {
  /** The controls have shown that the connection is in order. */
  readonly connectionWorks: boolean;
}

/** The headline of one or more services that fail alike. */
export function serviceHeadline(group: FaultGroup, t: Translate, options: HeadlineOptions): string {
  const { members, side, shape, view } = group;
  const [{ service, fault }, ...others] = members;
  const isBare = isUnproven(group, options);
  if (fault.scope === 'partial') {
    const key = `partial_${isBare ? 'bare' : side}_headline` as const;
    return fill(t, key, service.name, partsOf(service, t).failing);
  }
  const many = others.length === 0 ? '' : '_many';
  if (view && fault.scope === 'down') {
    const until = view === 'planned' && others.length === 0 ? endOfWork(service, t) : undefined;
    if (until) return fill(t, 'view_planned_until_headline', service.name, until);
    return fill(t, `view_${view}${many}_headline`, nameGroup(group, t));
  }
  if (side === 'not_yours' && !isBare && shape !== 'slow' && isUnrelated(group)) {
    return t(`part_of_internet_${shape}_headline`);
  }
  if (hasOwnWords(group) && !isBare) return ownHeadline(group, t);
  return fill(
    t,
    `${isBare ? 'not_yours_bare' : stemOf(group)}${many}_headline`,
    nameGroup(group, t),
  );
}

function endOfWork({ official }: ReportedService, t: Translate): string | undefined {
  if (!official) return undefined;
  const nowMs = Date.parse(official.fetchedAt);
  return plannedUntil(official, { nowMs, locale: t('language_tag') });
}

/** "Your connection works" is said only where the controls have shown it. */
function isUnproven({ side }: FaultGroup, { connectionWorks }: HeadlineOptions): boolean {
  return !connectionWorks && side === 'not_yours';
}

/** True where the cause's own texts fit: one service, down, its suspects those that the texts speak of. */
export function hasOwnWords({ members, place, shape }: FaultGroup): boolean {
  const [{ fault }] = members;
  const nature = SERVICE_NATURE[fault.cause];
  const fits = fault.scope !== 'partial' && nature.shape === shape && nature.places.includes(place);
  return members.length === 1 && fits;
}

function ownHeadline({ members: [{ service, fault }], place }: FaultGroup, t: Translate): string {
  if (fault.cause === 'name-filtered' && place !== 'network') {
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
  | 'not_yours_silent'
  | 'not_yours_silent_now'
  | 'not_yours_broken'
  | 'not_yours_slow'
  | 'theirs_broken'
  | 'theirs_slow'
  | 'unclear_silent'
  | 'unclear_broken'
  | 'unclear_slow';

function stemOf({ place, shape, members }: FaultGroup): Stem {
  switch (place) {
    case 'theirs':
      return shape === 'slow' ? 'theirs_slow' : 'theirs_broken';
    case 'unclear':
      return `unclear_${shape}`;
    case 'way':
    case 'not_yours': {
      const early = members.some(({ fault }) => fault.certainty === 'suspected');
      return shape === 'silent' && early ? 'not_yours_silent_now' : `not_yours_${shape}`;
    }
    default:
      return place;
  }
}

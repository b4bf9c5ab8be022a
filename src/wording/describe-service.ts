import type { ServiceCause } from '../diagnosis/cause.ts';
import type { Suspect } from '../diagnosis/suspect.ts';
import { isAddressRange } from './address-range.ts';
import { isHiddenFailure } from './describe-unknown.ts';
import type { Words } from './description.ts';
import type { FaultGroup } from './fault-group.ts';
import { fill } from './fill.ts';
import { joinNames, joinSentences } from './join-texts.ts';
import { messageWord } from './message-word.ts';
import { isUnnamed, MOST_NAMES, nameGroup, namesOf } from './name-group.ts';
import { partsOf } from './parts-of.ts';
import type { FailingService } from './report-parts.ts';
import { type HeadlineOptions, hasOwnWords, serviceHeadline } from './service-headline.ts';
import type { MessageKey, Translate } from './translate.ts';
import { whereTheySpeak } from './where-they-speak.ts';

/** Describes services that fail alike, by a fault that is not the user's own connection as a whole. */
export function describeService(
  group: FaultGroup,
  t: Translate,
  options: HeadlineOptions & {
    /** Whether the service that decides is known to be watched after this. */
    readonly watched: boolean;
  },
): Words {
  return {
    headline: serviceHeadline(group, t, options),
    detail: joinSentences(detailOf(group, t, options), t),
    action: actionOf(group, t, options),
    nonAction: nonActionOf(group, t),
  };
}

function detailOf(
  group: FaultGroup,
  t: Translate,
  { connectionWorks }: HeadlineOptions,
): readonly (string | undefined)[] {
  const { members, view, siblings } = group;
  const [{ service, fault }] = members;
  const shown = members.slice(0, MOST_NAMES).map((member) => member.service);
  const answering = fault.scope === 'partial' && partsOf(service, t).answering;
  return [
    view ? t(`view_${view}_detail`) : factOf(group, t),
    answering ? fill(t, 'partial_answering', answering) : undefined,
    isUnnamed(group) ? fill(t, 'among_them', namesOf(shown, t)) : undefined,
    ...sideSentences(group, t),
    view === 'others_near' && connectionWorks ? t('otherwise_fine') : undefined,
    service.failedElsewhere ? t('failed_elsewhere') : undefined,
    siblings.length > 0 ? fill(t, 'siblings', namesOf(siblings, t), service.provider) : undefined,
  ];
}

/** What was seen, where one cause stands behind it all and the headline is about one service. */
function factOf({ members }: FaultGroup, t: Translate): string | undefined {
  const [{ service, fault }, ...others] = members;
  if (others.length > 0) return undefined;
  return fill(t, `cause_${messageWord(fault.cause)}_detail`, service.name, service.provider);
}

function sideSentences(group: FaultGroup, t: Translate): readonly string[] {
  const { place, view, members, providers, supplier = '' } = group;
  const far = supplier || farName(members);
  const isShared = providers > 1 && (!supplier || isAddressRange(supplier));
  switch (place) {
    case 'theirs':
      return [t('theirs_side')];
    case 'unclear':
      return [fill(t, 'unclear_side', suspectList(group, t))];
    case 'way':
      if (view === 'others_near') return [];
      return [providers > 1 ? t('way_many_side') : fill(t, 'way_side', far)];
    case 'not_yours':
      if (!isShared) return [fill(t, 'not_yours_side', far)];
      return [...(supplier ? [fill(t, 'range_side', supplier)] : []), t('shared_side')];
    default:
      return [];
  }
}

/** Who is at the far end: the service by its own name, several of one provider by the provider's. */
function farName([{ service }, ...others]: FaultGroup['members']): string {
  return others.length === 0 ? service.name : service.provider;
}

function suspectList({ members, providers }: FaultGroup, t: Translate): string {
  const suspects = members[0].fault.suspects.map((suspect: Suspect) => {
    if (suspect !== 'provider') return t(`suspect_${suspect}`);
    return providers > 1 ? t('maybe_services') : fill(t, 'maybe_provider', farName(members));
  });
  return joinNames(suspects, t, 'disjunction');
}

function actionOf(group: FaultGroup, t: Translate, { watched }: { watched: boolean }): string {
  const [{ fault }] = group.members;
  // Whoever is to blame, a name that exists nowhere is worth a look at how it was written.
  const isOwn = hasOwnWords(group) || (fault.cause === 'name-gone' && group.members.length === 1);
  const action = isOwn ? ownAction(group, t) : placeAction(group, t);
  const later = group.side === 'theirs' || group.side === 'not_yours';
  const promises = later && watched && !ASKS_FOR_A_LOOK.includes(fault.cause);
  return joinSentences([action, promises ? t('watching') : undefined], t) ?? action;
}

/** Their own advice is more than waiting: a second sentence about waiting would only blur it. */
const ASKS_FOR_A_LOOK: readonly ServiceCause[] = ['name-gone', 'wrong-content'];

function ownAction({ members: [lead], place }: FaultGroup, t: Translate): string {
  const { service, fault } = lead;
  if (fault.cause === 'name-filtered' && place !== 'network') {
    return place === 'device' ? t('cause_name_filtered_device_do') : t('near_do');
  }
  const where = whereTheySpeak(service, t);
  if (!where && (place === 'theirs' || fault.cause === 'name-gone'))
    return t(ALONE[fault.cause] ?? 'theirs_do_alone');
  const names = [service.name, service.provider, where ?? ''];
  return fill(t, `cause_${messageWord(fault.cause)}_do`, ...names);
}

/** What is more than waiting where no place is known where the provider speaks. */
const ALONE: Readonly<Partial<Record<ServiceCause, MessageKey>>> = {
  'name-gone': 'cause_name_gone_do_alone',
  'certificate-expired': 'cause_certificate_expired_do_alone',
  'wrong-content': 'cause_wrong_content_do',
};

function placeAction(group: FaultGroup, t: Translate): string {
  const { place, members, view } = group;
  if (view === 'others_near') return t('view_others_near_do');
  const hidden = members.every(({ service }) => isHiddenFailure(service));
  if (place === 'unclear' && hidden) return fill(t, 'unclear_do_hidden', nameGroup(group, t));
  if (place !== 'theirs') return t(place === 'way' ? 'not_yours_do' : `${place}_do`);
  const where = whereTheySpeak(members[0].service, t);
  return where ? fill(t, 'theirs_do', where) : t('theirs_do_alone');
}

function nonActionOf(group: FaultGroup, t: Translate): string {
  const { place, members } = group;
  const [lead] = members;
  const { service, fault } = lead;
  if (!hasOwnWords(group) || (fault.cause === 'name-filtered' && !isSeenAlive(lead))) {
    return t(place === 'way' ? 'not_yours_dont' : `${place}_dont`);
  }
  return fill(t, `cause_${messageWord(fault.cause)}_dont`, service.name, service.provider);
}

/** The service's own address answered from here: only then "it is up" is more than a guess. */
function isSeenAlive({ service }: FailingService): boolean {
  return service.observations.some(
    ({ role, outcome }) =>
      role === 'knock' &&
      !outcome.opaque &&
      (outcome.kind === 'response' || outcome.layer === 'tls'),
  );
}

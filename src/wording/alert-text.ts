import type { Cause, ServiceCause, UserCause } from '../diagnosis/cause.ts';
import { type Side, sideOf } from '../diagnosis/suspect.ts';
import type { Alert, AlertMember } from '../formats/alerts.ts';
import { alertNames, manyOf } from './alert-names.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import { joinSentences } from './join-texts.ts';
import { type MessageWord, messageWord } from './message-word.ts';
import { type Place, placeOf } from './place.ts';
import { SERVICE_NATURE } from './service-nature.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { MessageKey, Translate } from './translate.ts';

/** What a notification says, and the side that its icon stands for. */
export interface AlertText {
  readonly title: string;
  readonly message: string;
  readonly side: Side;
}

/** An alert in the language of `t`. `clock`: without its locale, which the language settles. */
export function alertText(alert: Alert, t: Translate, clock: Omit<Clock, 'locale'>): AlertText {
  const { kind, isOwn } = alert;
  const locale = t('language_tag');
  const since = kind === 'back' ? undefined : sinceWhen(alert, t, { ...clock, locale });
  const { title, sentences } = isOwn ? ofOwnSide(alert, t) : ofServices(alert, t);
  const side = kind === 'back' ? 'ok' : isOwn ? 'yours' : sideOfAll(alert);
  return { title, message: joinSentences([...sentences, since], t) ?? '', side };
}

/** What a person sees who asks whether alerts come through. */
export function sampleText(t: Translate): AlertText {
  return { title: t('alert_test_title'), message: t('alert_test'), side: 'ok' };
}

interface Parts {
  readonly title: string;
  readonly sentences: readonly (string | undefined)[];
}

function ofServices(alert: Alert, t: Translate): Parts {
  const { kind, members, connectionWorks } = alert;
  const names = members.map(({ name }) => name);
  const title = fill(t, `alert_${stemOf(alert)}${manyOf(names)}_title`, alertNames(names, t));
  if (kind === 'back') return { title, sentences: [lasted(alert, t)] };
  const place = placeOfAll(members);
  const isFar = place === 'theirs' || place === 'not_yours' || place === 'way';
  const provider = members[0]?.provider ?? '';
  const isOfMany = new Set(members.map((member) => member.provider)).size > 1;
  return {
    title,
    sentences: [
      isFar && connectionWorks ? t('alert_works') : undefined,
      !isFar
        ? t(`alert_${place}`)
        : isOfMany
          ? t('alert_far_many')
          : fill(t, `alert_${place}`, provider),
      isFar ? t('alert_do_nothing') : undefined,
    ],
  };
}

type Stem =
  | 'silent'
  | 'broken'
  | 'slow'
  | 'partial'
  | 'held_up'
  | 'unstable'
  | 'still'
  | 'still_broken'
  | 'still_slow'
  | 'still_partial'
  | 'still_unstable'
  | 'back'
  | 'fine';

function stemOf({ kind, members, isUnsteady }: Alert): Stem {
  const shape = common(members.map(shapeOf)) ?? 'broken';
  if (kind === 'back') return shape === 'silent' ? 'back' : 'fine';
  if (kind === 'unstable') return 'unstable';
  if (kind === 'reminder') {
    if (isUnsteady) return 'still_unstable';
    return shape === 'silent' ? 'still' : `still_${shape}`;
  }
  return isNear(placeOfAll(members)) && shape !== 'partial' ? 'held_up' : shape;
}

function isNear(place: Place): boolean {
  return place === 'device' || place === 'network' || place === 'near';
}

function shapeOf({ cause, scope }: AlertMember): 'silent' | 'broken' | 'slow' | 'partial' {
  if (scope !== 'down') return scope;
  return isServiceCause(cause) ? SERVICE_NATURE[cause].shape : 'silent';
}

function isServiceCause(cause: Cause): cause is ServiceCause {
  return cause in SERVICE_NATURE;
}

/** Where all of them sit; of several places no more is said than that it cannot be told. */
function placeOfAll(members: readonly AlertMember[]): Place {
  const places = members.map(({ suspects }) => placeOf(suspects));
  const isFar = places.every((place) => place === 'theirs' || place === 'not_yours');
  return common(places) ?? (isFar ? 'not_yours' : 'unclear');
}

function sideOfAll({ members }: Alert): Side {
  const sides = members.map(({ suspects }) => sideOf(suspects));
  const isFar = sides.every((side) => side === 'theirs' || side === 'not-yours');
  return common(sides) ?? (isFar ? 'not-yours' : 'unclear');
}

function common<T>(all: readonly T[]): T | undefined {
  const [first, ...others] = new Set(all);
  return others.length === 0 ? first : undefined;
}

/** A fault with one of these leaves nothing reachable; the others leave something. */
const CUTS_OFF: readonly Cause[] = [
  'not-connected',
  'no-internet',
  'captive-portal',
  'proxy',
  'proxy-sign-in',
  'dns-broken',
  'https-blocked',
  'browser-blocked',
];

function ofOwnSide(alert: Alert, t: Translate): Parts {
  const { kind, members } = alert;
  const cause = members[0]?.cause;
  const what = isUserCause(cause) ? messageWord(cause) : undefined;
  switch (kind) {
    case 'back': {
      const isOnline = cause !== undefined && CUTS_OFF.includes(cause);
      const title = t(isOnline ? 'alert_own_online_title' : 'alert_own_fine_title');
      return { title, sentences: [lasted(alert, t)] };
    }
    case 'unstable':
      return { title: t('alert_own_unstable_title'), sentences: [t('alert_own_unstable')] };
    case 'reminder':
      return alert.isUnsteady
        ? { title: t('alert_own_still_unstable_title'), sentences: [t('alert_own_unstable')] }
        : {
            title: t('alert_own_still_title'),
            sentences: [what && t(`cause_${what}_headline`)],
          };
    case 'fault':
    case 'joined':
      return {
        title: t('alert_own_title'),
        sentences: what ? [t(`cause_${what}_headline`), t(doOf(what))] : [],
      };
  }
}

/** A notification has no buttons to speak of. */
function doOf(what: MessageWord<UserCause>): MessageKey {
  return what === 'captive_portal' || what === 'proxy_sign_in'
    ? `alert_do_${what}`
    : `cause_${what}_do`;
}

function isUserCause(cause: Cause | undefined): cause is UserCause {
  return cause !== undefined && !isServiceCause(cause);
}

function lasted({ downMs = 0, isSeenInPart }: Alert, t: Translate): string | undefined {
  const key = isSeenInPart ? 'alert_seen_failing' : 'alert_lasted';
  return downMs > 0 ? fill(t, key, durationInWords(downMs, t)) : undefined;
}

function sinceWhen({ sinceMs }: Alert, t: Translate, clock: Clock): string | undefined {
  if (sinceMs === undefined) return undefined;
  const time = timeInWords(new Date(sinceMs).toISOString(), clock);
  return time && fill(t, 'alert_since', time);
}

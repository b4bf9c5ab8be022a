import type { Report } from '../formats/report.ts';
import { alertNames, manyOf } from '../wording/alert-names.ts';
import { fill } from '../wording/fill.ts';
import { joinSentences } from '../wording/join-texts.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import type { Translate } from '../wording/translate.ts';
import type { BadgeFacts } from './badge.ts';
import type { UnseenFault, UnseenFaults } from './unseen-faults.ts';

interface TitleFacts {
  readonly report: Report | undefined;
  readonly unseen: UnseenFaults;
  readonly watch: BadgeFacts['watch'] | undefined;
}

/** The button's tooltip: what the report says, what stands beside it, and whether anybody goes on looking. */
export function badgeTitle({ report, unseen, watch }: TitleFacts, t: Translate): string {
  const { side = 'ok', headline = '' } = report?.overall ?? {};
  const stands = standing(unseen, { isOwnFault: side === 'yours' }, t);
  // "All well" is no sentence beside one that says what is not.
  const said = headline !== '' && (side !== 'ok' || stands === undefined) ? headline : undefined;
  const paused = watch && pausedUntil(watch, t);
  return joinSentences([said, stands, paused], t) ?? t('extension_name');
}

function standing(
  { services, isOwnUnstable }: UnseenFaults,
  { isOwnFault }: { isOwnFault: boolean },
  t: Translate,
): string | undefined {
  const own = isOwnUnstable ? t('badge_own_unstable') : undefined;
  if (isOwnFault && services.length > 0) {
    return joinSentences([own, fill(t, 'badge_before', alertNames(namesOf(services), t))], t);
  }
  const gone = services.filter(({ isUnstable }) => !isUnstable);
  const unsteady = services.filter(({ isUnstable }) => isUnstable);
  return joinSentences(
    [own, sentence('badge_not_seen', gone, t), sentence('badge_unstable', unsteady, t)],
    t,
  );
}

function sentence(
  key: 'badge_not_seen' | 'badge_unstable',
  services: readonly UnseenFault[],
  t: Translate,
): string | undefined {
  if (services.length === 0) return undefined;
  const names = namesOf(services);
  return fill(t, `${key}${manyOf(names)}`, alertNames(names, t));
}

function namesOf(services: readonly UnseenFault[]): string[] {
  return services.map(({ name }) => name);
}

function pausedUntil(
  { watching, nowMs }: NonNullable<BadgeFacts['watch']>,
  t: Translate,
): string | undefined {
  if (watching.kind !== 'paused' && watching.kind !== 'over-limit') return undefined;
  const time = timeInWords(watching.until, { nowMs, locale: t('language_tag') });
  const key = watching.kind === 'paused' ? 'badge_paused' : 'badge_over_limit';
  return time && fill(t, key, time);
}

import type { OutsideProbe, OutsideView } from '../formats/outside-view.ts';
import { countryName } from './country-name.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import { joinSentences } from './join-texts.ts';
import { messageWord } from './message-word.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { Translate } from './translate.ts';

/** What one machine elsewhere saw, told in words. */
export interface OutsideProbeWords {
  readonly country: string;
  readonly isNear: boolean;
  readonly network: string;
  readonly outcome: OutsideProbe['outcome'];
  readonly saw: string;
  /** How long it took; undefined where it says nothing or was not told. */
  readonly took: string | undefined;
}

/** Machines elsewhere one by one: those near first, then by country and network. */
export function outsideProbesInWords(
  { probes }: OutsideView,
  t: Translate,
): readonly OutsideProbeWords[] {
  const told = probes.map((probe) => probeInWords(probe, t));
  return told.sort(
    (a, b) =>
      Number(b.isNear) - Number(a.isNear) ||
      a.country.localeCompare(b.country, t('language_tag')) ||
      a.network.localeCompare(b.network, t('language_tag')),
  );
}

function probeInWords(probe: OutsideProbe, t: Translate): OutsideProbeWords {
  const { country, isNear, network, asn, outcome, status, durationMs } = probe;
  const isServerError = outcome === 'fails' && status !== undefined;
  return {
    country: countryName(country, t),
    isNear,
    network: network || `AS${asn}`,
    outcome,
    saw: isServerError
      ? fill(t, 'outside_saw_fails_status', String(status))
      : t(`outside_saw_${messageWord(outcome)}`),
    took: durationMs === undefined ? undefined : durationInWords(durationMs, t),
  };
}

/** What the machines elsewhere saw in sum; those turned away, and those that say nothing, count for neither side. */
export function outsideSummary({ probes }: OutsideView, t: Translate): string {
  const answered = probes.filter(({ outcome }) => outcome === 'answers').length;
  const total = answered + probes.filter(({ outcome }) => outcome === 'fails').length;
  if (total === 0) return t('outside_nobody_tells');
  return fill(t, 'outside_summary', String(answered), String(total));
}

/** Why nobody elsewhere could tell, and from when on asking again makes sense. */
export function outsideFailure(
  { problem = 'unreachable', retryAt }: OutsideView,
  t: Translate,
  clock: Clock,
): string {
  const time = mayAskAgain(retryAt, clock) ? undefined : timeInWords(retryAt, clock);
  const later = time && fill(t, 'outside_until', time);
  const reason = t(`outside_problem_${messageWord(problem)}`);
  return joinSentences([reason, later], t) ?? reason;
}

/** Whether asking makes sense by now. */
export function mayAskAgain(retryAt: string | undefined, { nowMs }: Pick<Clock, 'nowMs'>): boolean {
  return retryAt === undefined || !(Date.parse(retryAt) > nowMs);
}

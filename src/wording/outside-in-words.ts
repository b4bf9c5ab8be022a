import type { OutsideProbe, OutsideView } from '../formats/outside-view.ts';
import { countryName } from './country-name.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import { joinSentences } from './join-texts.ts';
import { messageWord } from './message-word.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { Translate } from './translate.ts';

/** What one machine elsewhere saw, told in words. */
export interface OutsideProbeWords extends Pick<OutsideProbe, 'isNear' | 'outcome'> {
  readonly country: string;
  readonly network: string;
  readonly saw: string;
  /** How long it took; undefined where that was not told. */
  readonly took: string | undefined;
}

/** Machines elsewhere one by one: those near first, then by country. */
export function outsideProbesInWords(
  { probes }: OutsideView,
  t: Translate,
): readonly OutsideProbeWords[] {
  const nearFirst = ({ isNear }: OutsideProbeWords): number => (isNear ? 0 : 1);
  return probes
    .map((probe) => probeInWords(probe, t))
    .sort((a, b) => nearFirst(a) - nearFirst(b) || a.country.localeCompare(b.country));
}

function probeInWords(probe: OutsideProbe, t: Translate): OutsideProbeWords {
  const { country, isNear, network, outcome, status, durationMs } = probe;
  return {
    isNear,
    outcome,
    network,
    country: countryName(country, t),
    saw:
      status !== undefined && outcome === 'fails'
        ? fill(t, 'outside_saw_fails_status', String(status))
        : t(`outside_saw_${messageWord(outcome)}`),
    took: durationMs === undefined ? undefined : durationInWords(durationMs, t),
  };
}

/** What the machines elsewhere saw in sum; those turned away, and those that say nothing, count for neither side. */
export function outsideSummary({ probes }: OutsideView, t: Translate): string {
  const counting = probes.filter(({ outcome }) => outcome === 'answers' || outcome === 'fails');
  const answered = counting.filter(({ outcome }) => outcome === 'answers');
  if (counting.length === 0) return t('outside_nobody_tells');
  return fill(t, 'outside_summary', String(answered.length), String(counting.length));
}

/** Why nobody elsewhere could tell, and from when on asking again makes sense. */
export function outsideFailure(view: OutsideView, t: Translate, clock: Clock): string {
  const { problem = 'unreachable', retryAt } = view;
  const time = mayAskAgain(view, clock) ? undefined : timeInWords(retryAt, clock);
  const reason = fill(t, `outside_problem_${messageWord(problem)}`, askedBy(view));
  return joinSentences([reason, time && fill(t, 'outside_until', time)], t) ?? reason;
}

/** Whoever asks the machines elsewhere. */
export function askedBy({ by = 'Globalping' }: OutsideView): string {
  return by;
}

/** Whether asking makes sense by now. */
export function mayAskAgain({ retryAt = '' }: OutsideView, { nowMs }: Clock): boolean {
  return !(Date.parse(retryAt) > nowMs);
}

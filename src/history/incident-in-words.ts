import { type Side, sideOf } from '../diagnosis/suspect.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import { messageWord } from '../wording/message-word.ts';
import { placeOf } from '../wording/place.ts';
import { isServiceFault, isUserFault, type ReportFault } from '../wording/report-parts.ts';
import { SERVICE_NATURE } from '../wording/service-nature.ts';
import { sideName } from '../wording/side.ts';
import { statusLine } from '../wording/status-line.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';
import type { ShownIncident } from './history-state.ts';
import { momentInWords } from './moments.ts';

/** What the incident's subject is called. */
export function subjectName({ incident, names }: ShownIncident, t: Translate): string {
  if (incident.service === null) return t('history_own_side');
  return names.service ?? incident.service;
}

/** "WeChat did not answer", or does not where it still goes on. */
export function incidentHeadline(shown: ShownIncident, t: Translate): string {
  const { incident, isStanding } = shown;
  const tense = isStanding ? 'is' : 'was';
  const { verdict } = incident;
  if (incident.service === null) return t(`history_own_${verdict.scope}_${tense}`);
  return t(`history_${shapeOf(verdict)}_${tense}`, subjectName(shown, t));
}

function shapeOf(fault: ReportFault): 'silent' | 'broken' | 'slow' | 'partial' {
  if (fault.scope !== 'down') return fault.scope;
  return isServiceFault(fault) ? SERVICE_NATURE[fault.cause].shape : 'silent';
}

/** Whose side it was, in one sentence. */
export function sideSentence(shown: ShownIncident, t: Translate): string {
  const { incident, names, isStanding } = shown;
  const place = placeOf(incident.verdict.suspects);
  const key: MessageKey = `history_side_${place}_${isStanding ? 'is' : 'was'}`;
  const far = place === 'theirs' ? names.provider : names.service;
  return t(key, far ?? subjectName(shown, t));
}

/** A side in a few words. What could not be told then will not be told any more: there is no "yet". */
export function sideInHindsight(side: Side, t: Translate): string {
  return side === 'unclear' ? t('history_unclear') : sideName(side, t);
}

/** The side of an incident, in a few words. */
export function incidentSide({ incident }: ShownIncident, t: Translate): string {
  return sideInHindsight(sideOf(incident.verdict.suspects), t);
}

/** What was seen, in a few words. */
export function faultInWords(fault: ReportFault, shown: ShownIncident, t: Translate): string {
  const service = subjectName(shown, t);
  const { provider = service } = shown.names;
  if (isUserFault(fault) && shown.incident.service === null) {
    return t(`cause_${messageWord(fault.cause)}_headline`);
  }
  return statusLine(fault, { service, provider }, t);
}

/** From when to when, in one line: "12 Nov 2026, 09:26 · 40 minutes". */
export function incidentSpan(shown: ShownIncident, nowMs: number, t: Translate): string {
  const { incident, isStanding } = shown;
  const { startedAt, endedAt } = incident;
  const from = momentInWords(startedAt, { nowMs, t });
  if (endedAt !== null) {
    const lasted = durationInWords(Date.parse(endedAt) - Date.parse(startedAt), t);
    return t('history_span_over', from, lasted);
  }
  if (!isStanding) return t('history_span_lost', from);
  return t('history_span_standing', from, durationInWords(nowMs - Date.parse(startedAt), t));
}

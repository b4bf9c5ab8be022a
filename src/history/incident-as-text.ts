import { sideOf } from '../diagnosis/suspect.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import { reportAsText } from '../wording/report-as-text.ts';
import type { Translate } from '../wording/translate.ts';
import type { OpenedStory, ShownIncident } from './history-state.ts';
import {
  faultInWords,
  incidentHeadline,
  incidentSide,
  sideInHindsight,
  sideSentence,
} from './incident-in-words.ts';
import { momentInWords } from './moments.ts';
import { type StoryEvent, storyEvents } from './story-events.ts';

interface TextOptions {
  readonly story: OpenedStory | undefined;
  /** Ms since the epoch: what the times are told from. */
  readonly nowMs: number;
  readonly t: Translate;
}

/** An incident's story for a help desk, with the report of the round that confirmed it where that is kept. */
export function incidentAsText(shown: ShownIncident, options: TextOptions): string {
  const { story, t } = options;
  const report =
    story?.reportText ??
    (story?.report && reportAsText(story.report, t, { locale: t('language_tag') }));
  const sections = [
    [t('history_text_heading')],
    [incidentHeadline(shown, t), sideSentence(shown, t), t('report_side', incidentSide(shown, t))],
    timesAsText(story, t),
    [
      t('history_story'),
      ...storyEvents(shown.incident).map((event) => eventAsText(event, shown, options)),
    ],
    [
      t('popup_how_do_you_know'),
      ...shown.incident.verdict.evidence.map(({ text, id }) => `- ${text} [${id}]`),
    ],
    report ? [report.trimEnd()] : [],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function timesAsText(story: OpenedStory | undefined, t: Translate): string[] {
  const times = story?.times;
  if (!times) return [];
  return [
    t('report_pair', t('history_failing'), durationInWords(times.failingMs, t)),
    t('report_pair', t('history_missed'), durationInWords(times.unobservedMs, t)),
  ];
}

function eventAsText(
  { at, kind, verdict }: StoryEvent,
  shown: ShownIncident,
  { nowMs, t }: TextOptions,
): string {
  const when = momentInWords(at, { nowMs, t });
  const what = t(`history_event_${kind}`);
  if (!verdict) return `- ${t('report_pair', when, what)}`;
  const side = sideInHindsight(sideOf(verdict.suspects), t);
  const seen = t('history_fault', faultInWords(verdict, shown, t), side);
  return `- ${t('report_pair', when, t('report_pair', what, seen))}`;
}

/** The same for tools. */
export function incidentAsJson(shown: ShownIncident, story: OpenedStory | undefined): string {
  const { incident, names } = shown;
  const report = story?.report;
  return JSON.stringify({ incident, names, ...(report && { report }) }, null, 2);
}

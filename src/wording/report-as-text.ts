import { stationsOf } from '../diagnosis/stations.ts';
import { SUSPECTS } from '../diagnosis/suspect.ts';
import type { Report } from '../formats/report.ts';
import type { Evidence } from '../formats/verdict.ts';
import { attemptAsText } from './attempt-as-text.ts';
import { describeReport } from './describe-report.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import { sideName } from './side.ts';
import { statusLine } from './status-line.ts';
import type { Clock } from './time-in-words.ts';
import type { Translate } from './translate.ts';
import { viewsAsText } from './views-as-text.ts';

export interface TextOptions {
  /** BCP 47 tag that the date is written in. */
  readonly locale: string;
  /** IANA name; the system's own when absent. */
  readonly timeZone?: string;
}

/** A report that a help desk can read. Names hosts only: no path, query or fragment of an address. */
export function reportAsText(report: Report, t: Translate, options: TextOptions): string {
  const clock = { ...options, nowMs: Date.parse(report.startedAt) };
  const sections = [
    [t('report_heading'), ...origin(report, t, options)],
    summary(report, t),
    path(report, t),
    [t('report_user'), ...report.user.evidence.map((evidence) => evidenceLine(evidence, t))],
    ...report.services.map((service) => serviceLines(service, t, clock)),
    [t('report_controls'), ...report.controls.map((control) => item(attemptAsText(control, t)))],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function origin(report: Report, t: Translate, { locale, timeZone }: TextOptions): string[] {
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(report.startedAt));
  return [
    fill(t, 'report_checked', when, durationInWords(report.durationMs, t)),
    fill(t, 'report_made_by', report.extension, report.browser),
  ];
}

function summary(report: Report, t: Translate): string[] {
  const { side, headline, detail, action, nonAction } = describeReport(report, t);
  return [
    headline,
    ...(detail === undefined ? [] : [detail]),
    t('report_side', sideName(side, t)),
    t('report_do', action),
    t('report_dont', nonAction),
  ];
}

function path(report: Report, t: Translate): string[] {
  const stations = stationsOf(report);
  const lines = SUSPECTS.map((suspect) =>
    t('report_pair', t(`suspect_${suspect}`), t(`station_state_${stations[suspect]}`)),
  );
  return [t('report_path'), ...lines.map(item)];
}

function serviceLines(service: Report['services'][number], t: Translate, clock: Clock): string[] {
  const { name, provider, verdict } = service;
  const status = statusLine(verdict, { service: name, provider }, t);
  return [
    fill(t, 'report_service', name, provider, status),
    ...verdict.evidence.map((evidence) => evidenceLine(evidence, t)),
    ...viewsAsText(service, t, clock).map(item),
    ...service.observations.map((observation) => item(attemptAsText(observation, t))),
  ];
}

/** The sentence, the rule behind it, and what it clears and charges. */
function evidenceLine({ id, text, clears, charges }: Evidence, t: Translate): string {
  const named = (suspects: Evidence['clears']): string =>
    joinNames(
      suspects.map((suspect) => t(`suspect_${suspect}`)),
      t,
    );
  const notes = [
    id,
    ...(clears.length > 0 ? [t('report_pair', t('report_clears'), named(clears))] : []),
    ...(charges.length > 0 ? [t('report_pair', t('report_charges'), named(charges))] : []),
  ];
  return item(`${text} [${notes.join('; ')}]`);
}

function item(line: string): string {
  return `- ${line}`;
}

import type { Report } from '../formats/report.ts';
import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import { officialInWords } from './official-in-words.ts';
import { outsideFailure, outsideProbesInWords, outsideSummary } from './outside-in-words.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { Translate } from './translate.ts';
import { webAddress } from './web-address.ts';
import { readableAccount } from './where-they-speak.ts';

type Service = Report['services'][number];

/** What was learned of a service elsewhere, line by line: its provider's word, others' view, what it shares. */
export function viewsAsText(service: Service, t: Translate, clock: Clock): readonly string[] {
  const { suppliers = [], failedElsewhere } = service;
  const account = webAddress(readableAccount(service));
  return [
    ...official(service, t, clock),
    // Its query and fragment may be the person's own.
    account && fill(t, 'report_account', account.host + account.pathname.replace(/\/$/, '')),
    ...outside(service, t, clock),
    failedElsewhere && t('failed_elsewhere'),
    suppliers.length > 0 && fill(t, 'report_shares', joinNames(suppliers, t)),
  ].filter((line) => typeof line === 'string');
}

function official({ official: word, verdict }: Service, t: Translate, clock: Clock): string[] {
  if (!word) return [];
  const isFailing = verdict.kind === 'fault';
  const { sentence, incident, raw } = officialInWords(word, t, { ...clock, isFailing });
  const page = webAddress(word.page ?? word.feed)?.host ?? '';
  const looked = timeInWords(word.fetchedAt, clock) ?? word.fetchedAt;
  return [
    fill(t, 'report_official', page, looked, sentence),
    ...[incident?.title, raw]
      .filter((text) => text !== undefined)
      .map((text) => fill(t, 'report_quotation', text.replaceAll(/\s+/g, ' '))),
  ];
}

function outside({ outside: view }: Service, t: Translate, clock: Clock): string[] {
  const hasFailed = view?.state === 'failed';
  if (!hasFailed && view?.state !== 'answered') return [];
  const words = hasFailed ? outsideFailure(view, t, clock) : outsideSummary(view, t);
  const lines = outsideProbesInWords(view, t).map(({ country, isNear, network, saw, took }) => {
    const where = isNear ? fill(t, 'outside_near', country) : country;
    const machine = fill(t, 'report_outside_probe', where, network);
    return took
      ? fill(t, 'report_attempt', machine, saw, took)
      : fill(t, 'report_pair', machine, saw);
  });
  return [fill(t, 'report_outside', view.host, words), ...lines];
}

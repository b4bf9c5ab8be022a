import type { Report } from '../formats/report.ts';
import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import { type OfficialWords, officialInWords } from './official-in-words.ts';
import { outsideFailure, outsideProbesInWords, outsideSummary } from './outside-in-words.ts';
import { supplierName } from './supplier-name.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { Translate } from './translate.ts';
import { webAddress } from './web-address.ts';

type Service = Report['services'][number];

/** What was learned of a service elsewhere, line by line: its provider's word, others' view, what it shares. */
export function viewsAsText(service: Service, t: Translate, clock: Clock): readonly string[] {
  const { account, suppliers = [], failedElsewhere } = service;
  const names = suppliers.map((supplier) => supplierName(supplier, t));
  return [
    ...official(service, t, clock),
    ...(account === undefined ? [] : [fill(t, 'report_account', placeOf(account))]),
    ...outside(service, t, clock),
    ...(failedElsewhere ? [t('failed_elsewhere')] : []),
    ...(names.length > 0 ? [fill(t, 'report_shares', joinNames(names, t))] : []),
  ];
}

function official({ official: word, verdict }: Service, t: Translate, clock: Clock): string[] {
  if (!word) return [];
  const words = officialInWords(word, t, { ...clock, isFailing: verdict.kind === 'fault' });
  const page = hostOf(word.page ?? word.feed);
  const looked = timeInWords(word.fetchedAt, clock) ?? word.fetchedAt;
  return [fill(t, 'report_official', page, looked, words.sentence), ...quotations(words, t)];
}

function quotations({ incident, raw }: OfficialWords, t: Translate): string[] {
  const quoted = [incident?.title, raw].filter((text) => text !== undefined);
  return quoted.map((text) => fill(t, 'report_quotation', text.replaceAll(/\s+/g, ' ').trim()));
}

function outside({ outside: view }: Service, t: Translate, clock: Clock): string[] {
  if (view?.state === 'failed') {
    return [fill(t, 'report_outside', view.host, outsideFailure(view, t, clock))];
  }
  if (view?.state !== 'answered') return [];
  const lines = outsideProbesInWords(view, t).map(({ country, isNear, network, saw, took }) => {
    const where = isNear ? fill(t, 'outside_near', country) : country;
    return fill(t, 'report_outside_probe', where, network, [saw, took].filter(Boolean).join(', '));
  });
  return [fill(t, 'report_outside', view.host, outsideSummary(view, t)), ...lines];
}

/** An address may carry what is the person's own in its query and fragment, and in its credentials. */
function placeOf(address: string): string {
  const url = webAddress(address);
  return url ? `${url.host}${url.pathname.replace(/\/$/, '')}` : '';
}

function hostOf(address: string): string {
  return webAddress(address)?.host ?? '';
}

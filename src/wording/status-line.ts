import type { ReportVerdict } from '../formats/verdict.ts';
import { isOutOfRegion } from './describe-unknown.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import { isServiceFault, type ReportedService, type ReportFault } from './report-parts.ts';
import { reportsTrouble } from './reports-trouble.ts';
import type { Translate } from './translate.ts';

/** What a service and its provider are called. */
export interface Names {
  readonly service: string;
  readonly provider: string;
}

/** How a service is in a few words, with a hint where its provider reports trouble. */
export function serviceLine(service: ReportedService, t: Translate): string {
  const { name, provider, verdict, official } = service;
  const line = statusLine(verdict, { service: name, provider }, t);
  return verdict && reportsTrouble(official) ? fill(t, 'status_official', line) : line;
}

/** A verdict in a few words, to stand beside the service's name in a list. `undefined`: none stands yet. */
export function statusLine(verdict: ReportVerdict | undefined, names: Names, t: Translate): string {
  const { service, provider } = names;
  switch (verdict?.kind) {
    case undefined:
      return t('status_checking');
    case 'ok':
      return t('status_ok');
    case 'refusing':
      return fill(t, `refusal_${messageWord(verdict.cause)}_status`, service, provider);
    case 'unknown':
      if (isOutOfRegion(verdict)) return t('region_status');
      return fill(t, `unknown_${messageWord(verdict.why)}_status`, service, provider);
    case 'fault':
      return faultLine(verdict, names, t);
  }
}

function faultLine(fault: ReportFault, { service, provider }: Names, t: Translate): string {
  const line = fill(t, `cause_${messageWord(fault.cause)}_status`, service, provider);
  const partial = fault.scope === 'partial' && isServiceFault(fault);
  return partial ? fill(t, 'status_partial', line) : line;
}

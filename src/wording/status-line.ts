import type { ReportVerdict } from '../formats/verdict.ts';
import { isHiddenFailure } from './describe-unknown.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import type { ReportedService } from './report-parts.ts';
import type { Translate } from './translate.ts';

/** A service's verdict in a few words, to stand beside its name in a list. Without a verdict: "Checking…". */
export function statusLine(service: ReportedService, t: Translate): string {
  const { name, provider, verdict } = service;
  switch (verdict?.kind) {
    case undefined:
      return t('status_checking');
    case 'ok':
      return t('status_ok');
    case 'refusing':
      return fill(t, `refusal_${messageWord(verdict.cause)}_status`, name, provider);
    case 'unknown':
      return verdict.why === 'no-permission' && isHiddenFailure(service)
        ? t('unknown_no_permission_failed_status')
        : fill(t, `unknown_${messageWord(verdict.why)}_status`, name, provider);
    case 'fault':
      return faultLine(verdict, service, t);
  }
}

function faultLine(
  { cause, scope }: Extract<ReportVerdict, { kind: 'fault' }>,
  { name, provider }: ReportedService,
  t: Translate,
): string {
  const line = fill(t, `cause_${messageWord(cause)}_status`, name, provider);
  return scope === 'partial' ? fill(t, 'status_partial', line) : line;
}

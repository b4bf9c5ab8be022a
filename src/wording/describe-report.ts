import { describeOk } from './describe-ok.ts';
import { describeService } from './describe-service.ts';
import { describeUnknown } from './describe-unknown.ts';
import { describeUser } from './describe-user.ts';
import type { Description, Words } from './description.ts';
import { groupOf } from './fault-group.ts';
import {
  asFailing,
  type Describable,
  isUserFault,
  isWatched,
  type ReportedService,
} from './report-parts.ts';
import type { Translate } from './translate.ts';

/** Says what a report means, in the language of `t`. Without `overall` the round still runs: side `checking`. */
export function describeReport(report: Describable, t: Translate): Description {
  const { detail, ...words } = wordsOf(report, t);
  const side = report.overall?.side ?? 'checking';
  return { side, ...words, ...(detail === undefined ? {} : { detail }) };
}

/** The headline alone, for `overall.headline`, the badge's tooltip and the popup's `h1`. */
export function headlineOf(report: Describable, t: Translate): string {
  return wordsOf(report, t).headline;
}

function wordsOf(report: Describable, t: Translate): Words {
  const { overall, user } = report;
  if (!overall) return checking(report, t);
  if (overall.side === 'ok') return describeOk(report, t);
  const service = decidingService(report);
  const verdict = service?.verdict ?? user;
  if (verdict?.kind === 'fault') {
    if (isUserFault(verdict)) return describeUser(verdict, report, t);
    const lead = service && asFailing(service);
    if (lead) {
      const connectionWorks = user?.kind === 'ok';
      const watched = isWatched(lead.service, report);
      return describeService(groupOf(lead, report.services), t, { connectionWorks, watched });
    }
  }
  if (verdict?.kind === 'unknown') return describeUnknown(verdict, t, service);
  return describeUnknown({ kind: 'unknown', why: 'insufficient', evidence: [] }, t);
}

/** The service whose verdict decided; undefined where the user's own side did. */
function decidingService({ overall, services, user }: Describable): ReportedService | undefined {
  const named = services.find(({ id }) => id === overall?.service);
  if (named?.verdict && named.verdict.kind !== 'ok') return named;
  if (user?.kind === 'fault' || user?.kind === 'unknown') return undefined;
  return services.find(({ verdict }) => verdict?.kind === 'unknown');
}

function checking({ user, services }: Describable, t: Translate): Words {
  const works = user?.kind === 'ok' && services.length > 0;
  return {
    headline: t(works ? 'checking_connection_ok_headline' : 'checking_headline'),
    detail: t('checking_detail'),
    action: t('checking_do'),
    nonAction: t('checking_dont'),
  };
}

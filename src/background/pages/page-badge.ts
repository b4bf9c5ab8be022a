import type { Report } from '../../formats/report.ts';
import type { Badge } from '../../platform/action.ts';
import type { Translate } from '../../wording/translate.ts';
import { badgeOf } from '../badge.ts';
import type { FailedPage } from './failed-pages.ts';

/** What the button says of a failed page; undefined before anything is known of it. */
export function pageBadge({ report, only, note }: FailedPage, t: Translate): Badge | undefined {
  if (report === undefined) return undefined;
  if (report.overall.side !== 'ok') return badgeOf(report, t);
  // The site answers and its page did not come: only the server's own word names a side.
  const overall = { side: only === 'server-error' ? 'theirs' : 'unclear', headline: note } as const;
  return badgeOf({ ...report, overall, services: report.services.map(withServerError) }, t);
}

/** For the count on the button: this one page is what fails. */
function withServerError(service: Report['services'][number]): Report['services'][number] {
  return {
    ...service,
    verdict: {
      kind: 'fault',
      suspects: ['provider'],
      cause: 'server-error',
      scope: 'partial',
      certainty: 'suspected',
      evidence: [],
    },
  };
}

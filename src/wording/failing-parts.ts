import type { Report } from '../formats/report.ts';
import { joinNames } from './join-texts.ts';
import type { ReportedService } from './report-parts.ts';
import type { Translate } from './translate.ts';

type Attempt = Report['controls'][number];

/** What of a service does not work, such as "signing in and pictures and video"; hosts where functions are not told. */
export function failingParts(service: ReportedService, t: Translate): string {
  const failing = lastAttempts(service).filter(isBad);
  const functions = new Set(
    failing.flatMap(({ index = 0 }) => {
      const known = service.endpoints?.[index];
      return known ? [known.function] : [];
    }),
  );
  if (functions.size > 0) {
    return joinNames(
      [...functions].map((part) => t(`function_${part}`)),
      t,
    );
  }
  const hosts = [...new Set(failing.map(({ host }) => host))];
  return hosts.length > 0 ? joinNames(hosts, t) : t('function_other');
}

function lastAttempts({ observations }: ReportedService): readonly Attempt[] {
  const last = new Map<number, Attempt>();
  for (const attempt of observations) {
    if (attempt.role === 'endpoint') last.set(attempt.index ?? 0, attempt);
  }
  return [...last.values()];
}

function isBad({ outcome }: Attempt): boolean {
  return outcome.kind === 'failure' || outcome.status >= 500 || outcome.content === 'other';
}

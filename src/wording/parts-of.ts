import type { Report } from '../formats/report.ts';
import { joinNames } from './join-texts.ts';
import type { ReportedService } from './report-parts.ts';
import type { Translate } from './translate.ts';

type Attempt = Report['controls'][number];

export interface Parts {
  /** What does not work, such as "signing in and pictures and video". */
  readonly failing: string;
  /** What answers; undefined for nothing that was seen to. */
  readonly answering: string | undefined;
}

/** A service by its parts: what they are for, or their hosts where that is not told or does not tell them apart. */
export function partsOf(service: ReportedService, t: Translate): Parts {
  const attempts = lastAttempts(service);
  const bad = attempts.filter(isBad);
  const good = attempts.filter((attempt) => !isBad(attempt));
  const purposeOf = ({ index = 0, host }: Attempt): string => {
    const known = service.endpoints?.[index];
    return known ? t(`function_${known.function}`) : host;
  };
  const hostOf = ({ host }: Attempt): string => host;
  const tellsApart = (name: (attempt: Attempt) => string): boolean =>
    !bad.some((one) => good.some((other) => name(one) === name(other)));
  const apart = [purposeOf, hostOf].find(tellsApart);
  const named = (of: readonly Attempt[]): string =>
    joinNames([...new Set(of.map(apart ?? purposeOf))], t);
  return {
    failing: bad.length > 0 ? named(bad) : t('function_other'),
    answering: apart && bad.length > 0 && good.length > 0 ? named(good) : undefined,
  };
}

/** How each endpoint did at last. */
export function lastAttempts({
  observations,
}: Pick<ReportedService, 'observations'>): readonly Attempt[] {
  const last = new Map<number, Attempt>();
  for (const attempt of observations) {
    if (attempt.role === 'endpoint') last.set(attempt.index ?? 0, attempt);
  }
  return [...last.values()];
}

/** No answer, or one that serves nobody. */
export function isBad({ outcome }: Attempt): boolean {
  return outcome.kind === 'failure' || outcome.status >= 500 || outcome.content === 'other';
}

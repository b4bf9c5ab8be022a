import { isBad, lastAttempts } from './parts-of.ts';
import type { ReportedService } from './report-parts.ts';
import type { Translate } from './translate.ts';
import { webAddress } from './web-address.ts';

type Spoken = Pick<ReportedService, 'account' | 'observations' | 'official'>;

/** The provider's account, unless it lies on a host that just failed: nobody could read it there. */
export function readableAccount({ account, observations }: Spoken): string | undefined {
  const host = webAddress(account)?.host;
  const failing = lastAttempts({ observations }).filter(isBad);
  const isOutOfReach = failing.some((attempt) => bare(attempt.host) === bare(host));
  return host === undefined || isOutOfReach ? undefined : account;
}

function bare(host: string | undefined): string | undefined {
  return host?.replace(/^www\./, '');
}

/** Where the provider's own words can be read, as the object of "look at"; undefined where no such place is known. */
export function whereTheySpeak(service: Spoken, t: Translate): string | undefined {
  if (readableAccount(service) !== undefined) return t('their_account');
  const { official } = service;
  return official && !official.problem ? t('their_page') : undefined;
}

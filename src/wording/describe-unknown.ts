import type { ReportVerdict } from '../formats/verdict.ts';
import type { Words } from './description.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import type { ReportedService } from './report-parts.ts';
import type { Translate } from './translate.ts';

export type ReportUnknown = Extract<ReportVerdict, { kind: 'unknown' }>;

/** Describes that there is no verdict, and why. `service`: the one it is about; absent: the connection as a whole. */
export function describeUnknown(
  verdict: ReportUnknown,
  t: Translate,
  service?: ReportedService,
): Words {
  if (service && isOutOfRegion(verdict)) return outOfRegion(service, t);
  const { why } = verdict;
  const reason = why === 'no-permission' && !service ? 'insufficient' : why;
  const stem = `unknown_${messageWord(reason)}` as const;
  const names = [service?.name ?? '', service?.provider ?? ''];
  const hidden = why === 'no-permission' && service !== undefined && isHiddenFailure(service);
  return {
    headline: fill(
      t,
      hidden ? 'unknown_no_permission_failed_headline' : `${stem}_headline`,
      ...names,
    ),
    detail: hidden ? undefined : fill(t, `${stem}_detail`, ...names),
    action: fill(t, `${stem}_do`, ...names),
    nonAction: hidden ? t('unclear_dont') : fill(t, `${stem}_dont`, ...names),
  };
}

/** Rule R1: known not to answer in this region, which is no outage. */
export function isOutOfRegion(verdict: ReportVerdict | undefined): boolean {
  return verdict?.kind === 'unknown' && verdict.evidence[0]?.id === 'R1';
}

function outOfRegion({ name, reachableFrom }: ReportedService, t: Translate): Words {
  const [only] = reachableFrom ?? [];
  const headline = only ? (`region_${only}_only_headline` as const) : 'region_headline';
  return {
    headline: fill(t, headline, name),
    detail: t('region_detail'),
    action: t('region_do'),
    nonAction: t('region_dont'),
  };
}

/** It failed, and without host access the browser keeps the reason to itself. */
export function isHiddenFailure({ observations }: Pick<ReportedService, 'observations'>): boolean {
  return observations.some(
    ({ role, outcome }) =>
      role === 'endpoint' && outcome.kind === 'failure' && outcome.opaque === true,
  );
}

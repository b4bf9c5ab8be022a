import type { Words } from './description.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import type { Describable, ReportedService, UserFault } from './report-parts.ts';
import type { Translate } from './translate.ts';

/** Describes a fault of the user's own side. `report` tells which service was asked about, and how wrong the clock is. */
export function describeUser(fault: UserFault, report: Describable, t: Translate): Words {
  const cause = messageWord(fault.cause);
  return {
    headline: headlineOfFault(fault, report, t),
    detail: isWalledGarden(fault)
      ? t('cause_no_internet_partial_detail')
      : t(`cause_${cause}_detail`),
    action: t(`cause_${cause}_do`),
    nonAction: nonActionOf(fault, report, t),
  };
}

function headlineOfFault(fault: UserFault, report: Describable, t: Translate): string {
  if (fault.cause === 'dns-broken' && fault.scope === 'partial') {
    return t('cause_dns_broken_partial_headline');
  }
  if (isWalledGarden(fault)) return t('cause_no_internet_partial_headline');
  if (fault.cause !== 'clock') return t(`cause_${messageWord(fault.cause)}_headline`);
  if (!isProvenClock(fault)) return t('cause_clock_near_headline');
  const skewMs = clockSkewMs(report);
  return skewMs === undefined
    ? t('cause_clock_headline')
    : fill(t, 'cause_clock_headline_by', durationInWords(skewMs, t));
}

/** Nothing answers but the services of one provider. */
function isWalledGarden({ cause, scope }: UserFault): boolean {
  return cause === 'no-internet' && scope === 'partial';
}

/** Only the clock itself makes it the device's alone. */
function isProvenClock({ suspects }: UserFault): boolean {
  return suspects.length === 1 && suspects[0] === 'device';
}

/** Below this a clock is right for all that matters here, in ms. */
const LEAST_SKEW_MS = 60_000;

/** Median of what the controls' clocks say, as a length of time; undefined where none was read. */
function clockSkewMs({ controls = [] }: Describable): number | undefined {
  const skews = controls
    .flatMap(({ outcome }) => (outcome.kind === 'response' ? (outcome.clockSkewMs ?? []) : []))
    .map(Math.abs)
    .filter((skewMs) => skewMs >= LEAST_SKEW_MS)
    .sort((a, b) => a - b);
  return skews[Math.floor(skews.length / 2)];
}

function nonActionOf(fault: UserFault, report: Describable, t: Translate): string {
  const [service, ...others] = asked(report);
  const offline = fault.cause === 'not-connected' || fault.cause === 'no-internet';
  if (offline && service && others.length === 0) {
    return fill(t, 'offline_dont_named', service.name);
  }
  if (fault.cause === 'clock' && !isProvenClock(fault)) return t('near_dont');
  return t(`cause_${messageWord(fault.cause)}_dont`);
}

function asked({ services }: Describable): readonly ReportedService[] {
  return services.filter(({ verdict }) => verdict?.kind === 'fault');
}

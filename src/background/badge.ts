import { sideOf } from '../diagnosis/suspect.ts';
import type { Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import type { Badge } from '../platform/action.ts';
import type { Translate } from '../wording/translate.ts';

type FaultOf = Extract<ReportVerdict, { kind: 'fault' }>;
type Colours = Pick<Badge, 'colour' | 'textColour'>;

/** Text on its ground has a contrast of 4.5 to 1 or more in each pair. */
const RED: Colours = { colour: '#b3261e', textColour: '#ffffff' };
const PALE_RED: Colours = { colour: '#fbd9d5', textColour: '#8c1d18' };
const ORANGE: Colours = { colour: '#8f4b00', textColour: '#ffffff' };
const PALE_ORANGE: Colours = { colour: '#ffe0b8', textColour: '#6b3800' };
const GREY: Colours = { colour: '#5f6368', textColour: '#ffffff' };

/** A count beyond two digits does not fit. */
const MOST_COUNTED = 99;

/** What the toolbar button shows of the last report; of none, the plain button. */
export function badgeOf(report: Report | undefined, t: Translate): Badge {
  const plain: Badge = { text: '', ...GREY, title: t('extension_name'), icon: 'icons/icon' };
  if (report === undefined) return plain;
  const { side, headline } = report.overall;
  const title = headline === '' ? plain.title : headline;
  const icon = `icons/state-${side}`;
  switch (side) {
    case 'ok':
      return { ...plain, title };
    case 'yours':
      return { text: '!', ...(isConfirmedYours(report) ? ORANGE : PALE_ORANGE), title, icon };
    case 'unclear':
      return { text: '?', ...GREY, title, icon };
    case 'theirs':
    case 'not-yours': {
      const faults = farFaults(report);
      const isConfirmed = faults.some(({ certainty }) => certainty === 'confirmed');
      return { text: countOf(faults), ...(isConfirmed ? RED : PALE_RED), title, icon };
    }
  }
}

function farFaults({ services }: Report): FaultOf[] {
  return services.flatMap(({ verdict }) => (isFarFault(verdict) ? verdict : []));
}

function isFarFault(verdict: ReportVerdict): verdict is FaultOf {
  if (verdict.kind !== 'fault') return false;
  const side = sideOf(verdict.suspects);
  return side === 'theirs' || side === 'not-yours';
}

function countOf(faults: readonly FaultOf[]): string {
  return faults.length > MOST_COUNTED ? `${MOST_COUNTED}+` : String(faults.length);
}

function isConfirmedYours({ user, services, overall }: Report): boolean {
  const deciding = services.find(({ id }) => id === overall.service)?.verdict ?? user;
  return deciding.kind === 'fault' && deciding.certainty === 'confirmed';
}

import { type Side, sideOf } from '../diagnosis/suspect.ts';
import type { WatchBook } from '../formats/incident.ts';
import type { Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import type { Badge } from '../platform/action.ts';
import type { Watching } from '../protocol.ts';
import type { Translate } from '../wording/translate.ts';
import { badgeTitle } from './badge-title.ts';
import { type UnseenFaults, unseenFaults } from './unseen-faults.ts';

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
/** Nobody looks for now. */
const PAUSED = '||';

/** What a report does not know. */
export interface BadgeFacts {
  /** What rounds have come to: an incident stands even where the last round could not look. */
  readonly book?: WatchBook;
  /** Whether scheduled rounds take place; absent where nobody knows. */
  readonly watch?: {
    readonly watching: Watching;
    /** Wall clock, ms since the epoch. */
    readonly nowMs: number;
  };
}

/**
 * What the toolbar button shows of a report over all enabled services (undefined before the first): of faults elsewhere their number, of one at home a mark that nothing else has. The
 * tooltip says it in whole sentences, and icon and text differ wherever the colour does.
 */
export function badgeOf(
  report: Report | undefined,
  t: Translate,
  { book, watch }: BadgeFacts = {},
): Badge {
  const unseen = unseenFaults(report, book);
  const side = shownSide(report, unseen);
  const title = badgeTitle({ report, unseen, watch }, t);
  const halt = watch?.watching.kind;
  const isPaused = halt === 'paused' || halt === 'over-limit';
  const icon = side === 'ok' ? 'icons/icon' : `icons/state-${side}`;
  switch (side) {
    case 'ok':
      return { text: isPaused ? PAUSED : '', ...GREY, title, icon };
    case 'yours': {
      const isConfirmed = report === undefined || isConfirmedYours(report, unseen);
      return { text: '!', ...(isConfirmed ? ORANGE : PALE_ORANGE), title, icon };
    }
    case 'unclear':
      return { text: '?', ...GREY, title, icon };
    case 'theirs':
    case 'not-yours': {
      const faults = farFaults(report);
      const more = unseen.services.filter(({ side: of }) => of === 'theirs' || of === 'not-yours');
      const isConfirmed =
        more.length > 0 || faults.some(({ certainty }) => certainty === 'confirmed');
      const text = countOf(faults.length + more.length);
      return { text, ...(isConfirmed ? RED : PALE_RED), title, icon };
    }
  }
}

/** The report's side; where it has nothing to tell of what still stands, that decides. */
function shownSide(report: Report | undefined, { services, isOwnUnstable }: UnseenFaults): Side {
  const side = report?.overall.side ?? 'ok';
  if (side !== 'ok' && side !== 'unclear') return side;
  const sides = new Set(services.map((one) => one.side));
  if (sides.has('not-yours')) return 'not-yours';
  if (sides.has('theirs')) return 'theirs';
  if (isOwnUnstable || sides.has('yours')) return 'yours';
  return sides.has('unclear') ? 'unclear' : side;
}

function farFaults(report: Report | undefined): FaultOf[] {
  return (report?.services ?? []).flatMap(({ verdict }) => (isFarFault(verdict) ? verdict : []));
}

function isFarFault(verdict: ReportVerdict): verdict is FaultOf {
  if (verdict.kind !== 'fault') return false;
  const side = sideOf(verdict.suspects);
  return side === 'theirs' || side === 'not-yours';
}

function countOf(count: number): string {
  return count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
}

function isConfirmedYours({ user, services, overall }: Report, unseen: UnseenFaults): boolean {
  if (overall.side !== 'yours') return unseen.isOwnUnstable || unseen.services.length > 0;
  const deciding = services.find(({ id }) => id === overall.service)?.verdict ?? user;
  return deciding.kind === 'fault' && deciding.certainty === 'confirmed';
}

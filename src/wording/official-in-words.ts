import { LEVELS } from '../diagnosis/other-views.ts';
import type { OfficialWord } from '../formats/official-word.ts';
import { fill } from './fill.ts';
import { plannedUntil } from './planned-work.ts';
import { reportsTrouble } from './reports-trouble.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { Translate } from './translate.ts';

type Incident = OfficialWord['incidents'][number];

/** What a status page says, told in words; what the provider wrote itself stays apart, to be shown as a quotation. */
export interface OfficialWords {
  readonly sentence: string;
  /** The incident that the sentence is about. */
  readonly incident: Incident | undefined;
  /** The page's own word for it, where the sentence could not put it in words. */
  readonly raw: string | undefined;
  /** Incidents beside this one. */
  readonly others: number;
}

interface Asker extends Clock {
  /** Our own probe of the service failed: "all is well" then means that they have not noticed or said it yet. */
  readonly isFailing: boolean;
}

/** Words that status pages have for how far an incident has come. */
const STATES = {
  investigating: 'investigating',
  identified: 'identified',
  monitoring: 'monitoring',
  recovering: 'monitoring',
  verifying: 'monitoring',
  active: 'open',
  ongoing: 'open',
  in_progress: 'open',
} as const;

type State = (typeof STATES)[keyof typeof STATES];

/** Tells one status page's word on one service. */
export function officialInWords(word: OfficialWord, t: Translate, asker: Asker): OfficialWords {
  const [incident, ...others] = word.incidents.toSorted((a, b) => rankOf(b) - rankOf(a));
  const state = stateOf(incident?.raw);
  const unclear = state ? undefined : (incident ?? (word.level === 'unknown' ? word : undefined));
  return {
    sentence: sentenceOf(word, incident, t, { ...asker, state: state ?? 'open' }),
    incident,
    raw: unclear?.raw,
    others: others.length,
  };
}

/** The incident that names the service first, then the worst. */
function rankOf({ isNamed, level }: Incident): number {
  return (isNamed ? LEVELS.length : 0) + LEVELS.indexOf(level);
}

function stateOf(raw = ''): State | undefined {
  const word = raw.toLowerCase();
  return Object.entries(STATES).find(([known]) => known === word)?.[1];
}

function sentenceOf(
  word: OfficialWord,
  incident: Incident | undefined,
  t: Translate,
  { state, isFailing, ...clock }: Asker & { readonly state: State },
): string {
  const { level, problem } = word;
  const worst = Math.max(...[level, incident?.level ?? level].map((one) => LEVELS.indexOf(one)));
  switch (LEVELS[worst]) {
    case 'operational':
      if (incident) return t('official_note');
      return t(isFailing ? 'official_silent' : 'official_well');
    case 'maintenance': {
      const until = plannedUntil(word, clock);
      return until ? fill(t, 'official_planned_until', until) : t('official_planned');
    }
    case 'degraded':
    case 'partial':
    case 'major': {
      const told = incident ? stateInWords(state, incident, t, clock) : t(`level_${level}`);
      if (!reportsTrouble(word)) return fill(t, 'official_unnamed', told);
      return fill(t, incident && isFailing ? 'official_known' : 'official_reported', told);
    }
    default:
      if (problem === 'no-permission') return t('official_not_allowed');
      return t(problem ? 'official_unread' : 'official_odd');
  }
}

function stateInWords(state: State, { since }: Incident, t: Translate, clock: Clock): string {
  const time = timeInWords(since, clock);
  return time ? fill(t, `official_state_${state}_since`, time) : t(`official_state_${state}`);
}

import { LEVELS, type Level } from '../diagnosis/other-views.ts';
import type { OfficialWord } from '../formats/official-word.ts';
import { typeset } from './fill.ts';
import { reportsTrouble } from './reports-trouble.ts';
import { type Clock, timeInWords } from './time-in-words.ts';
import type { MessageKey, Translate } from './translate.ts';

type Incident = OfficialWord['incidents'][number];

/** What a status page says, told in words; what the provider wrote itself stays apart, to be shown as a quotation. */
export interface OfficialWords {
  readonly kind: 'trouble' | 'planned' | 'quiet' | 'unread';
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

/** Tells one status page's word on one service. */
export function officialInWords(word: OfficialWord, t: Translate, asker: Asker): OfficialWords {
  const [incident, ...others] = [...word.incidents].sort((a, b) => rankOf(b) - rankOf(a));
  const { kind, sentence, raw } = tell(word, incident, typeset(t), asker);
  const isAbout = kind === 'unread' ? undefined : incident;
  return { kind, sentence, incident: isAbout, raw, others: isAbout ? others.length : 0 };
}

/** The incident that names the service first, then the worst. */
function rankOf({ isNamed, level }: Incident): number {
  return (isNamed ? LEVELS.length : 0) + LEVELS.indexOf(level);
}

type Told = Pick<OfficialWords, 'kind' | 'sentence' | 'raw'>;

function tell(
  word: OfficialWord,
  incident: Incident | undefined,
  t: Translate,
  asker: Asker,
): Told {
  const level = worse(word.level, incident?.level ?? 'unknown');
  const raw = word.raw;
  switch (level) {
    case 'unknown':
      return { kind: 'unread', sentence: t(unreadKey(word)), raw: word.problem ? undefined : raw };
    case 'operational':
      return { kind: 'quiet', sentence: t(quietKey(incident, asker)), raw: undefined };
    case 'maintenance': {
      const until = timeInWords(incident?.until, asker);
      const sentence = until ? t('official_planned_until', until) : t('official_planned');
      return { kind: 'planned', sentence, raw: undefined };
    }
    case 'degraded':
    case 'partial':
    case 'major':
      return { kind: 'trouble', ...trouble(word, incident, t, asker) };
  }
}

function worse(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}

function unreadKey({ problem }: OfficialWord): MessageKey {
  if (problem === 'no-permission') return 'official_not_allowed';
  return problem ? 'official_unread' : 'official_odd';
}

function quietKey(incident: Incident | undefined, { isFailing }: Asker): MessageKey {
  if (incident) return 'official_note';
  return isFailing ? 'official_silent' : 'official_well';
}

function trouble(
  word: OfficialWord,
  incident: Incident | undefined,
  t: Translate,
  asker: Asker,
): Omit<Told, 'kind'> {
  const isAboutIt = reportsTrouble(word);
  if (!incident) {
    const level = t(`level_${word.level}`);
    const sentence = isAboutIt
      ? t('official_trouble', level)
      : t('official_trouble_unnamed', level);
    return { sentence, raw: undefined };
  }
  const state = stateOf(incident);
  const since = timeInWords(incident.since, asker);
  const told = since
    ? t(`official_state_${state ?? 'open'}_since`, since)
    : t(`official_state_${state ?? 'open'}`);
  const sentence = t(isAboutIt ? 'official_known' : 'official_known_unnamed', told);
  return { sentence, raw: state === undefined ? incident.raw : undefined };
}

type State = 'investigating' | 'identified' | 'monitoring';

/** Words that status pages have for how far an incident has come. */
const STATES: Readonly<Record<string, State>> = {
  investigating: 'investigating',
  identified: 'identified',
  monitoring: 'monitoring',
  recovering: 'monitoring',
};

function stateOf({ raw = '' }: Incident): State | undefined {
  return STATES[raw.toLowerCase()];
}

import type { OfficialWord } from '../formats/official-word.ts';
import { reportsTrouble } from './reports-trouble.ts';
import { type Clock, timeInWords } from './time-in-words.ts';

/** Whether a provider says of this very service that it is being worked on, and reports no trouble besides. */
export function isPlannedWork(word: OfficialWord | undefined): word is OfficialWord {
  return word?.level === 'maintenance' && !reportsTrouble(word);
}

/** Until when the work is planned, as "14:00"; undefined where that is not told, or was to be over by now. */
export function plannedUntil({ incidents }: OfficialWord, clock: Clock): string | undefined {
  const ends = incidents.filter(
    ({ level, until = '' }) => level === 'maintenance' && Date.parse(until) > clock.nowMs,
  );
  const end = ends.find(({ isNamed }) => isNamed) ?? ends[0];
  return timeInWords(end?.until, clock);
}

import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';
import { nameOf } from './name-of.ts';

export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly kind: 'watched' | 'not-watched' | 'gone';
}

/** Services in the person's order, then those that only history knows; without the user's own side. */
export function subjectsOf(state: HistoryState, t: Translate): Subject[] {
  const listed = state.services ?? [];
  const ids = new Set(listed.map(({ id }) => id));
  const gone = [...(state.days?.keys() ?? [])].filter((id) => id !== '' && !ids.has(id));
  return [
    ...listed.map(
      ({ id, name, isWatched }): Subject => ({
        id,
        name,
        kind: isWatched ? 'watched' : 'not-watched',
      }),
    ),
    ...gone.map((id): Subject => ({ id, name: nameOf(id, state, t), kind: 'gone' })),
  ];
}

/** Those whose name or id has all of the words. */
export function findSubjects(subjects: readonly Subject[], find: string): Subject[] {
  const words = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return subjects.filter(({ id, name }) => {
    const text = `${name} ${id}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

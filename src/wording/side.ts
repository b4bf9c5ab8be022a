import type { Side, Suspect } from '../diagnosis/suspect.ts';
import type { Translate } from './translate.ts';

/** What a set of suspects means to a person. An empty set stands for no fault. */
export function sideOf(suspects: readonly Suspect[]): Side {
  if (suspects.length === 0) return 'ok';
  if (suspects.every((suspect) => suspect === 'device' || suspect === 'network')) return 'yours';
  if (suspects.every((suspect) => suspect === 'provider')) return 'theirs';
  if (suspects.every((suspect) => suspect === 'path' || suspect === 'provider')) return 'not-yours';
  return 'unclear';
}

/** The side in a few words, for lists, tooltips and copied reports. */
export function sideName(side: Side | 'checking', _t: Translate): string {
  return side;
}

import type { Side } from '../diagnosis/suspect.ts';
import { messageWord } from './message-word.ts';
import type { Translate } from './translate.ts';

/** The side in a few words, for lists, tooltips and copied reports. */
export function sideName(side: Side | 'checking', t: Translate): string {
  return t(`side_${messageWord(side)}`);
}

import type { Level } from '../diagnosis/other-views.ts';
import { worstOfAll } from './worst-level.ts';

/** How a page does that says nothing of the whole: the worst of its parts, and `major` only when all of them are. */
export function levelOfParts(parts: readonly { readonly level: Level }[]): Level {
  const worst = worstOfAll(parts.map((part) => part.level));
  return worst === 'major' && parts.some((part) => part.level !== 'major') ? 'partial' : worst;
}

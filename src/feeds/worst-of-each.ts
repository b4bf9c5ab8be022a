import { LEVELS } from '../diagnosis/other-views.ts';
import type { LooseComponent } from './make-reading.ts';

/** Each part once, as badly as it is spoken of anywhere. */
export function worstOfEach(parts: readonly LooseComponent[]): readonly LooseComponent[] {
  const worst = new Map<string, LooseComponent>();
  for (const part of parts) {
    const known = worst.get(part.id);
    if (known === undefined || LEVELS.indexOf(part.level) > LEVELS.indexOf(known.level)) {
      worst.set(part.id, part);
    }
  }
  return [...worst.values()];
}

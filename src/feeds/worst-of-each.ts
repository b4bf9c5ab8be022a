import type { LooseComponent } from './make-reading.ts';
import { worstOfAll } from './worst-level.ts';

/** Each part once, as badly as it is spoken of anywhere: known to be well only where nobody says anything else. */
export function worstOfEach(parts: readonly LooseComponent[]): readonly LooseComponent[] {
  const worst = new Map<string, LooseComponent>();
  for (const part of parts) {
    const known = worst.get(part.id);
    const isWorse = known === undefined || known.level !== worstOfAll([known.level, part.level]);
    if (isWorse) worst.set(part.id, part);
  }
  return [...worst.values()];
}

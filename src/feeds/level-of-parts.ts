import type { Level } from '../diagnosis/other-views.ts';
import { worstOfAll } from './worst-level.ts';

interface Leveled {
  readonly level: Level;
}

/** How a page does that says nothing of the whole: the worst of its parts, and `major` only when all of them are. */
export function levelOfParts(parts: readonly Leveled[]): Level {
  const worst = worstOfAll(parts.map((part) => part.level));
  return worst === 'major' && parts.some((part) => part.level !== 'major') ? 'partial' : worst;
}

/** The same with its open incidents: one that names parts shows in them already. */
export function levelOfPage(
  parts: readonly Leveled[],
  incidents: readonly (Leveled & { readonly components?: readonly string[] | undefined })[],
): Level {
  const others = incidents.filter((incident) => !incident.components?.length);
  const whole = parts.length === 0 ? [] : [levelOfParts(parts)];
  return worstOfAll([...whole, ...others.map((incident) => incident.level)], 'operational');
}

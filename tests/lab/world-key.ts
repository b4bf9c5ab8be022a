import { CONTROLS, SERVICES } from '../net/site.ts';
import type { LabScenario } from './scenario.ts';
import { stepsOf } from './story.ts';

/** The same for two scenarios in whose worlds the same happens, however they are written; truths are no part of it. */
export function worldKeyOf({ world, story }: Pick<LabScenario, 'world' | 'story'>): string {
  const whole = { services: SERVICES, controls: CONTROLS, outsideMode: 'off', ...world };
  return JSON.stringify([whole, stepsOf({ story })], inOrder);
}

/** For `JSON.stringify`: members of an object by name. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

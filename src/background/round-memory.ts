import * as v from 'valibot';
import type { RoundFacts } from '../diagnosis/facts.ts';
import type { Observation } from '../diagnosis/observation.ts';
import type { Config, Control } from '../formats/config.ts';
import { type StoredItem, storedItem } from '../platform/storage.ts';
import { controlsOf } from '../settings/defaults.ts';

const answeredSchema = v.strictObject({
  controls: v.array(v.string()),
  services: v.array(v.string()),
});

/** Ids of controls and services that have ever answered from this profile. */
export type Answered = v.InferOutput<typeof answeredSchema>;

export const NOTHING_ANSWERED: Answered = { controls: [], services: [] };

export const answeredMemory: StoredItem<Answered> = storedItem('answered', {
  area: 'local',
  schema: answeredSchema,
});

/** What is known to have answered after a round; the same object when nothing is new. */
export function addAnswered(
  known: Answered,
  facts: RoundFacts,
  controls: readonly Control[],
): Answered {
  const answered = new Set(facts.controls.filter(isItself).map(({ endpoint }) => endpoint));
  const ids = {
    controls: controls.filter(({ url }) => answered.has(plain(url))).map(({ id }) => id),
    services: facts.services.filter((s) => s.observations.some(isOwnAnswer)).map(({ id }) => id),
  };
  const next = {
    controls: [...new Set([...known.controls, ...ids.controls])],
    services: [...new Set([...known.services, ...ids.services])],
  };
  const isNew =
    next.controls.length > known.controls.length || next.services.length > known.services.length;
  return isNew ? next : known;
}

/** A portal answers in the name of any plain control: only its exact content, or validated TLS, is its own word. */
function isItself({ outcome, secure }: Observation): boolean {
  if (outcome.kind !== 'response') return false;
  const { verified, content, opaque } = outcome;
  return verified || content === 'expected' || (secure && opaque === true);
}

function isOwnAnswer({ role, outcome }: Observation): boolean {
  return role === 'endpoint' && outcome.kind === 'response';
}

/** An address as observations name it: without query and fragment. */
function plain(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return url.href;
}

/** What remains to be remembered once the configuration has changed: nothing grows beyond what it lists. */
export function pruneAnswered(known: Answered, config: Config): Answered {
  const controls = new Set(controlsOf(config).map(({ id }) => id));
  const services = new Set(config.services.map(({ id }) => id));
  return {
    controls: known.controls.filter((id) => controls.has(id)),
    services: known.services.filter((id) => services.has(id)),
  };
}

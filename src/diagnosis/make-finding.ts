import { numbers } from './attempts.ts';
import type { FINDINGS, Finding, FindingKey } from './finding.ts';
import type { Observation } from './observation.ts';
import { clearedBy, type Suspect } from './suspect.ts';

type Values<K extends FindingKey> = Readonly<Record<(typeof FINDINGS)[K][number], string | number>>;

/** A finding to be told: its values, and what it rests on. */
export interface Told<K extends FindingKey> {
  readonly key: K;
  readonly values: Values<K>;
  readonly clears?: readonly Suspect[];
  readonly charges?: readonly Suspect[];
  readonly cites?: readonly Observation[];
}

/** Evidence in one sentence. `id`: the rule that fired; absent for a finding that only supports one. */
export function finding<K extends FindingKey>(told: Told<K>, id: string = told.key): Finding {
  const cites = told.cites ?? [];
  return {
    id,
    key: told.key,
    values: told.values,
    clears: told.clears ?? [],
    charges: told.charges ?? [],
    ...(cites.length > 0 ? { observations: numbers(cites) } : {}),
  };
}

/** The rule that decides: it charges these suspects, and clears everybody else. */
export function ruling<K extends FindingKey>(
  id: string,
  suspects: readonly Suspect[],
  told: Told<K>,
): Finding {
  return finding({ ...told, clears: clearedBy(suspects), charges: suspects }, id);
}

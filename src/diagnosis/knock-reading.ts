import { answered, failed, hidden } from './attempts.ts';
import type { Observation } from './observation.ts';

/** What became of `https://<address from DoH>/`. `unseen`: without host access refused and alive look the same. */
export interface KnockReading {
  readonly state: 'alive' | 'dead' | 'unseen' | 'none';
  readonly address: string;
  readonly observations: readonly Observation[];
}

/** Reads the knocks for a host: one living address outweighs dead ones. */
export function readKnock(host: string, observations: readonly Observation[]): KnockReading {
  const knocks = observations.filter((o) => o.role === 'knock' && o.subject === host);
  const alive = knocks.filter(isAlive);
  const dead = knocks.filter(isDead);
  const unseen = knocks.filter((o) => !isAlive(o) && hidden(o) && !isDead(o));
  for (const [state, found] of [
    ['alive', alive],
    ['unseen', unseen],
    ['dead', dead],
  ] as const) {
    const [first] = found;
    if (first !== undefined) return { state, address: first.host, observations: found };
  }
  return { state: 'none', address: '', observations: [] };
}

/** A TLS answer, whatever it says: an address literal hardly ever matches the certificate. */
function isAlive(observation: Observation): boolean {
  if (answered(observation)) return true;
  return (
    failed(observation) &&
    observation.outcome.layer === 'tls' &&
    observation.outcome.tls !== undefined
  );
}

function isDead(observation: Observation): boolean {
  if (!failed(observation)) return false;
  const { layer, transport } = observation.outcome;
  // No way there at all (a line without IPv6, say) is no word about the address.
  return layer === 'timeout' || (layer === 'tcp' && transport !== 'unreachable');
}

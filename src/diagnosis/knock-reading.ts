import { answered, failed, hidden } from './attempts.ts';
import { type IpVersion, isUnheard, versionOf } from './ip-version.ts';
import type { Observation } from './observation.ts';

/** What became of `https://<address from DoH>/`. `unseen`: without host access refused and alive look the same. */
export interface KnockReading {
  readonly state: 'alive' | 'dead' | 'unseen' | 'none';
  readonly address: string;
  /** A router says that there is no way to it, while others of its version of IP answer. */
  readonly isCutOff: boolean;
  readonly observations: readonly Observation[];
}

/**
 * Reads the knocks for a host: one living address outweighs dead ones. A dead one of a version of IP by which nothing
 * else answers (`answering`) is no word about the address: that version may be dead from here.
 */
export function readKnock(
  host: string,
  observations: readonly Observation[],
  answering: ReadonlySet<IpVersion>,
): KnockReading {
  const knocks = observations.filter((o) => o.role === 'knock' && o.subject === host);
  const isWitnessed = (o: Observation): boolean => answering.has(versionOf(o.host));
  const alive = knocks.filter(isAlive);
  const dead = knocks.filter((o) => isDead(o) && !isUnheard(versionOf(o.host), answering));
  const isCutOff = knocks.some((o) => isWithoutWay(o) && isWitnessed(o));
  const unseen = knocks.filter((o) => !isAlive(o) && hidden(o) && !isDead(o));
  for (const [state, found] of [
    ['alive', alive],
    ['unseen', unseen],
    ['dead', dead],
  ] as const) {
    const [first] = found;
    if (first !== undefined) return { state, address: first.host, isCutOff, observations: found };
  }
  return { state: 'none', address: '', isCutOff, observations: [] };
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
  const { layer } = observation.outcome;
  // No way there at all (a line without IPv6, say) is no word about the address.
  return layer === 'timeout' || (layer === 'tcp' && !isWithoutWay(observation));
}

function isWithoutWay(observation: Observation): boolean {
  return failed(observation) && observation.outcome.transport === 'unreachable';
}

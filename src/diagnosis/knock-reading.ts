import { answered, failed, hidden } from './attempts.ts';
import { type IpVersion, isUnheard, versionOf } from './ip-version.ts';
import type { Observation, TlsFault } from './observation.ts';

/**
 * What became of `https://<address from DoH>/`, which names nobody. `cut`: somebody takes connections there and ends them, or
 * shows what nobody vouches for: fronts that are well do so with who names nobody, and so may anybody on the way. `unseen`:
 * without host access refused and alive look the same.
 */
export interface KnockReading {
  readonly state: 'alive' | 'dead' | 'cut' | 'unseen' | 'none';
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
  const unseen = knocks.filter((o) => hidden(o) && !isAlive(o) && !isDead(o));
  for (const [state, found] of [
    ['alive', alive],
    ['cut', knocks.filter(isCut)],
    ['unseen', unseen],
    ['dead', dead],
  ] as const) {
    const [first] = found;
    if (first !== undefined) return { state, address: first.host, isCutOff, observations: found };
  }
  return { state: 'none', address: '', isCutOff, observations: [] };
}

/** What is wrong with a certificate that somebody vouches for: an address literal hardly ever matches it. */
const VOUCHED_FOR: readonly (TlsFault | undefined)[] = ['name', 'date', 'revoked'];

/** An answer, or a certificate of somebody whom the browser trusts. */
function isAlive(observation: Observation): boolean {
  if (answered(observation)) return true;
  return failed(observation) && VOUCHED_FOR.includes(observation.outcome.tls);
}

/** Nobody is there, or nobody listens. No way there at all (a line without IPv6, say) is no word about the address. */
function isDead(observation: Observation): boolean {
  if (!failed(observation)) return false;
  const { layer, transport } = observation.outcome;
  return layer === 'timeout' || transport === 'refused';
}

function isCut(observation: Observation): boolean {
  if (!failed(observation) || hidden(observation)) return false;
  if (isAlive(observation) || isDead(observation) || isWithoutWay(observation)) return false;
  return ['tcp', 'tls', 'http'].includes(observation.outcome.layer);
}

function isWithoutWay(observation: Observation): boolean {
  return failed(observation) && observation.outcome.transport === 'unreachable';
}

import { answered } from '../attempts.ts';
import type { RoundFacts, ServiceFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { Observation } from '../observation.ts';

/** How long another endpoint's word stands (rule P5). */
const STANDS_MS = 5 * 60_000;

/** Answers 5xx over validated TLS from other services of the same provider, in this round or in the last minutes. */
export function tellProviderErrors(service: ServiceFacts, facts: RoundFacts): readonly Finding[] {
  const [now] = facts.services
    .filter((other) => other.id !== service.id && isSameProvider(other, service))
    .flatMap(({ observations }) => observations.filter(isServerError));
  if (now !== undefined && answered(now)) {
    const values = { host: now.host, status: now.outcome.status };
    return [finding({ key: 'provider-errors', values, cites: [now] })];
  }
  const [lately] = (service.serverErrors ?? []).filter(({ agoMs }) => agoMs <= STANDS_MS);
  if (lately === undefined) return [];
  const { host, status } = lately;
  return [finding({ key: 'provider-errors', values: { host, status } })];
}

/** The service's own word that it cannot serve; a proxy's signature makes it somebody else's. */
export function isServerError(observation: Observation): boolean {
  if (observation.role !== 'endpoint' || !answered(observation)) return false;
  const { status, verified, proxy, challenge } = observation.outcome;
  return status >= 500 && verified && proxy === undefined && challenge !== true;
}

function isSameProvider(a: ServiceFacts, b: ServiceFacts): boolean {
  return a.provider.toLowerCase() === b.provider.toLowerCase();
}

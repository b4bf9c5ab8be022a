import { answered } from '../attempts.ts';
import { readEndpoints } from '../endpoint-reading.ts';
import type { RoundFacts, ServiceFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { Observation } from '../observation.ts';

/** How long another endpoint's word stands (rule P5). */
const STANDS_MS = 5 * 60_000;

/**
 * Answers 5xx over validated TLS from other addresses of the same provider: what another service comes to in this
 * round, retry included, or one of the last minutes that nothing has contradicted since.
 */
export function tellProviderErrors(service: ServiceFacts, facts: RoundFacts): readonly Finding[] {
  const others = facts.services.filter((other) => isSibling(other, service));
  const [now] = others.flatMap(serverErrorsOf);
  if (now !== undefined && answered(now)) {
    const values = { host: now.host, status: now.outcome.status };
    return [finding({ key: 'provider-errors', values, cites: [now] })];
  }
  // Its own hosts, and what was asked again, speak for themselves.
  const asked = new Set(
    [service, ...others].flatMap((s) => s.observations.map(({ host }) => host)),
  );
  const [lately] = (service.serverErrors ?? []).filter(
    ({ agoMs, host }) => agoMs >= 0 && agoMs <= STANDS_MS && !asked.has(host),
  );
  if (lately === undefined) return [];
  const { host, status } = lately;
  return [finding({ key: 'provider-errors', values: { host, status } })];
}

/** The service's own word that it cannot serve; a proxy's signature makes it somebody else's. */
function isServerError(observation: Observation): boolean {
  if (observation.role !== 'endpoint' || !answered(observation)) return false;
  const { status, verified, proxy, challenge } = observation.outcome;
  return status >= 500 && verified && proxy === undefined && challenge !== true;
}

/** What its endpoints come to, retries included, where that is a server error of the service's own. */
export function serverErrorsOf(service: ServiceFacts): readonly Observation[] {
  return readEndpoints(service)
    .flatMap(({ state }) => (state.kind === 'own-fault' ? [state.by] : []))
    .filter(isServerError);
}

function isSibling(other: ServiceFacts, { id, provider }: ServiceFacts): boolean {
  return other.id !== id && other.provider.toLowerCase() === provider.toLowerCase();
}

import { answered } from './attempts.ts';
import { MANY_PROVIDERS } from './crowd.ts';
import type { ServiceFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { finding } from './make-finding.ts';
import { knownAddresses } from './name-reading.ts';
import type { Observation } from './observation.ts';
import { rangeOf } from './range.ts';
import { sideOf } from './suspect.ts';
import type { Verdict } from './verdict.ts';

/** What failing services have in common. */
export interface CommonGround {
  /** Findings for its evidence; they neither clear nor charge anybody. */
  readonly evidence: readonly Finding[];
  /** CDNs and address ranges that failing services of several providers share, and no answering one. */
  readonly suppliers: readonly string[];
}

interface Judged {
  readonly service: ServiceFacts;
  readonly verdict: Verdict;
}

/** Failing services by what they share: their provider, or one of those who carry them. */
type Users = ReadonlyMap<string, readonly ServiceFacts[]>;

/**
 * Finds what fails together, by service id: several services of one provider, several providers behind one CDN or in
 * one address range, many unrelated ones. A shared company says little (GitHub down while Outlook is up is normal), so
 * only provider and supplier count. What may be the user's own side is left out, and what is late does answer.
 */
export function fallTogether(
  judged: readonly Judged[],
  { user, controls }: { readonly user: Verdict; readonly controls: readonly Observation[] },
): ReadonlyMap<string, CommonGround> {
  const isClear = user.kind === 'ok';
  const failing = judged
    .filter(({ verdict }) => isFarFault(verdict, isClear))
    .map(({ service }) => service);
  const byProvider = groupBy(failing, (service) => [providerOf(service)]);
  const shared = sharedSuppliers(failing, answeringSuppliers(judged, controls));
  const many = isClear && byProvider.size >= MANY_PROVIDERS ? failing.length : 0;
  return new Map(
    failing.map((service) => [service.id, commonGroundOf(service, { byProvider, shared, many })]),
  );
}

interface Crowd {
  readonly byProvider: Users;
  /** Those who carry services of several providers. */
  readonly shared: Users;
  /** Failing services, where many providers are among them. */
  readonly many: number;
}

function commonGroundOf(service: ServiceFacts, { byProvider, shared, many }: Crowd): CommonGround {
  const { provider } = service;
  const siblings = byProvider.get(providerOf(service))?.length ?? 0;
  const suppliers = [...suppliersOf(service)].filter((supplier) => shared.has(supplier));
  const evidence = suppliers.map((supplier) => {
    const count = shared.get(supplier)?.length ?? 0;
    return finding({ key: 'falls-with-supplier', values: { count, supplier } });
  });
  if (siblings > 1)
    evidence.push(finding({ key: 'falls-with-provider', values: { count: siblings, provider } }));
  if (many > 0 && suppliers.length === 0)
    evidence.push(finding({ key: 'falls-with-many', values: { count: many } }));
  return { evidence, suppliers };
}

function isFarFault(verdict: Verdict, isUserSideClear: boolean): boolean {
  if (verdict.kind !== 'fault' || verdict.scope === 'slow') return false;
  const side = sideOf(verdict.suspects);
  return side !== 'yours' && (side !== 'unclear' || isUserSideClear);
}

function providerOf({ provider }: ServiceFacts): string {
  return provider.toLowerCase();
}

function groupBy(
  services: readonly ServiceFacts[],
  keysOf: (service: ServiceFacts) => Iterable<string>,
): Map<string, ServiceFacts[]> {
  const groups = new Map<string, ServiceFacts[]>();
  for (const service of services) {
    for (const key of keysOf(service)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [service]);
      else group.push(service);
    }
  }
  return groups;
}

function sharedSuppliers(failing: readonly ServiceFacts[], answering: ReadonlySet<string>): Users {
  const shared = [...groupBy(failing, suppliersOf)].filter(
    ([supplier, services]) =>
      !answering.has(supplier) && new Set(services.map(providerOf)).size > 1,
  );
  const named = shared.filter(([supplier]) => !isRange(supplier));
  // The addresses of a CDN that is named already are not another supplier.
  const isNamed = (services: readonly ServiceFacts[]): boolean =>
    named.some(([, users]) => services.every((service) => users.includes(service)));
  const unnamed = shared.filter(([supplier, services]) => isRange(supplier) && !isNamed(services));
  return new Map([...named, ...unnamed]);
}

/** Ranges are written with the length of their prefix; no CDN's name has a slash. */
function isRange(supplier: string): boolean {
  return supplier.includes('/');
}

/** Who carries a service: the signatures of its answers, the last good one too, and the ranges its names lead to. */
function suppliersOf({ lastGood, observations }: ServiceFacts): ReadonlySet<string> {
  const seen = observations.filter(isAnswer).flatMap(supplierOf);
  const ranges = [...(lastGood?.addresses ?? []), ...observations.flatMap(knownAddresses)];
  return new Set(present([lastGood?.cdn, ...ranges.map(rangeOf), ...seen]));
}

/** What carries an answer is alive, a service's or a control's: it explains no failure. */
function answeringSuppliers(
  judged: readonly Judged[],
  controls: readonly Observation[],
): ReadonlySet<string> {
  const services = judged.flatMap(({ service: { lastGood, observations } }) => {
    const served = observations.filter((o) => isAnswer(o) && isServed(o));
    if (served.length === 0) return [];
    const known = present([lastGood?.cdn, ...(lastGood?.addresses ?? []).map(rangeOf)]);
    return [...known, ...served.flatMap(supplierOf)];
  });
  return new Set([...services, ...controls.filter(isServed).flatMap(supplierOf)]);
}

function isAnswer(observation: Observation): boolean {
  return observation.role === 'endpoint' && answered(observation);
}

function isServed(observation: Observation): boolean {
  return answered(observation) && observation.outcome.status < 500;
}

function supplierOf(observation: Observation): readonly string[] {
  if (!answered(observation)) return [];
  const { role, host, outcome } = observation;
  const { address = role === 'address' ? host : undefined, cdn } = outcome;
  return present([cdn, address === undefined ? undefined : rangeOf(address)]);
}

function present(names: readonly (string | undefined)[]): readonly string[] {
  return names.filter((name) => name !== undefined);
}

import { answered } from './attempts.ts';
import type { ServiceFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { finding } from './make-finding.ts';
import type { Observation } from './observation.ts';
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

/** Fewer unrelated providers than this may fail at once by chance. */
const MANY_PROVIDERS = 3;

const ALONE: CommonGround = { evidence: [], suppliers: [] };

/**
 * Finds what fails together, by service id: several services of one provider, several providers behind one CDN or in
 * one address range, many unrelated ones. A shared company says little (GitHub down while Outlook is up is normal), so
 * only provider and supplier count. Faults of the user's own side are left out: they explain themselves.
 */
export function fallTogether(judged: readonly Judged[]): ReadonlyMap<string, CommonGround> {
  const failing = judged.filter(({ verdict }) => isFarFault(verdict)).map(({ service }) => service);
  if (failing.length < 2) return new Map();
  const shared = sharedSuppliers(failing, answeringSuppliers(judged));
  const providers = new Set(failing.map(providerOf)).size;
  return new Map(
    failing.map((service) => [service.id, commonGroundOf(service, { failing, shared, providers })]),
  );
}

interface Crowd {
  readonly failing: readonly ServiceFacts[];
  /** Services by the supplier that several providers among them share. */
  readonly shared: ReadonlyMap<string, readonly ServiceFacts[]>;
  readonly providers: number;
}

function commonGroundOf(
  service: ServiceFacts,
  { failing, shared, providers }: Crowd,
): CommonGround {
  const siblings = failing.filter((other) => providerOf(other) === providerOf(service));
  const behind = [...shared].filter(([, services]) => services.includes(service));
  const evidence = [
    ...behind.map(([supplier, services]) =>
      finding({ key: 'falls-with-supplier', values: { count: services.length, supplier } }),
    ),
    ...(siblings.length > 1
      ? [
          finding({
            key: 'falls-with-provider',
            values: { count: siblings.length, provider: service.provider },
          }),
        ]
      : []),
    ...(providers >= MANY_PROVIDERS && behind.length === 0
      ? [finding({ key: 'falls-with-many', values: { count: failing.length } })]
      : []),
  ];
  return evidence.length === 0 ? ALONE : { evidence, suppliers: behind.map(([name]) => name) };
}

function isFarFault(verdict: Verdict): boolean {
  return verdict.kind === 'fault' && sideOf(verdict.suspects) !== 'yours';
}

function providerOf({ provider }: ServiceFacts): string {
  return provider.toLowerCase();
}

function sharedSuppliers(
  failing: readonly ServiceFacts[],
  answering: ReadonlySet<string>,
): ReadonlyMap<string, readonly ServiceFacts[]> {
  const users = new Map<string, ServiceFacts[]>();
  for (const service of failing) {
    for (const supplier of suppliersOf(service)) {
      users.set(supplier, [...(users.get(supplier) ?? []), service]);
    }
  }
  const several = [...users].filter(
    ([supplier, services]) =>
      !answering.has(supplier) && new Set(services.map(providerOf)).size > 1,
  );
  return new Map(several);
}

/** Who carries a service: the signature of its last good answer, and the ranges that its names lead to. */
function suppliersOf({ lastGood, observations }: ServiceFacts): ReadonlySet<string> {
  const addresses = [...(lastGood?.addresses ?? []), ...observations.flatMap(knownAddresses)];
  const ranges = addresses.map(rangeOf).filter((range) => range !== undefined);
  return new Set([...(lastGood?.cdn === undefined ? [] : [lastGood.cdn]), ...ranges]);
}

/** What carries an answer is alive: it explains no failure. */
function answeringSuppliers(judged: readonly Judged[]): ReadonlySet<string> {
  const answers = judged
    .flatMap(({ service }) => service.observations)
    .filter((o) => o.role === 'endpoint' && isServed(o));
  return new Set(answers.flatMap(supplierOf));
}

function isServed(observation: Observation): boolean {
  return answered(observation) && observation.outcome.status < 500;
}

function supplierOf(observation: Observation): readonly string[] {
  if (!answered(observation)) return [];
  const { address, cdn } = observation.outcome;
  const range = address === undefined ? undefined : rangeOf(address);
  return [cdn, range].filter((name) => name !== undefined);
}

/** Addresses that independent resolvers know. */
function knownAddresses({ role, answer }: Observation): readonly string[] {
  return role === 'doh' ? (answer?.addresses ?? []) : [];
}

/**
 * The smallest block that is routed on its own across the internet: /24 in IPv4, /48 in IPv6 (longer prefixes are
 * filtered by common practice). Undefined for what is no address.
 */
function rangeOf(address: string): string | undefined {
  const [a, b, c, d] = address.split('.');
  if (d !== undefined && !address.includes(':')) return `${a}.${b}.${c}.0/24`;
  if (!address.includes(':')) return undefined;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const full = [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 3);
  return `${full.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/48`;
}

import { answered, distinct, failed, hidden, silent } from './attempts.ts';
import type { DnsAnswer, Observation } from './observation.ts';

/** RFC 1035: server failure and name error. */
const SERVFAIL = 2;
const NXDOMAIN = 3;
/** One resolver may be wrong, old or filtered; two operators that agree are not. */
const ENOUGH_OPERATORS = 2;

/** What independent resolvers (DoH) say of a name, by operator. */
export interface NameReading {
  /**
   * `known`: somebody gives a public address. `nowhere` (private addresses and nothing else), `gone`, `broken` and
   * `dnssec` take two operators, and nobody who knows an address.
   */
  readonly state: 'known' | 'nowhere' | 'gone' | 'broken' | 'dnssec' | 'undecided';
  /** Two operators know it, by an IPv4 address too, and none denies it. */
  readonly undisputed: boolean;
  /** An operator says that it is gone or broken. */
  readonly denied: boolean;
  readonly operators: readonly string[];
  readonly addresses: readonly string[];
  /** Two operators gave an address in common: the zone does not answer by place. */
  readonly agreed: boolean;
  /** Two operators gave the very same addresses: no pool to draw from, and no place to answer by. */
  readonly steady: boolean;
  readonly observations: readonly Observation[];
  /** Answers that show that the servers of its zone, and of all it stands for, live: about names that nobody had asked for. */
  readonly fresh: readonly Observation[];
}

type Asked = Observation & { readonly answer: DnsAnswer };

export function readName(host: string, observations: readonly Observation[]): NameReading {
  const told = observations.filter(
    (o): o is Asked =>
      o.role === 'doh' && answered(o) && o.answer !== undefined && o.answer.type !== 'NS',
  );
  const asked = told.filter(({ answer }) => answer.name === host);
  const ordinary = asked.filter(({ answer }) => answer.checkingDisabled !== true);
  const known = ordinary.filter(({ answer }) => answer.ranges.includes('public'));
  if (known.length > 0) {
    const denied = ordinary.some(isDenial);
    const byIpv4 = known.filter(({ answer }) => answer.type === 'A');
    const undisputed = operatorsOf(byIpv4).length >= ENOUGH_OPERATORS && !denied;
    const sets = addressSets(known);
    return {
      ...base('known', known),
      agreed: inCommon(sets),
      steady: areEqual(sets),
      undisputed,
      denied,
      fresh: operatorsOf(known).flatMap((operator) => {
        const isTheirs = (o: Observation): boolean => operatorOf(o) === operator;
        return freshAnswers(host, known.filter(isTheirs), told.filter(isTheirs));
      }),
    };
  }
  const byOperator = distinct(ordinary, operatorOf).map((operator) =>
    ordinary.filter((o) => operatorOf(o) === operator),
  );
  const nowhere = byOperator.filter(saysNowhere).flat();
  if (
    operatorsOf(nowhere).length >= ENOUGH_OPERATORS &&
    operatorsOf(nowhere).length === byOperator.length
  )
    return base('nowhere', nowhere);
  const gone = byOperator.filter(saysGone).flat();
  const broken = byOperator.filter(saysBroken).flat();
  if (operatorsOf(gone).length >= ENOUGH_OPERATORS) return base('gone', gone);
  if (operatorsOf([...gone, ...broken]).length < ENOUGH_OPERATORS || broken.length === 0)
    return base('undecided', []);
  const unchecked = asked.filter(
    ({ answer }) => answer.checkingDisabled === true && answer.addresses.length > 0,
  );
  return unchecked.length > 0
    ? base('dnssec', [...broken, ...unchecked])
    : base('broken', [...gone, ...broken]);
}

function base(state: NameReading['state'], observations: readonly Asked[]): NameReading {
  const addresses = distinct(
    observations.flatMap(({ answer }) => answer.addresses),
    (address) => address,
  );
  return {
    state,
    operators: operatorsOf(observations),
    addresses,
    agreed: false,
    steady: false,
    undisputed: false,
    denied: false,
    observations,
    fresh: [],
  };
}

/**
 * What one operator, who knows the host, said of names below it that it cannot have known: that there are none (RFC 1035), or
 * no address, or one (a wildcard). A zone that one of these names was not answered from may be known from memory alone.
 */
function freshAnswers(
  host: string,
  known: readonly Asked[],
  told: readonly Asked[],
): readonly Asked[] {
  const zones = new Set([host, ...known.flatMap(({ answer }) => answer.aliases ?? [])]);
  const others = told.filter(({ answer, subject }) => subject === host && answer.name !== host);
  const perZone = [...zones].map((zone) => others.filter((o) => isFreshOf(zone, o)));
  return perZone.every((answers) => answers.length > 0) ? perZone.flat() : [];
}

function isFreshOf(zone: string, { answer: { name, rcode } }: Asked): boolean {
  const above = name.slice(name.indexOf('.') + 1);
  return above === zone && (rcode === 0 || rcode === NXDOMAIN);
}

/** Addresses that an independent resolver gave for the host that it was asked about. */
export function knownAddresses({ role, answer, subject }: Observation): readonly string[] {
  return role === 'doh' && answer?.name === subject ? (answer?.addresses ?? []) : [];
}

function isDenial({ answer }: Asked): boolean {
  return answer.rcode === NXDOMAIN || answer.rcode === SERVFAIL;
}

/** What each operator gave. */
function addressSets(known: readonly Asked[]): readonly ReadonlySet<string>[] {
  return operatorsOf(known).map(
    (operator) =>
      new Set(
        known.filter((o) => operatorOf(o) === operator).flatMap(({ answer }) => answer.addresses),
      ),
  );
}

function areEqual([first, ...rest]: readonly ReadonlySet<string>[]): boolean {
  if (first === undefined || rest.length === 0) return false;
  return rest.every((other) => other.size === first.size && [...other].every((a) => first.has(a)));
}

function inCommon(sets: readonly ReadonlySet<string>[]): boolean {
  const [first, ...rest] = sets;
  if (first === undefined || rest.length === 0) return false;
  return rest.some((other) => [...other].some((address) => first.has(address)));
}

/** NXDOMAIN, or no address of either family. A name with only odd addresses is there, in a way. */
function saysGone(answers: readonly Asked[]): boolean {
  if (answers.some(({ answer }) => answer.rcode === NXDOMAIN)) return true;
  const families = new Set(
    answers.filter(({ answer }) => answer.rcode === 0).map(({ answer }) => answer.type),
  );
  return (
    families.has('A') &&
    families.has('AAAA') &&
    answers.every(({ answer }) => answer.addresses.length === 0)
  );
}

/** Addresses, and each of them one that no public name may answer from. */
function saysNowhere(answers: readonly Asked[]): boolean {
  const ranges = answers.flatMap(({ answer }) => answer.ranges);
  return ranges.length > 0 && ranges.every((range) => range === 'private');
}

function saysBroken(answers: readonly Asked[]): boolean {
  return !saysGone(answers) && answers.every(({ answer }) => answer.rcode === SERVFAIL);
}

function operatorOf(observation: Observation): string {
  return observation.operator?.toLowerCase() ?? observation.host;
}

function operatorsOf(observations: readonly Observation[]): readonly string[] {
  return distinct(observations, operatorOf);
}

/** What the browser's own resolver says of a name (Firefox only). */
export interface LocalName {
  readonly state: 'resolves' | 'fails' | 'odd' | 'fake' | 'unseen';
  readonly addresses: readonly string[];
  readonly observations: readonly Observation[];
}

export function readLocalName(host: string, observations: readonly Observation[]): LocalName {
  const own = observations.filter((o) => o.role === 'resolver' && (o.subject ?? o.host) === host);
  const usual = own.filter((o) => o.answer?.via !== 'system');
  const said = usual.length > 0 ? usual : own;
  const addresses = said.flatMap((o) => (answered(o) ? (o.answer?.addresses ?? []) : []));
  const ranges = said.flatMap((o) => (answered(o) ? (o.answer?.ranges ?? []) : []));
  return { state: stateOf(said, ranges), addresses, observations: own };
}

function stateOf(said: readonly Observation[], ranges: DnsAnswer['ranges']): LocalName['state'] {
  if (ranges.includes('public')) return 'resolves';
  if (ranges.includes('fake')) return 'fake';
  if (ranges.includes('private')) return 'odd';
  return said.some((o) => failed(o) && o.outcome.layer === 'dns') ? 'fails' : 'unseen';
}

/** Attempts that got past the name: an answer, or a failure that needs an address to happen. */
export function resolvedHere(
  host: string,
  observations: readonly Observation[],
): readonly Observation[] {
  return observations.filter((o) => {
    if (o.host !== host || (o.role !== 'endpoint' && o.role !== 'plain-http')) return false;
    if (answered(o)) return true;
    if (!failed(o) || hidden(o) || silent(o)) return false;
    return o.outcome.layer === 'tcp' || o.outcome.layer === 'tls' || o.outcome.layer === 'http';
  });
}

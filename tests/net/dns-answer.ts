import { nat64Address } from './addresses.ts';
import type { DnsAct, InternetState, ResolverState, ZoneEntry } from './internet-state.ts';

/** What a resolver says of one question. `silent` is said by saying nothing. */
export interface Resolution {
  readonly rcode: 'NOERROR' | 'SERVFAIL' | 'NXDOMAIN' | 'REFUSED' | 'silent';
  readonly addresses: readonly string[];
  readonly nameServers: readonly string[];
  /** How long it takes over it. */
  readonly delayMs?: number;
}

export interface Question {
  readonly name: string;
  readonly type: string;
  /** `cd=1`: answer even where signatures are broken. */
  readonly checkingDisabled?: boolean;
}

const EMPTY = { addresses: [], nameServers: [] } as const;
const RCODES = {
  nxdomain: 'NXDOMAIN',
  servfail: 'SERVFAIL',
  refused: 'REFUSED',
  silent: 'silent',
} as const;

/** Answers a question as one resolver would. Pure. */
export function resolve(
  state: InternetState,
  resolver: ResolverState,
  question: Question,
): Resolution {
  const name = question.name.toLowerCase().replace(/\.$/, '');
  const act = resolver.names[name] ?? resolver.every;
  const say = (type: string): Resolution => {
    const asked = { ...question, name, type };
    if (act?.kind === 'remembers') return remember(state, asked);
    const honest = resolveHonestly(state, asked);
    return act === undefined ? honest : pretend(act, honest, type);
  };
  const said = say(question.type);
  const lacks = said.rcode === 'NOERROR' && said.addresses.length === 0;
  if (!resolver.dns64 || question.type !== 'AAAA' || !lacks) return said;
  return { ...said, addresses: say('A').addresses.map((address) => nat64Address(address)) };
}

/** What it held of the zone before its servers were lost; of all else it has to ask them. */
function remember(state: InternetState, question: Question): Resolution {
  const entry = state.zone[question.name];
  if (entry === undefined) return resolveHonestly(state, question);
  return { ...EMPTY, rcode: 'NOERROR', addresses: ofType(entry.addresses, question.type) };
}

function pretend(
  act: Exclude<DnsAct, { kind: 'remembers' }>,
  honest: Resolution,
  type: string,
): Resolution {
  switch (act.kind) {
    case 'lie':
      return { rcode: 'NOERROR', ...EMPTY, addresses: ofType(act.addresses, type) };
    case 'wildcard':
      if (honest.rcode !== 'NXDOMAIN') return honest;
      return { rcode: 'NOERROR', ...EMPTY, addresses: ofType(act.addresses, type) };
    case 'late':
      return { ...honest, delayMs: act.ms };
    case 'nxdomain':
    case 'servfail':
    case 'refused':
    case 'silent':
      return { rcode: RCODES[act.kind], ...EMPTY };
  }
}

function resolveHonestly(state: InternetState, question: Question): Resolution {
  const entry = state.zone[question.name];
  if (entry === undefined) return resolveBelow(state, question);
  if (isUnusable(entry, question)) return { rcode: 'SERVFAIL', ...EMPTY };
  return {
    rcode: 'NOERROR',
    addresses: ofType(entry.addresses, question.type),
    nameServers: question.type === 'NS' ? [`ns.${question.name}`] : [],
  };
}

function isUnusable({ fault }: ZoneEntry, { checkingDisabled }: Question): boolean {
  return fault === 'servfail' || (fault === 'bogus' && !checkingDisabled);
}

/** A name that no zone holds: the zone of the nearest name above it that somebody uses is asked. */
function resolveBelow(state: InternetState, question: Question): Resolution {
  const above = entryAbove(state, question.name);
  if (above === undefined) return resolveAncestor(state, question);
  if (above.below === 'unanswered' || isUnusable(above, question))
    return { rcode: 'SERVFAIL', ...EMPTY };
  if (above.below === undefined) return resolveAncestor(state, question);
  return { ...EMPTY, rcode: 'NOERROR', addresses: ofType(above.addresses, question.type) };
}

function entryAbove({ zone }: InternetState, name: string): ZoneEntry | undefined {
  const labels = name.split('.');
  const above = labels.map((_, i) => zone[labels.slice(i + 1).join('.')]);
  return above.find((entry) => entry !== undefined);
}

/** The top of the tree and the parents of names that exist, exist; they hold name servers only. */
function resolveAncestor(state: InternetState, { name, type }: Question): Resolution {
  const exists = name === '' || Object.keys(state.zone).some((known) => known.endsWith(`.${name}`));
  if (!exists) return { rcode: 'NXDOMAIN', ...EMPTY };
  return {
    rcode: 'NOERROR',
    addresses: [],
    nameServers: type === 'NS' ? [`ns.${name || 'root'}`] : [],
  };
}

function ofType(addresses: readonly string[], type: string): readonly string[] {
  if (type === 'A') return addresses.filter((address) => !address.includes(':'));
  if (type === 'AAAA') return addresses.filter((address) => address.includes(':'));
  return [];
}

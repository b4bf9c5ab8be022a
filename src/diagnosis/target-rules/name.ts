import { hidden, silent } from '../attempts.ts';
import type { ServiceCause } from '../cause.ts';
import { finding } from '../make-finding.ts';
import { clearedBy, DEVICE, NETWORK, NOT_DEVICE, PROVIDER, USER_SIDE } from '../suspect.ts';
import {
  type TargetJudgement,
  type TargetView,
  tellFailure,
  tellKnock,
  tellKnown,
} from './target-view.ts';

/** P2: two independent resolvers find nothing under this name: the zone is the provider's. */
export function p2NameGone(view: TargetView): TargetJudgement | undefined {
  const { host, name } = view;
  if (!nameInDoubt(view) || name.state === 'known' || name.state === 'undecided') return undefined;
  const cause: ServiceCause = (
    { gone: 'name-gone', broken: 'zone-broken', dnssec: 'dnssec' } as const
  )[name.state];
  const values = { host, operators: name.operators.join(', ') };
  const told = { key: cause, values, clears: clearedBy(PROVIDER), charges: PROVIDER } as const;
  return {
    kind: 'fault',
    suspects: PROVIDER,
    cause,
    evidence: [finding({ ...told, cites: name.observations }, 'P2'), tellFailure(view)],
  };
}

/**
 * Whether the name itself may be what fails: a DNS word, Firefox's own lookup, silence or a hidden reason where nothing
 * shows that it resolves, and any failure where names that cannot exist resolve here too.
 */
function nameInDoubt(view: TargetView): boolean {
  const { by, local, resolved, wildcard } = view;
  if (by.outcome.layer === 'dns' || local.state === 'fails') return true;
  if (wildcard.length > 0) return true;
  return (silent(by) || hidden(by)) && resolved.length === 0 && local.state !== 'resolves';
}

/** P2: others know the name, and the resolver here does not: a filter, a hijack or an old entry. */
export function p2NameFiltered(view: TargetView): TargetJudgement | undefined {
  const { by, local, name } = view;
  const failsHere = by.outcome.layer === 'dns' || local.state === 'fails';
  if (!failsHere || name.state !== 'known') return undefined;
  const suspects = local.onlySecureFails ? DEVICE : NETWORK;
  const [known, ...more] = tellKnown(view);
  if (known === undefined) return undefined;
  return {
    kind: 'fault',
    suspects,
    cause: 'name-filtered',
    evidence: [
      { ...known, id: 'P2', clears: clearedBy(suspects), charges: suspects },
      ...more,
      tellFailure(view),
      ...tellKnock(view),
    ],
  };
}

/** P2: it does not resolve here, and fewer than two independent resolvers could be asked. */
export function p2NameUnresolved(view: TargetView): TargetJudgement | undefined {
  const { by, host, local, name } = view;
  const failsHere = by.outcome.layer === 'dns' || local.state === 'fails';
  if (!failsHere || name.state !== 'undecided') return undefined;
  const told = {
    key: 'nobody-asked',
    values: { host },
    clears: clearedBy(NOT_DEVICE),
    charges: NOT_DEVICE,
  } as const;
  return {
    kind: 'fault',
    suspects: NOT_DEVICE,
    cause: 'name-unresolved',
    evidence: [finding(told, 'P2'), tellFailure(view)],
  };
}

/** P3: a public name that resolves to a private place here, while others know a public address. */
export function p3OddAddress(view: TargetView): TargetJudgement | undefined {
  const { host, local, name } = view;
  if (local.state !== 'odd' || name.state !== 'known') return undefined;
  const [address = ''] = local.addresses;
  const told = {
    key: 'odd-address',
    values: { host, address },
    cites: local.observations,
  } as const;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [
      finding({ ...told, clears: clearedBy(USER_SIDE), charges: USER_SIDE }, 'P3'),
      ...tellKnown(view),
      tellFailure(view),
    ],
  };
}

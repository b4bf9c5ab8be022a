import type { Finding } from '../finding.ts';
import { ruling } from '../make-finding.ts';
import { clearedBy, USER_SIDE } from '../suspect.ts';
import {
  foreignAddress,
  hasOtherHome,
  isThroughProxy,
  leadsToService,
  wasAtHome,
} from './place.ts';
import {
  type TargetJudgement,
  type TargetView,
  tellFailure,
  tellKnock,
  tellKnown,
  tellLedElsewhere,
  tellSeenAtHome,
} from './target-view.ts';

/** P3: a public name that resolves to a private place here, while others know a public address. */
export function p3OddAddress(view: TargetView): TargetJudgement | undefined {
  const { by, host, local, name } = view;
  // A certificate out of date was given to this name once: for P4 to say.
  if (by.outcome.tls === 'date' || by.outcome.tls === 'revoked') return undefined;
  if (local.state !== 'odd' || name.state !== 'known' || isThroughProxy(view)) return undefined;
  // A company's own address for a service that others reach elsewhere: it was well there.
  if (hasOtherHome(view)) return undefined;
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
    evidence: [ruling('P3', USER_SIDE, told), ...tellKnown(view), tellFailure(view)],
  };
}

/** P3: it leads to an address that nobody else knows, and what becomes of it there shows that it is not theirs. */
export function p3LedElsewhere(view: TargetView): TargetJudgement | undefined {
  const address = foreignAddress(view);
  if (address === undefined || leadsToService(view)) return undefined;
  const shown = showAstray(view);
  if (shown === undefined) return undefined;
  const rule = { id: 'P3', clears: clearedBy(USER_SIDE), charges: USER_SIDE } as const;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [
      { ...tellLedElsewhere(view, address), ...rule },
      ...tellKnown(view),
      ...tellKnock(view),
      ...shown,
      tellFailure(view),
    ],
  };
}

/** How what stands at a wrong address fails; a certificate out of date is the right one of old. */
const CONNECTING: readonly string[] = ['timeout', 'tcp', 'http'];
const FOREIGN_HANDSHAKES: readonly (string | undefined)[] = [
  'name',
  'authority',
  'protocol',
  'other',
];

/**
 * What else tells that it leads astray, while the address that others know is alive from here; undefined where nothing does.
 * The service was last seen here where others know it: a provider may have a home for this region alone, whose machines may
 * fail in any way. Every door shut does not tell: Firefox says "refused" of machines that are gone as well.
 */
function showAstray(view: TargetView): readonly Finding[] | undefined {
  const { by, knock } = view;
  const { layer, tls } = by.outcome;
  if (knock.state !== 'alive' || hasOtherHome(view)) return undefined;
  const mayBeAnothers =
    layer === 'tls' ? FOREIGN_HANDSHAKES.includes(tls) : CONNECTING.includes(layer);
  return mayBeAnothers && wasAtHome(view) ? [tellSeenAtHome()] : undefined;
}

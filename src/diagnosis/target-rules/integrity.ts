import type { ServiceCause } from '../cause.ts';
import { finding, ruling } from '../make-finding.ts';
import type { Blocker } from '../observation.ts';
import { DEVICE, NETWORK, NOT_DEVICE, USER_SIDE } from '../suspect.ts';
import type { TargetJudgement, TargetView } from './target-view.ts';

const CAUSE_OF: Readonly<Record<Blocker, ServiceCause>> = {
  extension: 'blocked-by-extension',
  policy: 'blocked-by-policy',
  'local-network': 'blocked-on-device',
  firewall: 'blocked-on-device',
  browser: 'blocked-on-device',
};

/** G3: the browser says that something on this device stopped the request before it left. */
export function g3Blocked({ by, host, reading }: TargetView): TargetJudgement | undefined {
  if (by.outcome.layer !== 'blocked') return undefined;
  // A public name that leads to a private address is stopped here, and the resolver may have led it there.
  const suspects = by.outcome.blocker === 'local-network' ? USER_SIDE : DEVICE;
  const told = { key: 'blocked-here', values: { host, code: by.outcome.code } } as const;
  return {
    kind: 'fault',
    suspects,
    cause: CAUSE_OF[by.outcome.blocker ?? 'browser'],
    evidence: [ruling('G3', suspects, { ...told, cites: reading.attempts })],
  };
}

/** G1: we may not look. Missing permission is our own lack, and nobody's fault. */
export function g1NoPermission({ by, host, reading }: TargetView): TargetJudgement | undefined {
  if (by.outcome.layer !== 'permission') return undefined;
  const told = { key: 'no-permission', values: { host }, cites: reading.attempts } as const;
  return { kind: 'unknown', why: 'no-permission', evidence: [finding(told, 'G1')] };
}

/**
 * P0: a proxy fails this one and not the controls. One that says no has named itself; one that could not get through
 * has only joined the witnesses; Chromium does not tell the two apart.
 */
export function p0Proxy({ by, host, reading }: TargetView): TargetJudgement | undefined {
  if (by.outcome.layer !== 'proxy') return undefined;
  const { proxyFault } = by.outcome;
  const denied = proxyFault === 'denied' || proxyFault === 'sign-in';
  const unreached = proxyFault === 'unreachable'; // the proxy itself: nothing beyond it was asked
  const suspects = denied ? NETWORK : unreached ? USER_SIDE : NOT_DEVICE;
  const told = { key: 'endpoint-failed', values: { host, code: by.outcome.code } } as const;
  return {
    kind: 'fault',
    suspects,
    cause: denied ? 'proxy-denied' : 'proxy-upstream',
    evidence: [ruling('P0', suspects, { ...told, cites: reading.attempts })],
  };
}

import { failed } from '../attempts.ts';
import { inState } from '../control-reading.ts';
import { ruling } from '../make-finding.ts';
import { NETWORK, USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { controlFailures, parties, secure, type UserView, userFault } from './user-view.ts';

/** The same complaint from this many unrelated parties is about what stands between them and us. */
const FEWEST_PARTIES = 2;

/** C4: unrelated sites all show a certificate nobody vouches for: their traffic is opened on the way. */
export function c4Interception(view: UserView): Verdict | undefined {
  const untrusted = controlFailures(view, ({ outcome }) => isForeignCertificate(outcome.tls));
  const witnesses = [
    ...untrusted,
    ...view.endpoints.filter(failed).filter(({ outcome }) => isForeignCertificate(outcome.tls)),
  ];
  const passing = inState(secure(view), 'pass');
  if (untrusted.length === 0 || passing.length > 0) return undefined;
  if (parties(witnesses).length < FEWEST_PARTIES) return undefined;
  return userFault({
    suspects: USER_SIDE,
    cause: 'interception',
    evidence: [
      ruling('C4', USER_SIDE, {
        key: 'interception',
        values: { count: parties(witnesses).length },
        cites: witnesses,
      }),
    ],
  });
}

function isForeignCertificate(tls: string | undefined): boolean {
  return tls === 'authority' || tls === 'name' || tls === 'interception';
}

/** C5: the proxy fails unrelated sites. One that asks for a sign-in has named itself: it is the network's. */
export function c5Proxy(view: UserView): Verdict | undefined {
  const failures = controlFailures(view, ({ outcome }) => outcome.layer === 'proxy');
  const failing = inState(view.controls, 'fail').length;
  const byProxy = new Set(failures.map(({ endpoint }) => endpoint)).size;
  if (parties(failures).length < FEWEST_PARTIES || byProxy * 2 <= failing) return undefined;
  if (inState(secure(view), 'pass').length > 0) return undefined;
  const signIn = failures.filter(({ outcome }) => outcome.proxyFault === 'sign-in');
  const count = parties(failures).length;
  if (signIn.length > 0) {
    return userFault({
      suspects: NETWORK,
      cause: 'proxy-sign-in',
      evidence: [ruling('C5', NETWORK, { key: 'proxy-sign-in', values: { count }, cites: signIn })],
    });
  }
  const code = failures[0]?.outcome.code ?? '';
  const told = { key: 'proxy-fails', values: { count, code }, cites: failures } as const;
  return userFault({
    suspects: USER_SIDE,
    cause: 'proxy',
    evidence: [ruling('C5', USER_SIDE, told)],
  });
}

import type { ServiceCause } from '../cause.ts';
import { finding, ruling } from '../make-finding.ts';
import type { TlsFault } from '../observation.ts';
import {
  DEVICE,
  DEVICE_OR_PROVIDER,
  FAR_SIDE,
  PROVIDER,
  SUSPECTS,
  type Suspect,
  USER_SIDE,
} from '../suspect.ts';
import type { NonEmpty } from '../verdict.ts';
import { foreignAddress, isThroughProxy, leadsToService } from './place.ts';
import {
  clearingNobody,
  type TargetJudgement,
  type TargetView,
  tellKnown,
  tellLedElsewhere,
} from './target-view.ts';

const NOT_PROVIDER = ['device', 'network', 'path'] as const;
/** One provider may have lost its certificate; several at once have somebody between us. */
const SEVERAL_PARTIES = 2;

const CAUSE_OF: Readonly<Record<TlsFault, ServiceCause>> = {
  date: 'certificate-expired',
  name: 'certificate-name',
  authority: 'certificate-untrusted',
  revoked: 'certificate-untrusted',
  interception: 'certificate-untrusted',
  protocol: 'tls-broken',
  'client-certificate': 'client-certificate',
  other: 'tls-broken',
};

/**
 * P4: the handshake with this host alone fails. An old certificate is the provider's once our own clock is shown to
 * be right, and unless the name is seen to lead where nobody else knows it. A wrong name or an unknown issuer may as well be
 * somebody else's answer on the way, or where the name is led to.
 */
export function p4Certificate(view: TargetView): TargetJudgement | undefined {
  const { by, clock, host, reading } = view;
  if (by.outcome.layer !== 'tls') return undefined;
  const fault = by.outcome.tls ?? 'other';
  const elsewhere = DATED.includes(fault) ? ledElsewhere(view) : undefined;
  const suspects = elsewhere === undefined ? suspectsOf(fault, view) : SUSPECTS;
  const told = { key: 'certificate', values: { host, code: by.outcome.code } } as const;
  const byDate = fault === 'date' && clock.state === 'right';
  const evidence = [
    ruling('P4', suspects, { ...told, cites: reading.attempts }),
    ...(byDate
      ? [
          finding({
            key: 'clock-right',
            values: { count: clock.witnesses },
            clears: DEVICE,
            cites: clock.observations,
          }),
        ]
      : []),
  ];
  return {
    kind: 'fault',
    suspects,
    cause: CAUSE_OF[fault],
    evidence:
      elsewhere === undefined
        ? evidence
        : clearingNobody([...evidence, tellLedElsewhere(view, elsewhere), ...tellKnown(view)]),
  };
}

/** A certificate that was once given to whoever shows it: it tells nothing of where the name leads. */
const DATED: readonly TlsFault[] = ['date', 'revoked'];

/** Where the name is seen to lead, and nobody else knows it; a list of this device may keep a machine that has retired. */
function ledElsewhere(view: TargetView): string | undefined {
  const { local, name } = view;
  const isOdd = local.state === 'odd' && name.state === 'known' && !isThroughProxy(view);
  return isOdd ? local.addresses[0] : foreignAddress(view);
}

function suspectsOf(fault: TlsFault, view: TargetView): NonEmpty<Suspect> {
  switch (fault) {
    case 'date':
      return view.clock.state === 'right' ? PROVIDER : DEVICE_OR_PROVIDER;
    case 'client-certificate':
      return DEVICE_OR_PROVIDER; // it may ask everybody for one, by mistake
    case 'interception':
      return USER_SIDE; // the browser itself has recognised who stands between
    case 'authority':
      if (view.untrustedParties >= SEVERAL_PARTIES) return NOT_PROVIDER;
      return leadsToService(view) ? FAR_SIDE : SUSPECTS;
    case 'revoked':
      return FAR_SIDE; // whoever shows it was once given it for this name
    default:
      return leadsToService(view) ? FAR_SIDE : SUSPECTS;
  }
}

import { attemptsOf, inState } from '../control-reading.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { clearedBy, NETWORK } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { plain, secure, type UserView, userFault } from './user-view.ts';

/**
 * C2: somebody on the way answers in place of an http control, and https does not get through. One odd control while
 * https passes is a control that changed, not a portal. Firefox's own word decides alone.
 */
export function c2CaptivePortal(view: UserView): Verdict | undefined {
  const odd = inState(plain(view), 'odd');
  const passing = inState(secure(view), 'pass');
  const locked = view.facts.portal === 'locked';
  const mostlyFine = passing.length > 0 && passing.length * 2 >= secure(view).length;
  if (!locked && (odd.length === 0 || mostlyFine)) return undefined;
  const told: Finding[] = odd.map(tellOdd);
  if (locked) {
    told.unshift(finding({ key: 'portal-browser', values: {}, charges: NETWORK }));
  }
  const [first, ...rest] = told;
  if (first === undefined) return undefined;
  const failing = inState(secure(view), 'fail');
  return userFault({
    suspects: NETWORK,
    cause: 'captive-portal',
    evidence: [
      { ...first, id: 'C2', clears: clearedBy(NETWORK), charges: NETWORK },
      ...rest,
      ...(failing.length > 0
        ? [
            finding({
              key: 'secure-fails',
              values: { failed: failing.length },
              cites: attemptsOf(failing),
            }),
          ]
        : []),
    ],
  });
}

function tellOdd({ host, decisive, attempts }: ReturnType<typeof plain>[number]): Finding {
  const target = decisive.outcome.kind === 'response' ? decisive.outcome.redirectHost : undefined;
  return target === undefined
    ? finding({ key: 'portal-content', values: { host }, charges: NETWORK, cites: attempts })
    : finding({
        key: 'portal-redirect',
        values: { host, target },
        charges: NETWORK,
        cites: attempts,
      });
}

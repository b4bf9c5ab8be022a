import { attemptsOf, type ControlReading, inState, operators } from '../control-reading.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { clearedBy, NETWORK } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { plain, secure, type UserView, userFault } from './user-view.ts';

/** One control may have changed and one may be down; more than that is a pattern. */
const FEWEST_OPERATORS = 2;

/**
 * C2: somebody on the way answers in place of an http control, and https does not get through. One odd control while
 * https passes is a control that changed, not a portal. Firefox's own word
 * decides alone, unless what gets through refutes it.
 */
export function c2CaptivePortal(view: UserView): Verdict | undefined {
  const { odd, failing, mostlyFine, pattern } = readPortal(view);
  const locked = view.facts.portal === 'locked' && !refuted(view);
  const elsewhere = sameForeignHost(odd);
  if (!locked && !elsewhere && (!pattern || mostlyFine)) return undefined;
  const browserSays = finding({ key: 'portal-browser', values: {}, charges: NETWORK });
  const [first, ...rest] = locked ? [browserSays, ...odd.map(tellOdd)] : odd.map(tellOdd);
  if (first === undefined) return undefined;
  return userFault({
    suspects: NETWORK,
    cause: 'captive-portal',
    evidence: [
      { ...first, id: 'C2', clears: clearedBy(NETWORK), charges: NETWORK },
      ...rest,
      ...tellSecure(failing),
    ],
  });
}

/** C2: half a portal: foreign answers, and https that gets through for the most part. Evidence points two ways. */
export function c2HalfAPortal(view: UserView): Verdict | undefined {
  const { odd, failing, mostlyFine, pattern } = readPortal(view);
  if (!pattern || !mostlyFine) return undefined;
  const rule = finding({ key: 'ambiguous', values: {} }, 'C2');
  const evidence = [rule, ...odd.map(tellOdd), ...tellSecure(failing)];
  return { kind: 'unknown', why: 'ambiguous', evidence };
}

/**
 * A portal that was locked a moment ago, or a page of Mozilla's that changed: in clear text everybody who answers has the exact
 * content, and https gets through for the most part. A control or two may be down by themselves.
 */
function refuted(view: UserView): boolean {
  const { mostlyFine, odd } = readPortal(view);
  return mostlyFine && odd.length === 0 && inState(plain(view), 'pass').length > 0;
}

/** Controls of unrelated operators sent to one and the same place: a portal, whatever it lets through beside. */
function sameForeignHost(odd: readonly ControlReading[]): boolean {
  const senders = new Map<string, Set<string>>();
  for (const { decisive, operator } of odd) {
    const target = decisive.outcome.kind === 'response' ? decisive.outcome.redirectHost : undefined;
    if (target !== undefined) senders.set(target, (senders.get(target) ?? new Set()).add(operator));
  }
  return [...senders.values()].some((found) => found.size >= FEWEST_OPERATORS);
}

function readPortal(view: UserView) {
  const odd = inState(plain(view), 'odd');
  const failing = inState(secure(view), 'fail');
  const passing = inState(secure(view), 'pass');
  return {
    odd,
    failing,
    mostlyFine: passing.length > 0 && passing.length * 2 >= secure(view).length,
    pattern:
      odd.length > 0 &&
      failing.length > 0 &&
      Math.max(operators(odd).length, operators(failing).length) >= FEWEST_OPERATORS,
  };
}

function tellSecure(failing: readonly ControlReading[]): readonly Finding[] {
  if (failing.length === 0) return [];
  const values = { failed: failing.length };
  return [finding({ key: 'secure-fails', values, cites: attemptsOf(failing) })];
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

import { discarded, hidden } from '../attempts.ts';
import { ruling } from '../make-finding.ts';
import type { Observation } from '../observation.ts';
import { DEVICE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { parties, type UserView, userFault } from './user-view.ts';

/** Fewest controls, and operators, whose fate speaks for everybody's (G4). */
const FEWEST_CONTROLS = 3;
const FEWEST_OPERATORS = 2;

/**
 * C1b: the browser says of every attempt, at controls and services alike, that a firewall on this device stopped it.
 * Blocked controls are left out as witnesses (G3); that all of them are is news of its own.
 */
export function c1BrowserBlocked({ endpoints, facts }: UserView): Verdict | undefined {
  const controls = facts.controls.filter((o) => o.role !== 'canary' && !discarded(o));
  // Without host access a service only fails, and says no more.
  const others = endpoints.filter((o) => !discarded(o) && !hidden(o));
  const asked = new Set(controls.map(({ endpoint }) => endpoint)).size;
  if (asked < FEWEST_CONTROLS || parties(controls).length < FEWEST_OPERATORS) return undefined;
  if (![...controls, ...others].every(isStopped)) return undefined;
  const told = {
    key: 'controls-blocked',
    values: { failed: asked },
    cites: controls,
  } as const;
  const evidence = [ruling('C1b', DEVICE, told)];
  return userFault({ suspects: DEVICE, cause: 'browser-blocked', evidence });
}

function isStopped({ outcome }: Observation): boolean {
  return outcome.kind === 'failure' && outcome.blocker === 'firewall';
}

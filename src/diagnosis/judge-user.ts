import { answered } from './attempts.ts';
import type { RoundFacts } from './facts.ts';
import { readHealth } from './health.ts';
import { finding } from './make-finding.ts';
import { USER_SIDE } from './suspect.ts';
import { c3Clock } from './user-rules/clock.ts';
import { c1BrowserBlocked } from './user-rules/device.ts';
import { c8IpVersion } from './user-rules/ip-version.ts';
import { c6bHttpsBlocked } from './user-rules/line.ts';
import { c1NotConnected, c7NoInternet, c7WalledGarden } from './user-rules/link.ts';
import { c8cFull, c8Lossy } from './user-rules/lossy-line.ts';
import { c4Interception, c5Proxy } from './user-rules/middlemen.ts';
import { c6DnsBroken } from './user-rules/names.ts';
import { c2CaptivePortal, c2HalfAPortal } from './user-rules/portal.ts';
import { c9bNamesLate, c9Slow } from './user-rules/slow-line.ts';
import { parties, type UserRule, type UserView, viewUser } from './user-rules/user-view.ts';
import type { Verdict } from './verdict.ts';

/** One party may be all that a walled garden lets through. */
const FEWEST_PARTIES = 2;

/** Earliest layer first; the first that fires decides. */
const USER_RULES: readonly UserRule[] = [
  c1NotConnected,
  c1BrowserBlocked,
  c2CaptivePortal,
  c2HalfAPortal,
  c3Clock,
  c4Interception,
  c5Proxy,
  c6DnsBroken,
  c6bHttpsBlocked,
  c7NoInternet,
  c7WalledGarden,
  c9Slow, // before C8: on a slow line silence is lateness, not loss
  c9bNamesLate,
  c8cFull, // before C8b: the one control of its version may be among those that found no room
  c8IpVersion,
  c8Lossy,
];

/** Judges the user's own side of a round: ok, a fault within {device, network}, or unknown. */
export function judgeUser(facts: RoundFacts): Verdict {
  const view = viewUser(facts);
  for (const rule of USER_RULES) {
    const verdict = rule(view);
    if (verdict !== undefined) return verdict;
  }
  return withoutFault(view);
}

function withoutFault(view: UserView): Verdict {
  const health = readHealth(view.facts);
  if (health.state === 'healthy') {
    return { kind: 'ok', evidence: [{ ...health.evidence, id: 'C0' }] };
  }
  const [witness] = view.provenElsewhere;
  const noControls = view.facts.controls.length === 0;
  if (witness !== undefined && (noControls || isEverybodyServed(view))) {
    const told = {
      key: 'some-answer',
      values: { host: witness.host },
      clears: USER_SIDE,
      // Beside controls that fail no single answer is enough: it rests on all of them.
      cites: noControls ? [witness] : view.provenElsewhere,
    } as const;
    return { kind: 'ok', evidence: [finding(told, 'C0')] };
  }
  if (health.state === 'too-few') {
    return { kind: 'unknown', why: 'insufficient', evidence: [{ ...health.evidence, id: 'G4' }] };
  }
  const ambiguous = finding({ key: 'ambiguous', values: {} }, 'U');
  return { kind: 'unknown', why: 'ambiguous', evidence: [ambiguous, health.evidence] };
}

/** Whatever keeps controls away, it keeps nobody from what they came for: services of unrelated parties, all of them. */
function isEverybodyServed({ endpoints, provenElsewhere }: UserView): boolean {
  const served = parties(provenElsewhere.filter((o) => answered(o) && o.outcome.status < 500));
  return served.length >= FEWEST_PARTIES && parties(endpoints).every((one) => served.includes(one));
}

import type { Cause } from '../../src/diagnosis/cause.ts';
import type { Suspect } from '../../src/diagnosis/suspect.ts';
import { SERVICES } from '../net/site.ts';
import { fault, OK, type Outcome, type Scenario } from './scenario.ts';

const DAY = 86_400_000;

/** Everything fails by one fault of the user's own side; host access makes no difference to it. */
function ownFault(
  suspects: readonly Suspect[],
  cause: Cause,
  headline: RegExp,
): {
  readonly seen: Outcome;
  readonly unseen: Outcome;
} {
  const expected = fault(suspects, cause);
  const services = Object.fromEntries(SERVICES.map(({ id }) => [id, expected]));
  const outcome: Outcome = { user: expected, services, sides: ['yours'], headline };
  return { seen: outcome, unseen: outcome };
}

const HEALTHY: Outcome = { user: OK, services: {}, sides: ['ok'], headline: /answer from here/ };

/** What can be wrong with the connection as a whole. */
export const CONNECTION_SCENARIOS: readonly Scenario[] = [
  { name: 'healthy', breaks: [], seen: HEALTHY, unseen: HEALTHY },
  {
    name: 'link down',
    breaks: [{ kind: 'link-down' }],
    ...ownFault(['device', 'network'], 'not-connected', /offline/),
  },
  {
    name: 'no route beyond the router',
    breaks: [{ kind: 'uplink', how: 'net-unreachable' }],
    ...ownFault(['device', 'network'], 'no-internet', /can't reach the internet/),
  },
  {
    name: 'everything beyond the router silent',
    breaks: [{ kind: 'uplink', how: 'drop' }],
    ...ownFault(['device', 'network'], 'no-internet', /can't reach the internet/),
  },
  {
    name: 'resolver silent',
    breaks: [{ kind: 'resolver', act: { kind: 'silent' } }],
    ...ownFault(['device', 'network'], 'dns-broken', /address book/),
  },
  {
    name: 'resolver answers with failures',
    breaks: [{ kind: 'resolver', act: { kind: 'servfail' } }],
    ...ownFault(['device', 'network'], 'dns-broken', /address book/),
  },
  {
    name: 'captive portal by redirect',
    breaks: [{ kind: 'portal', http: 'redirect', https: 'reset' }],
    ...ownFault(['network'], 'captive-portal', /wants you to sign in/),
  },
  {
    name: 'captive portal by rewritten page',
    breaks: [{ kind: 'portal', http: 'rewrite', https: 'own-certificate' }],
    ...ownFault(['network'], 'captive-portal', /wants you to sign in/),
  },
  {
    name: 'wrong clock',
    breaks: [{ kind: 'clock', skewMs: 400 * DAY }],
    ...ownFault(['device'], 'clock', /clock is wrong/),
  },
];

import type { Suspect } from './suspect.ts';

/** Every sentence that evidence can be told in, with the values it is filled with. `src/wording` holds a text for each. */
export const FINDINGS = {
  // The target's own proof
  answers: ['host'],
  'answers-unseen': ['host'], // without host access: it answered, what it said stays hidden
  'answers-plainly': ['host'], // over http: proves no identity
  refuses: ['host', 'status'],
  challenge: ['host'],
  'server-error': ['host', 'status'],
  maintenance: ['host'],
  'origin-unreachable': ['host', 'status'],
  'wrong-content': ['host', 'status'],
  'proxy-answered': ['host', 'status', 'proxy'],
  // May we speak at all
  'no-permission': ['host'],
  'blocked-here': ['host', 'code'],
  'too-few-controls': ['usable'],
  'timers-late': ['seconds'],
  'discarded-samples': ['count'],
  // The controls
  'browser-offline': [],
  'controls-answer': ['answered', 'total', 'operators'],
  'controls-silent': ['failed', 'total'],
  'portal-redirect': ['host', 'target'],
  'portal-content': ['host'],
  'portal-browser': [],
  'clock-skew': ['minutes'],
  'clock-right': ['count'],
  'date-errors': ['count'],
  interception: ['count'],
  'proxy-fails': ['count', 'code'],
  'proxy-sign-in': ['count'],
  'names-fail': ['failed', 'total'],
  'addresses-answer': ['count'],
  'secure-fails': ['failed'],
  'plain-passes': ['passed'],
  'line-lossy': ['failed', 'total'],
  'version-dead': ['version', 'failed'],
  'controls-blocked': ['failed'],
  'line-slow': ['seconds'],
  'line-full': ['failed'], // controls that were asked later than others, on connections of their own
  'names-late': ['seconds'],
  'some-answer': ['host'], // a service answers although the controls do not
  // The target alone
  'endpoint-failed': ['host', 'code'],
  'endpoint-silent': ['host', 'seconds'],
  'endpoint-unseen': ['host'], // without host access: it failed, the reason stays hidden
  'sibling-answers': ['host'],
  'name-gone': ['host', 'operators'],
  'zone-broken': ['host', 'operators'],
  'zone-nowhere': ['host', 'address', 'operators'], // its zone names a private address
  'zone-private': ['host', 'address', 'operators'], // one within a private network, which may be meant so
  'seen-inside': ['address'], // the service answered last from within a private network
  dnssec: ['host', 'operators'],
  'name-known': ['host', 'operators'],
  'zone-answers': ['host'], // its servers answered what nobody can have remembered
  'zone-unheard': ['host'], // it was not seen that they do
  'nobody-asked': ['host'], // no independent resolver could be asked
  'name-resolves': ['host'],
  'odd-address': ['host', 'address'],
  'name-late': ['host'], // it was found here after a question that nobody answered
  'names-unanswered': ['host'], // the resolver here told neither this one nor a made-up one
  'led-elsewhere': ['host', 'address'], // it leads to an address that nobody else knows
  'seen-at-home': [], // it answered before from one that they do know
  'knock-alive': ['address'],
  'knock-dead': ['address'],
  'knock-cut': ['address'], // somebody takes connections there and ends them, as fronts do with who names nobody
  'knock-unseen': ['address'], // without host access: refused or alive, we cannot see which
  certificate: ['host', 'code'],
  'slow-first-byte': ['host', 'seconds'],
  'slow-connect': ['host', 'seconds'],
  'user-side': [], // the fault of the user's own side carries over to this service
  // Other views
  'others-fail-too': ['failed', 'total', 'countries'], // others, near and far, cannot get through either
  'others-get-through': ['answered', 'total', 'countries'], // near ones among them: it is up
  'others-far-get-through': ['answered', 'total', 'countries'], // none of them near
  'others-near-fail': ['failed'], // it fails around here, and answers far away
  'others-mixed': ['answered', 'failed', 'total'],
  'official-trouble': ['title'], // the provider's own words for it
  'official-level': ['level'], // a level of `LEVELS`, told in words
  'official-quiet': [], // it says that all is well, which refutes nothing
  'other-network': ['minutes'],
  'provider-errors': ['host', 'status'], // another endpoint of the same provider, over validated TLS
  'falls-with-provider': ['count', 'provider'],
  'falls-with-supplier': ['count', 'supplier'], // a CDN or an address range
  'falls-with-many': ['count'], // unrelated services, with healthy controls
  'not-reachable-here': ['host'], // known not to answer in this region
  // No verdict
  insufficient: [],
  'line-just-back': ['seconds'], // what was asked while it was gone may still be waited for
  ambiguous: [],
} as const satisfies Record<string, readonly string[]>;

export type FindingKey = keyof typeof FINDINGS;

/**
 * A rule that fired, or an observation it rests on. `id` is a rule's number as in `docs/diagnosis.md`,
 * or the finding's own key where it only supports one.
 */
export interface Finding {
  readonly id: string;
  readonly key: FindingKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly clears: readonly Suspect[];
  readonly charges: readonly Suspect[];
  /** Numbers (`n`) of the observations cited. */
  readonly observations?: readonly number[];
}

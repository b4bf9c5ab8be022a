import { type Answered, answered, discarded, type Failed, failed } from './attempts.ts';
import type { Refusal } from './cause.ts';
import type { EndpointFacts, ServiceFacts } from './facts.ts';
import { readLocalName } from './name-reading.ts';
import type { Observation, Response } from './observation.ts';

/** How an answering service lets itself down: the answer itself is the proof. */
export type OwnFault =
  | 'server-error'
  | 'maintenance'
  | 'origin-unreachable'
  | 'wrong-content'
  | 'bad-response';

/** What all attempts at one endpoint add up to; the best attempt decides, so that one lost packet changes nothing. */
export type EndpointState =
  | { readonly kind: 'answers'; readonly by: Answered }
  | { readonly kind: 'refuses'; readonly refusal: Refusal; readonly by: Answered }
  | { readonly kind: 'own-fault'; readonly cause: OwnFault; readonly by: Answered }
  | { readonly kind: 'proxy-answers'; readonly by: Answered }
  | { readonly kind: 'concealed'; readonly by: Answered }
  | { readonly kind: 'fails'; readonly by: Failed }
  | { readonly kind: 'unseen' };

export interface EndpointReading {
  readonly endpoint: EndpointFacts;
  readonly state: EndpointState;
  /** Attempts that say something. */
  readonly attempts: readonly Observation[];
}

/** Reads every endpoint of a service, in the order of its list. */
export function readEndpoints(service: ServiceFacts): readonly EndpointReading[] {
  return service.endpoints.map((endpoint, index) => {
    const isFound = readLocalName(endpoint.host, service.observations).state === 'resolves';
    return readEndpoint(
      endpoint,
      service.observations.filter((o) => isAt(index, o)),
      isFound,
    );
  });
}

/** Two endpoints may share an address and differ in their query or in what is expected of them. */
function isAt(index: number, { role, index: own = 0 }: Observation): boolean {
  return role === 'endpoint' && own === index;
}

const BEST_FIRST: readonly EndpointState['kind'][] = [
  'answers',
  'refuses',
  'own-fault',
  'proxy-answers',
  'concealed',
  'fails',
  'unseen',
];

function readEndpoint(
  endpoint: EndpointFacts,
  observations: readonly Observation[],
  isFound: boolean,
): EndpointReading {
  const attempts = observations.filter((o) => !discarded(o));
  const states = attempts
    .map((attempt) => ({ attempt, state: readAttempt(endpoint, attempt) }))
    .sort(
      (a, b) =>
        BEST_FIRST.indexOf(a.state.kind) - BEST_FIRST.indexOf(b.state.kind) ||
        tellsMore(b.attempt, isFound) - tellsMore(a.attempt, isFound) ||
        b.attempt.attempt - a.attempt.attempt ||
        a.attempt.n - b.attempt.n,
    );
  return { endpoint, attempts, state: states[0]?.state ?? { kind: 'unseen' } };
}

/** Of two failures the more exact one: what was said in a handshake, then another reason, then a word that nobody knows or a hidden one, then silence. */
function tellsMore(observation: Observation, isFound: boolean): number {
  if (!failed(observation)) return 0;
  switch (observation.outcome.layer) {
    case 'timeout':
      return 1;
    case 'unknown':
      return 2;
    case 'dns':
      // Firefox tries the other version of IP after 250 ms, and calls a host that has none of it unknown.
      return isFound ? 0 : 3;
    case 'tls':
      return 4; // a connection that ends, as the next one may, says less than what came over this one
    default:
      return 3;
  }
}

function readAttempt(endpoint: EndpointFacts, attempt: Observation): EndpointState {
  if (answered(attempt)) return readAnswer(endpoint, attempt);
  return failed(attempt) ? { kind: 'fails', by: attempt } : { kind: 'unseen' };
}

function readAnswer(endpoint: EndpointFacts, by: Answered): EndpointState {
  const { outcome } = by;
  if (outcome.opaque === true) {
    // Something was asked of the answer, and without host access nobody can say whether it was met.
    const isAsked = endpoint.body === true || !isAnyAnswer(endpoint.status);
    return isAsked ? { kind: 'concealed', by } : { kind: 'answers', by };
  }
  if (outcome.headless === true) return { kind: 'own-fault', cause: 'bad-response', by };
  if (isFromTheWay(outcome)) return { kind: 'proxy-answers', by };
  const asExpected =
    endpoint.status === undefined ? undefined : within(outcome.status, endpoint.status);
  const textMissing = endpoint.body === true && outcome.content !== 'expected';
  if (asExpected === true) {
    return textMissing
      ? { kind: 'own-fault', cause: 'wrong-content', by }
      : { kind: 'answers', by };
  }
  const state = readStatus(by);
  if (asExpected === false) {
    return state.kind === 'own-fault' ? state : { kind: 'own-fault', cause: 'wrong-content', by };
  }
  const missing = textMissing && state.kind !== 'own-fault';
  return missing ? { kind: 'own-fault', cause: 'wrong-content', by } : state;
}

/** Asking for no more than an answer that is no server error: what reaching it shows, as far as it can be shown. */
function isAnyAnswer(status: EndpointFacts['status']): boolean {
  return status === undefined || (status[0] <= 200 && status[1] >= 499);
}

/** A proxy signed it; or a portal said 511 in clear text, which no server says of itself (RFC 6585). */
function isFromTheWay({ proxy, status, verified }: Response): boolean {
  return (proxy !== undefined && status >= 400) || (status === 511 && !verified);
}

/** The default reading of a status: 2xx and 3xx fine, 4xx and challenges refusing, 5xx the service's own fault. */
function readStatus(by: Answered): EndpointState {
  const { outcome } = by;
  if (outcome.challenge === true && outcome.status >= 400)
    return { kind: 'refuses', refusal: 'challenge', by };
  if (outcome.status >= 500) return { kind: 'own-fault', cause: serverFault(outcome), by };
  if (outcome.status >= 400)
    return { kind: 'refuses', refusal: REFUSAL_OF[outcome.status] ?? 'request-refused', by };
  return { kind: 'answers', by };
}

/** A CDN's own codes for an origin it cannot reach (Cloudflare: 520 to 527, 530). */
const ORIGIN_CODES: ReadonlySet<number> = new Set([520, 521, 522, 523, 524, 525, 526, 527, 530]);

function serverFault(outcome: Response): OwnFault {
  if (outcome.status === 503 && outcome.retryAfterMs !== undefined) return 'maintenance';
  return ORIGIN_CODES.has(outcome.status) ? 'origin-unreachable' : 'server-error';
}

const REFUSAL_OF: Readonly<Record<number, Refusal>> = {
  401: 'sign-in-needed',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  429: 'rate-limited',
  451: 'legal-block',
};

function within(status: number, [from, to]: readonly [number, number]): boolean {
  return status >= from && status <= to;
}

import type { Failure, Outcome, TlsFault } from '../diagnosis/observation.ts';
import { isPrivateName } from '../formats/private-name.ts';
import { isLiteral } from './web-address.ts';

/** What may be asked after a failure; each has a role of its own in the observations. */
export type Question = 'doh' | 'resolver' | 'canary' | 'knock' | 'plain-http';

export interface FailedEndpoint {
  /** Host of the hop that failed. */
  readonly host: string;
  readonly secure: boolean;
  /** Absent for the scheme's own. */
  readonly port?: string;
}

const EVERYTHING: readonly Question[] = ['doh', 'resolver', 'canary', 'knock', 'plain-http'];
/** It failed after the name was resolved, in a way that a wrong address would explain. */
const WHERE_IT_RESOLVES: readonly Question[] = ['doh', 'resolver', 'knock', 'plain-http'];
const NOTHING: readonly Question[] = [];

/** What this failure needs to be told apart from others like it, and no more. */
export function followUps(outcome: Outcome, endpoint: FailedEndpoint): readonly Question[] {
  return questionsFor(outcome, endpoint).filter((question) => isPossible(question, endpoint));
}

function questionsFor(outcome: Outcome, endpoint: FailedEndpoint): readonly Question[] {
  if (outcome.kind === 'failure')
    return outcome.discard ? NOTHING : questionsForFailure(outcome, endpoint);
  // Over plain http a wrong address answers as readily as the right one.
  return outcome.verified || outcome.opaque ? NOTHING : ['doh', 'resolver'];
}

function questionsForFailure(failure: Failure, { secure }: FailedEndpoint): readonly Question[] {
  switch (failure.layer) {
    case 'dns':
      return ['doh', 'resolver', 'canary', 'knock'];
    case 'timeout':
      return EVERYTHING;
    case 'tcp':
      return isCutOff(failure) ? WHERE_IT_RESOLVES : EVERYTHING;
    case 'tls':
      return TLS_QUESTIONS[failure.tls ?? 'other'];
    case 'http':
      // Over TLS somebody has shown the certificate of that name before.
      return isCutOff(failure) || !secure ? WHERE_IT_RESOLVES : NOTHING;
    case 'unknown':
      return failure.opaque ? EVERYTHING : WHERE_IT_RESOLVES;
    case 'blocked':
      // A public name that resolves to a private address is stopped here.
      return failure.blocker === 'local-network' ? ['doh', 'resolver'] : NOTHING;
    case 'offline':
    case 'proxy':
    case 'aborted':
    case 'permission':
      return NOTHING;
  }
}

function isCutOff({ transport }: Failure): boolean {
  return transport === 'reset' || transport === 'closed' || transport === 'ended';
}

const TLS_QUESTIONS: Readonly<Record<TlsFault, readonly Question[]>> = {
  name: EVERYTHING,
  authority: EVERYTHING,
  interception: WHERE_IT_RESOLVES,
  protocol: WHERE_IT_RESOLVES,
  other: WHERE_IT_RESOLVES,
  // A machine that has retired, to which this device still leads, shows the same.
  date: ['doh', 'resolver', 'plain-http'],
  revoked: ['doh', 'resolver', 'plain-http'],
  'client-certificate': NOTHING,
};

function isPossible(question: Question, endpoint: FailedEndpoint): boolean {
  switch (question) {
    case 'doh':
    case 'canary':
    case 'knock':
      return isPublicName(endpoint.host);
    case 'resolver':
      return !isLiteral(endpoint.host);
    case 'plain-http':
      return endpoint.secure && endpoint.port === undefined;
  }
}

/** Whether a host is a name that public resolvers may be asked for. */
export function isPublicName(host: string): boolean {
  return !isLiteral(host) && !isPrivateName(host);
}

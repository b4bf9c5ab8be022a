import type { Failure, Observation, Outcome, Role } from '../diagnosis/observation.ts';
import { attemptBytes } from './attempt-bytes.ts';
import { type Exchange, type ExchangeRequest, exchange } from './exchange.ts';
import { type Comparison, type Expectation, needsBody } from './judge-content.ts';
import type { ProbePorts } from './ports.ts';
import {
  cancelledFailure,
  isProxySignIn,
  isUnsent,
  readFailure,
  readTimeout,
  unseenFailure,
} from './read-failure.ts';
import { readResponse, unseenAnswer } from './read-response.ts';
import { bareAddress, hostOf, isSecure } from './web-address.ts';

/** What is held back is sent again each second, half of which goes by waiting for a word; over before the first deadline. */
const HELD_BACK_PAUSE_MS = 500;
const MOST_TRIES = 4;

/** What one attempt is for, and how it is made. */
export interface ProbeTarget {
  readonly n: number;
  readonly role: Role;
  readonly url: string;
  readonly redirect: 'manual' | 'follow';
  readonly expect?: Expectation;
  readonly comparison: Comparison;
  readonly operator?: string;
  readonly subject?: string;
  readonly unproven?: true;
  /** Which of its service's endpoints. */
  readonly index?: number;
  readonly attempt: 1 | 2;
  /** What the browser holds back is sent again until it goes out. */
  readonly isPatient?: true;
}

interface Seen {
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly bytes?: number | undefined;
}

/**
 * One attempt at one address, as one observation. A signal that aborts with `DeadlinePassed` makes it a time-out,
 * any other reason a sample to discard. Never rejects.
 */
export async function probeEndpoint(
  target: ProbeTarget,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Observation> {
  const startedAt = new Date(ports.now()).toISOString();
  const { outcome, durationMs, bytes } = await look(target, ports, signal);
  return {
    ...labelOf(target),
    startedAt,
    durationMs,
    ...(bytes !== undefined && { bytes }),
    outcome,
  };
}

/** The part of an observation that is known before the attempt. */
export function labelOf(
  target: ProbeTarget,
): Omit<Observation, 'startedAt' | 'durationMs' | 'bytes' | 'outcome'> {
  const { n, role, url, operator, subject, unproven, index, attempt } = target;
  return {
    n,
    role,
    endpoint: bareAddress(url),
    host: hostOf(url),
    secure: isSecure(url),
    ...(operator !== undefined && { operator }),
    ...(subject !== undefined && { subject }),
    ...(unproven && { unproven }),
    ...(index !== undefined && { index }),
    attempt,
  };
}

async function look(target: ProbeTarget, ports: ProbePorts, signal: AbortSignal): Promise<Seen> {
  if (!(await ports.hasAccess(target.url))) return lookUnseeing(target.url, ports, { signal });
  const request: ExchangeRequest = {
    url: target.url,
    redirect: target.redirect,
    mode: 'cors',
    wantsBody: needsBody(target.expect, target.comparison),
  };
  const seen = await (target.isPatient ? sendOnceFree : exchange)(request, ports, signal);
  const { habits } = ports;
  if (await isOutOfSight(seen, target.url, ports)) {
    const { redirectedTo } = seen.trail;
    const again = await lookUnseeing(target.url, ports, {
      signal,
      ...(redirectedTo && { redirectedTo }),
    });
    const first = attemptBytes(seen, {
      url: target.url,
      outcome: unseenFailure(undefined),
      habits,
    });
    return { ...again, bytes: (first ?? 0) + (again.bytes ?? 0) };
  }
  const outcome = outcomeOf(seen, target, ports);
  const bytes = attemptBytes(seen, { url: target.url, outcome, habits });
  return { outcome, durationMs: seen.durationMs, bytes };
}

/** Sends a request, and again while it is held back; what does not go out costs nobody anything. */
async function sendOnceFree(
  request: ExchangeRequest,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Exchange> {
  for (let tries = 1; ; tries += 1) {
    const seen = await exchange(request, ports, signal);
    if (!isUnsent(seen, ports) || tries === MOST_TRIES) return seen;
    await ports.sleep(HELD_BACK_PAUSE_MS, signal);
    if (signal.aborted) return seen;
  }
}

/** What one exchange means. */
function outcomeOf(
  seen: Exchange,
  target: ProbeTarget,
  { onLine, holdsBack }: ProbePorts,
): Outcome {
  if (seen.kind === 'cancelled') return cancelledFailure();
  if (seen.trail.upgraded && isControl(target.role)) return UPGRADED;
  if (seen.kind === 'expired') return readTimeout(seen.trail, seen.deadlineMs, target.url);
  if (seen.kind === 'rejected' || seen.broken || isProxySignIn(seen)) {
    return readFailure(seen, { url: target.url, onLine: onLine(), holdsBack });
  }
  return readResponse(seen, target);
}

/** The browser made https of an http control (HTTPS-Only mode): the plain-text question was never asked. */
const UPGRADED: Failure = { kind: 'failure', layer: 'aborted', code: 'upgraded', discard: true };

function isControl(role: Role): boolean {
  return role === 'portal' || role === 'https' || role === 'address' || role === 'plain-http';
}

/** Chromium's word for an answer that it keeps from us for want of CORS; real failures have their own. */
const KEPT_FROM_US = 'net::ERR_FAILED';

/**
 * Redirected to a host that we may not look at, or access was taken away meanwhile: no event says how it ended, or none but
 * that the browser itself ended it.
 */
async function isOutOfSight(seen: Exchange, url: string, ports: ProbePorts): Promise<boolean> {
  if (seen.kind !== 'rejected') return false;
  const { failure } = seen.trail;
  if (failure !== undefined && failure !== KEPT_FROM_US) return false;
  return !(await ports.hasAccess(seen.trail.redirectedTo ?? url)) || !(await ports.hasAccess(url));
}

/** Without host access: whether anything answers along the whole chain. Manual redirects are forbidden in this mode. */
async function lookUnseeing(
  url: string,
  ports: ProbePorts,
  options: { readonly signal: AbortSignal; readonly redirectedTo?: string },
): Promise<Seen> {
  const { signal, redirectedTo } = options;
  const request = { url, redirect: 'follow', mode: 'no-cors', wantsBody: false } as const;
  const seen = await exchange(request, ports, signal);
  const outcome = unseenOutcome(seen, url, redirectedTo);
  const bytes = attemptBytes(seen, { url, outcome, habits: ports.habits });
  return { outcome, durationMs: seen.durationMs, bytes };
}

function unseenOutcome(seen: Exchange, url: string, redirectedTo: string | undefined): Outcome {
  switch (seen.kind) {
    case 'answered':
      return unseenAnswer(url, redirectedTo);
    case 'expired':
      return {
        ...readTimeout(seen.trail, seen.deadlineMs, url),
        ...(redirectedTo !== undefined && { finalHost: hostOf(redirectedTo) }),
      };
    case 'cancelled':
      return cancelledFailure();
    case 'rejected':
      return unseenFailure(redirectedTo);
  }
}

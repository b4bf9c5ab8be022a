import { hasBadPort } from './bad-ports.ts';
import { DeadlinePassed, LONGEST_DEADLINE_MS } from './deadline.ts';
import type { ProbePorts, ResourcePhases } from './ports.ts';
import { type BodyStart, letGo, readBodyStart } from './read-body.ts';
import { readTrail, type Trail } from './read-trail.ts';
import { makeNonce, type RequestWatch, watchRequest } from './watch-request.ts';

/**
 * The browser's word nearly always comes after the rejection: within 1 ms as a rule, 49 ms at worst on an idle device. Where
 * it may never come, because nothing went out (`holdsBack`), nobody waits for long. Elsewhere it comes for certain, on a busy
 * device after more than half a second in Firefox, and the attempt's own deadline is what bounds the waiting.
 */
const SURE_WORD_MS = LONGEST_DEADLINE_MS;
const DOUBTFUL_WORD_MS = 500;
/** Address and timing come up to 20 ms after the answer in Chromium; nobody waits long for them. */
const DETAIL_WAIT_MS = 50;
/** A short body comes with its headers or right after them; a busy device takes a while to say so. */
const SHORT_BODY_MS = 100;

export interface ExchangeRequest {
  readonly url: string;
  readonly redirect: 'manual' | 'follow';
  readonly mode: 'cors' | 'no-cors';
  readonly wantsBody: boolean;
  readonly accept?: string;
}

interface Ending {
  readonly trail: Trail;
  /** From the request to what ended it, in ms. */
  readonly durationMs: number;
}

/** How one request ended, before anybody asks what it means. */
export type Exchange = Ending &
  (
    | {
        readonly kind: 'answered';
        readonly response: Response;
        /** Only where it was wanted and came. */
        readonly body?: BodyStart;
        /** Headers came, and the body that was wanted broke off. */
        readonly broken?: true;
        /** The body was given up before its end. */
        readonly isCut?: true;
        readonly phases?: ResourcePhases;
        /** Halfway between request and answer by the wall clock, in ms. */
        readonly midpoint: number;
      }
    | { readonly kind: 'rejected'; readonly message: string }
    | { readonly kind: 'expired'; readonly deadlineMs: number }
    | { readonly kind: 'cancelled' }
  );

/**
 * Sends one GET and joins its answer with the browser's events by a nonce in the fragment, which is never sent.
 * A signal that aborts with `DeadlinePassed` makes it `expired`, any other reason `cancelled`. Never rejects.
 */
export async function exchange(
  request: ExchangeRequest,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Exchange> {
  const nonce = makeNonce(ports.random);
  const watch = watchRequest(nonce, ports);
  const startedAt = ports.elapsed();
  const sending: Sending = {
    request,
    ports,
    signal,
    watch,
    address: `${request.url.split('#')[0]}#whichside-${nonce}`,
    sentAt: ports.now(),
    ending: () => ({
      trail: readTrail(watch.events, request.url),
      durationMs: Math.round(ports.elapsed() - startedAt),
    }),
  };
  try {
    return await answered(sending);
  } catch (error) {
    return await rejected(sending, error);
  } finally {
    watch.close();
    ports.timing(sending.address); // failed requests leave an entry too, and the browser keeps only so many
  }
}

interface Sending {
  readonly request: ExchangeRequest;
  readonly ports: ProbePorts;
  readonly signal: AbortSignal;
  readonly watch: RequestWatch;
  readonly address: string;
  readonly sentAt: number;
  readonly ending: () => Ending;
}

async function answered(sending: Sending): Promise<Exchange> {
  const { request, ports, signal, address, ending } = sending;
  const response = await ports.fetch(address, initFor(request, signal));
  const midpoint = (sending.sentAt + ports.now()) / 2;
  const headersCame = ending();
  const body = await takeBody(response, sending);
  if (signal.aborted) return stopped(ending(), signal);
  const { durationMs } = request.wantsBody ? ending() : headersCame;
  await waitForDetails(sending, { response, broken: body === 'broken' });
  const phases = response.type === 'opaque' ? undefined : await timingOf(sending);
  const { trail } = ending();
  return {
    kind: 'answered',
    trail,
    durationMs,
    response,
    midpoint,
    ...(typeof body === 'object' && { body }),
    ...(body === 'broken' && { broken: true as const }),
    ...(isGivenUp(body) && !trail.completed && { isCut: true as const }),
    ...(phases && { phases }),
  };
}

async function rejected(sending: Sending, error: unknown): Promise<Exchange> {
  const { signal, ending } = sending;
  const atOnce = ending();
  if (signal.aborted) return stopped(atOnce, signal);
  await waitForWord(sending);
  const message = error instanceof Error ? error.message : String(error);
  return { ...atOnce, trail: ending().trail, kind: 'rejected', message };
}

function initFor(request: ExchangeRequest, signal: AbortSignal): RequestInit {
  return {
    method: 'GET',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: request.redirect,
    mode: request.mode,
    signal,
    ...(request.accept !== undefined && { headers: { accept: request.accept } }),
  };
}

/** A word that came before our own abort is evidence all the same. */
function stopped(ending: Ending, signal: AbortSignal): Exchange {
  if (ending.trail.failure !== undefined) return { ...ending, kind: 'rejected', message: '' };
  return signal.reason instanceof DeadlinePassed
    ? { ...ending, kind: 'expired', deadlineMs: signal.reason.deadlineMs }
    : { ...ending, kind: 'cancelled' };
}

async function takeBody(
  response: Response,
  { request, ports, signal }: Sending,
): Promise<BodyStart | 'broken' | 'cut' | undefined> {
  if (isOpaque(response) || signal.aborted) {
    await response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  if (request.wantsBody) return (await readBodyStart(response)) ?? 'broken';
  const looked = new AbortController();
  const isOver = await letGo(response, ports.sleep(SHORT_BODY_MS, looked.signal));
  looked.abort();
  return isOver ? undefined : 'cut';
}

/** A busy device may not have seen it end; then the browser's own word decides. */
function isGivenUp(body: BodyStart | 'broken' | 'cut' | undefined): boolean {
  return body === 'cut' || (typeof body === 'object' && body.isCut === true);
}

/** Whether the browser hides this answer's status and headers. */
export function isOpaque(response: Response): boolean {
  return response.type === 'opaque' || response.type === 'opaqueredirect';
}

async function waitForDetails(
  sending: Sending,
  { response, broken }: { readonly response: Response; readonly broken: boolean },
): Promise<void> {
  const { request, watch, signal } = sending;
  if (response.type === 'opaque') return; // no host access: there are no events
  const trail = (): Trail => readTrail(watch.events, request.url);
  if (broken) return watch.until(() => trail().ended, { ms: wordWaitMs(sending.ports), signal });
  if (response.type === 'opaqueredirect') {
    // Only an event knows its status and where it points to, and a later one the address.
    await watch.until(() => trail().redirectedTo !== undefined || trail().ended, {
      ms: wordWaitMs(sending.ports),
      signal,
    });
  }
  await watch.until(() => trail().ended, { ms: DETAIL_WAIT_MS, signal });
}

async function waitForWord(sending: Sending): Promise<void> {
  const { request, ports, signal, watch } = sending;
  // Firefox says nothing of ports that no browser fetches from.
  if (hasBadPort(request.url)) return;
  if (request.mode === 'no-cors') return;
  const trail = (): Trail => readTrail(watch.events, request.url);
  const { redirectedTo } = trail();
  // The events of a request end where it is sent to a host that we may not look at.
  if (redirectedTo !== undefined && !(await ports.hasAccess(redirectedTo))) return;
  await watch.until(() => trail().ended, { ms: wordWaitMs(sending.ports), signal });
}

function wordWaitMs({ holdsBack }: ProbePorts): number {
  return holdsBack ? DOUBTFUL_WORD_MS : SURE_WORD_MS;
}

/** The entry appears up to 20 ms after the body has ended. */
async function timingOf({ address, ports, signal }: Sending): Promise<ResourcePhases | undefined> {
  const first = ports.timing(address);
  if (first !== undefined) return first;
  await ports.sleep(20, signal);
  return ports.timing(address);
}

import type { Report } from '../../../src/formats/report.ts';

/** One attempt, as a report tells of it. */
export type Seen = Report['controls'][number];
type Answer = Extract<Seen['outcome'], { kind: 'response' }>;
type Failure = Extract<Seen['outcome'], { kind: 'failure' }>;

/** Without a reason, what fails sooner than this was turned away by somebody; later it may as well have been silence. */
const AT_ONCE_MS = 1_000;
/** An answer that takes this long is late; on a line where all is well none takes a tenth of it. */
const LATE_MS = 2_500;

/** What an attempt came to, without names, addresses, numbers of attempts and exact times. */
export function wordOf(seen: Seen): string {
  return seen.outcome.kind === 'response'
    ? wordOfAnswer(seen, seen.outcome)
    : wordOfFailure(seen, seen.outcome);
}

/** True where a sample says nothing about anybody, or was stopped before it left this device. */
export function isVoid({ outcome }: Seen): boolean {
  return outcome.kind === 'failure' && outcome.discard === true;
}

/** True where something answered as servers do that are up: below 500, and nobody on the way says that it was him. */
export function isServed({ outcome }: Seen): boolean {
  if (outcome.kind !== 'response') return false;
  const { content, headless, proxy, status } = outcome;
  const isByProxy = proxy !== undefined && status >= 400;
  const isAsked = content === undefined || content === 'expected';
  return status < 500 && headless !== true && !isByProxy && isAsked;
}

/** True where nobody on the way could have made the answer up: validated TLS, or https whose answer stays hidden. */
export function isProven({ outcome, secure }: Seen): boolean {
  return outcome.kind === 'response' && (outcome.verified || (outcome.opaque === true && secure));
}

function wordOfAnswer(seen: Seen, answer: Answer): string {
  const { opaque, headless, verified, finalHost } = answer;
  if (headless === true) return 'garbage';
  const isPlainlyWell = isServed(seen) && answer.status < 400 && verified;
  const isAway = finalHost !== undefined && finalHost !== seen.host && !isPlainlyWell;
  const parts = [
    opaque === true ? 'answers unseen' : wordOfStatus(answer),
    isProven(seen) ? 'over TLS' : 'in clear text',
    answer.content === 'other' || answer.content === 'tiny' ? 'with another content' : '',
    isAway ? 'at another host' : '',
    answer.status < 400 ? latenessOf(seen, answer) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function wordOfStatus({ challenge, proxy, retryAfterMs, status }: Answer): string {
  if (status < 400) return 'answers';
  if (proxy !== undefined) return `${status} by a proxy`;
  if (challenge === true) return `${status} challenge`;
  return status === 503 && retryAfterMs !== undefined ? '503 for a while' : String(status);
}

function latenessOf({ durationMs }: Seen, { phases }: Answer): string {
  // Which of the two was the longer one is chance where both are long.
  const longestMs =
    phases === undefined ? durationMs : Math.max(phases.connectMs, phases.firstByteMs);
  return longestMs >= LATE_MS ? 'late' : '';
}

function wordOfFailure(seen: Seen, failure: Failure): string {
  const { finalHost, layer, verified } = failure;
  if (failure.discard === true) return 'void';
  const parts = [
    wordOfLayer(seen, failure),
    layer !== 'timeout' && verified === true ? 'after its headers' : '',
    finalHost !== undefined && finalHost !== seen.host ? 'at another host' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function wordOfLayer({ durationMs }: Seen, failure: Failure): string {
  const { blocker, code, layer, opaque, proxyFault, tls, transport } = failure;
  if (layer === 'timeout') return 'silent';
  if (opaque === true) return durationMs < AT_ONCE_MS ? 'fails unseen at once' : 'fails unseen';
  const fault = tls ?? transport ?? blocker ?? proxyFault;
  if (fault !== undefined) return `${layer} ${fault}`;
  // Those four have one meaning each; elsewhere the browser's own word is all there is.
  const isPlain =
    layer === 'offline' || layer === 'dns' || layer === 'permission' || layer === 'aborted';
  return isPlain ? layer : `${layer} ${code}`;
}

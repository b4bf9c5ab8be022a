import type { DnsAnswer, Failure, Observation, Role } from '../diagnosis/observation.ts';
import { withRanges } from './address-range.ts';
import { NAME_BYTES } from './attempt-bytes.ts';
import { classifyError } from './classify-error.ts';
import { DeadlinePassed } from './deadline.ts';
import type { NameResolution, ProbePorts } from './ports.ts';
import { cancelledFailure } from './read-failure.ts';
import { scrubWord } from './scrub-word.ts';

export interface ResolverQuestion {
  readonly n: number;
  readonly role: Extract<Role, 'resolver' | 'canary'>;
  readonly host: string;
  /** Host of the service on whose behalf it is asked; absent for the canary. */
  readonly subject?: string;
  /** Leave the browser's secure DNS aside. */
  readonly system: boolean;
}

type Resolve = NonNullable<ProbePorts['resolveName']>;

/** RFC 1035: the resolver failed. Firefox does not say why, so nothing more precise is claimed. */
const SERVFAIL = 2;

/** Asks the browser's own resolver (Firefox) for one name. It cannot be stopped: an abort only ends the waiting. Never rejects. */
export async function askResolver(
  question: ResolverQuestion,
  ports: ProbePorts & { readonly resolveName: Resolve },
  signal: AbortSignal,
): Promise<Observation> {
  const { n, role, host, subject, system } = question;
  const startedAt = new Date(ports.now()).toISOString();
  const sentAt = ports.elapsed();
  const result = await orAbort(ports.resolveName(host, { system }), signal);
  const durationMs = Math.round(ports.elapsed() - sentAt);
  return {
    n,
    role,
    endpoint: `dns:${host}`,
    host: host.replace(/\.$/, ''),
    secure: false,
    ...(subject !== undefined && { subject }),
    attempt: 1,
    startedAt,
    durationMs,
    ...(ports.onLine() && { bytes: NAME_BYTES }),
    ...readResult(result, { question, durationMs, onLine: ports.onLine(), signal }),
  };
}

interface ResultContext {
  readonly question: ResolverQuestion;
  readonly durationMs: number;
  readonly onLine: boolean;
  readonly signal: AbortSignal;
}

function readResult(
  result: NameResolution | undefined,
  context: ResultContext,
): Pick<Observation, 'outcome' | 'answer'> {
  if (result === undefined) return { outcome: stoppedBy(context.signal) };
  const { question, durationMs, onLine } = context;
  const asked = { name: question.host.replace(/\.$/, ''), type: 'A+AAAA' } as const;
  if ('code' in result) {
    const said = classifyError(result.code, { secure: false, elapsedMs: durationMs, onLine });
    // Only requests speak of handshakes in sentences; from a resolver a sentence is a word that no table lists.
    const meaning = said.layer === 'tls' ? ({ layer: 'unknown' } as const) : said;
    const answer: DnsAnswer = { ...asked, rcode: SERVFAIL, addresses: [], ranges: [] };
    return {
      outcome: { kind: 'failure', code: scrubWord(result.code), ...meaning },
      answer: question.system ? { ...answer, via: 'system' } : answer,
    };
  }
  const via = result.secure ? 'secure' : 'system';
  return {
    outcome: { kind: 'response', status: 0, verified: false },
    answer: { ...asked, rcode: 0, ...withRanges(result.addresses), via },
  };
}

function stoppedBy(signal: AbortSignal): Failure {
  if (!(signal.reason instanceof DeadlinePassed)) return cancelledFailure();
  const { deadlineMs } = signal.reason;
  return { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs };
}

async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let end = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });
  signal.addEventListener('abort', end, { once: true });
  const result = await Promise.race([work, aborted]);
  signal.removeEventListener('abort', end);
  return result;
}

import * as v from 'valibot';
import type { DnsAnswer, Observation, Outcome } from '../diagnosis/observation.ts';
import { withRanges } from './address-range.ts';
import { attemptBytes } from './attempt-bytes.ts';
import { type Exchange, exchange } from './exchange.ts';
import type { ProbePorts } from './ports.ts';
import { labelOf, type ProbeTarget } from './probe-endpoint.ts';
import { cancelledFailure, readFailure, readTimeout, unseenFailure } from './read-failure.ts';
import { readResponse } from './read-response.ts';

export interface DohQuestion {
  readonly n: number;
  /** Address of the operator's JSON API. */
  readonly url: string;
  readonly operator: string;
  readonly unproven?: true;
  /** Host of the service on whose behalf it is asked. */
  readonly subject: string;
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'NS';
  /** Without DNSSEC validation. */
  readonly checkingDisabled?: true;
}

/** Google's schema, which the other operators follow; members that are not needed may look as they like. */
const answerSchema = v.object({
  Status: v.pipe(v.number(), v.integer()),
  Answer: v.fallback(
    v.array(v.object({ type: v.number(), data: v.string(), name: v.fallback(v.string(), '') })),
    [],
  ),
});

/** Record types of RFC 1035 and 3596. */
const TYPE_NUMBER = { A: 1, NS: 2, AAAA: 28 } as const;

/** Asks one DoH operator one question. Without host access it works where the operator allows any origin. Never rejects. */
export async function askDoh(
  question: DohQuestion,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Observation> {
  const { name, type, checkingDisabled } = question;
  const url = new URL(question.url);
  url.searchParams.set('name', name);
  url.searchParams.set('type', type);
  if (checkingDisabled) url.searchParams.set('cd', '1');
  const startedAt = new Date(ports.now()).toISOString();
  const target: ProbeTarget = {
    ...question,
    role: 'doh',
    redirect: 'follow',
    comparison: 'text',
    attempt: 1,
  };
  const request = { url: url.href, redirect: 'follow', mode: 'cors', wantsBody: true } as const;
  const seen = await exchange({ ...request, ...acceptFor(url) }, ports, signal);
  const answer = seen.kind === 'answered' ? readAnswer(seen.body?.text ?? '', question) : undefined;
  const outcome = await outcomeOf(seen, { target, answered: answer !== undefined }, ports);
  const bytes = attemptBytes(seen, { url: url.href, outcome, habits: ports.habits });
  return {
    ...labelOf(target),
    startedAt,
    durationMs: seen.durationMs,
    ...(bytes !== undefined && { bytes }),
    outcome,
    ...(answer !== undefined && { answer }),
  };
}

/** `/dns-query` is RFC 8484's path, which speaks the wire format unless asked for JSON; `/resolve` speaks JSON only. */
function acceptFor(url: URL): { readonly accept: string } | undefined {
  return url.pathname.endsWith('/dns-query') ? { accept: 'application/dns-json' } : undefined;
}

async function outcomeOf(
  seen: Exchange,
  asked: { readonly target: ProbeTarget; readonly answered: boolean },
  ports: ProbePorts,
): Promise<Outcome> {
  const { url } = asked.target;
  if (seen.kind === 'cancelled') return cancelledFailure();
  if (seen.kind === 'expired') return readTimeout(seen.trail, seen.deadlineMs, url);
  if (seen.kind === 'rejected' && seen.trail.failure === undefined) {
    if (!(await ports.hasAccess(url))) return unseenFailure(undefined);
  }
  if (seen.kind === 'rejected' || seen.broken) {
    return readFailure(seen, { url, onLine: ports.onLine(), holdsBack: ports.holdsBack });
  }
  const outcome = readResponse(seen, asked.target);
  return asked.answered ? outcome : { ...outcome, content: 'other' };
}

/** Undefined where the text is not an answer of this API. */
function readAnswer(text: string, question: DohQuestion): DnsAnswer | undefined {
  const parsed = v.safeParse(answerSchema, parseJson(text));
  if (!parsed.success) return undefined;
  const { Status, Answer } = parsed.output;
  const wanted = Answer.filter((record) => record.type === TYPE_NUMBER[question.type]);
  const owners = new Set(Answer.map(({ name }) => name.toLowerCase().replace(/\.$/, '')));
  const aliases = [...owners].filter((owner) => owner !== '' && owner !== question.name);
  return {
    name: question.name,
    type: question.type,
    rcode: Status,
    ...withRanges(wanted.map((record) => record.data.trim())),
    ...(aliases.length > 0 && { aliases }),
    ...(question.checkingDisabled && { checkingDisabled: true as const }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

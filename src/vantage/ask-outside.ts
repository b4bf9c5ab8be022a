import * as v from 'valibot';
import type { OutsideView } from '../formats/outside-view.ts';
import { awaitAnswer, type Ending, type PendingQuestion } from './await-answer.ts';
import { type ApiAccess, callApi, type OutsidePorts } from './call-api.ts';
import { type Failed, failedBy, isServerError } from './problem-of.ts';
import { askAnywhere, type Measurement, measurementOf, type OutsideQuestion } from './question.ts';
import { type Limits, within } from './within.ts';

/** Below the 30 s after which the API ends a measurement and a browser ends an idle background. */
const DEADLINE_MS = 25_000;

/** A question is taken within a second or two, a slow line's within 5; who is silent for longer keeps a round waiting in vain. */
const TAKEN_WITHIN_MS = 8_000;

/** Before a server error is tried once more. */
const RETRY_MS = 500;

/** A question that has come to its end. */
export type OutsideResult = OutsideView & { readonly state: 'answered' | 'failed' };

export interface ResumeOptions extends ApiAccess {
  /** For everything together; what is there by then counts. */
  readonly deadlineMs?: number;
}

export interface AskOptions extends ResumeOptions {
  /** The question stands under this id and can be resumed by it; awaited before the answer is asked for. */
  readonly onAsked: (id: string) => void | Promise<void>;
}

type Created = { readonly kind: 'created'; readonly id: string } | Failed;

const createdSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)) });

/**
 * Asks machines elsewhere whether a host serves them, and waits for what they say. Nothing goes out where others may
 * not be asked about it (`refused`). Undefined once the signal aborts; any other failure is a view with its problem.
 */
export async function askOutside(
  question: OutsideQuestion,
  ports: OutsidePorts,
  options: AskOptions,
): Promise<OutsideResult | undefined> {
  const asked = { ...question, askedAtMs: ports.now() };
  const measurement = measurementOf(question);
  if (measurement === undefined)
    return viewOf({ kind: 'failed', problem: 'refused' }, asked, ports);
  return within(limitsOf(options), ports, async (signal) => {
    const access = { ...options, signal };
    const created = await within({ signal, deadlineMs: TAKEN_WITHIN_MS }, ports, (early) =>
      create(measurement, ports, {
        access: { ...access, signal: early },
        mayRetry: true,
        mayWiden: true,
      }),
    );
    if (created === undefined) return viewOf({ kind: 'failed', problem: 'timeout' }, asked, ports);
    if (created.kind === 'failed') return viewOf(created, asked, ports);
    await options.onAsked(created.id);
    const ending = await awaitAnswer({ ...asked, id: created.id }, ports, access);
    return viewOf(ending, asked, ports);
  });
}

/** Waits for the answer to a question that was asked earlier, perhaps by another life of the background; as `askOutside`. */
export async function resumeOutside(
  pending: PendingQuestion,
  ports: OutsidePorts,
  options: ResumeOptions,
): Promise<OutsideResult | undefined> {
  return within(limitsOf(options), ports, async (signal) => {
    const ending = await awaitAnswer(pending, ports, { ...options, signal });
    return viewOf(ending, pending, ports);
  });
}

interface Attempt {
  readonly access: ApiAccess;
  readonly mayRetry: boolean;
  readonly mayWiden: boolean;
}

async function create(
  measurement: Measurement,
  ports: OutsidePorts,
  attempt: Attempt,
): Promise<Created> {
  const { access } = attempt;
  const reply = await callApi({ path: '/v1/measurements', body: measurement }, ports, access);
  if (reply.kind === 'answered') {
    const parsed = v.safeParse(createdSchema, reply.body);
    if (!parsed.success) return { kind: 'failed', problem: 'bad-answer' };
    return { kind: 'created', id: parsed.output.id };
  }
  if (attempt.mayRetry && isServerError(reply)) {
    await ports.sleep(RETRY_MS, access.signal);
    return create(measurement, ports, { ...attempt, mayRetry: false });
  }
  const failed = failedBy(reply, access.signal);
  if (!attempt.mayWiden || failed.problem !== 'no-probes') return failed;
  return create(askAnywhere(measurement), ports, { ...attempt, mayWiden: false });
}

function limitsOf({ signal, deadlineMs }: ResumeOptions): Limits {
  return { signal, deadlineMs: deadlineMs ?? DEADLINE_MS };
}

interface AskedAbout {
  readonly host: string;
  readonly askedAtMs: number;
}

function viewOf(
  ending: Ending,
  { host, askedAtMs }: AskedAbout,
  ports: Pick<OutsidePorts, 'now'>,
): OutsideResult {
  const asked = { host, askedAt: new Date(askedAtMs).toISOString() };
  if (ending.kind === 'answered')
    return { state: 'answered', ...asked, probes: [...ending.probes] };
  const { problem, retryAfterMs } = ending;
  return {
    state: 'failed',
    ...asked,
    probes: [],
    problem,
    ...(retryAfterMs !== undefined && {
      retryAt: new Date(ports.now() + retryAfterMs).toISOString(),
    }),
  };
}

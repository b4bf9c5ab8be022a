import type { OutsideProbe } from '../formats/outside-view.ts';
import { type ApiAccess, type ApiReply, callApi, type OutsidePorts } from './call-api.ts';
import { type Failed, failedBy, isServerError } from './problem-of.ts';
import { type Asked, type MeasurementReading, readMeasurement } from './read-measurement.ts';

/** After each answer, not from its beginning (API 1.0.0, getMeasurement). */
const POLL_MS = 500;

/** Where the API does not say how long it is shut after too many questions: its own default. */
const BUSY_MS = 5_000;

/** Far more turns than fit into any deadline. */
const MAX_TURNS = 100;

/** A question that stands under an id. */
export interface PendingQuestion extends Asked {
  readonly id: string;
  readonly askedAtMs: number;
}

export type Ending =
  | { readonly kind: 'answered'; readonly probes: readonly OutsideProbe[] }
  | Failed;

/** Asks again and again until the answer is final or the signal aborts; then what is there counts. Never rejects. */
export async function awaitAnswer(
  pending: PendingQuestion,
  ports: OutsidePorts,
  access: ApiAccess,
): Promise<Ending> {
  const call = {
    path: `/v1/measurements/${encodeURIComponent(pending.id)}`,
    isPublic: true,
  } as const;
  let last: MeasurementReading | undefined;
  let isSecondMiss = false;
  for (let turn = 0; turn < MAX_TURNS && !access.signal.aborted; turn += 1) {
    const reply = await callApi(call, ports, access);
    if (reply.kind === 'answered') {
      last = readMeasurement(reply.body, pending);
      if (last === undefined) return { kind: 'failed', problem: 'bad-answer' };
      if (last.isFinal) return finalOf(last);
      isSecondMiss = false;
    } else {
      const isMiss = reply.kind === 'lost' || isServerError(reply);
      const mayGoOn = isBusy(reply) || (isMiss && !isSecondMiss);
      if (!mayGoOn) return partOf(last) ?? failedBy(reply, access.signal);
      isSecondMiss = isMiss;
    }
    await ports.sleep(pauseAfter(reply), access.signal);
  }
  return partOf(last) ?? { kind: 'failed', problem: 'timeout' };
}

function finalOf({ probes, count }: MeasurementReading): Ending {
  if (probes.length > 0) return { kind: 'answered', probes };
  // Nobody was there to ask, which is not the same as nothing being wrong.
  return { kind: 'failed', problem: count === 0 ? 'no-probes' : 'bad-answer' };
}

/** What some have said already; undefined while nobody has said anything of use. */
function partOf(reading: MeasurementReading | undefined): Ending | undefined {
  const probes = reading?.probes ?? [];
  const isOfUse = probes.some(({ outcome }) => outcome !== 'void');
  return isOfUse ? { kind: 'answered', probes } : undefined;
}

function isBusy(reply: ApiReply): boolean {
  return reply.kind === 'turned-down' && reply.status === 429;
}

function pauseAfter(reply: ApiReply): number {
  if (!isBusy(reply)) return POLL_MS;
  const asked = reply.kind === 'turned-down' ? reply.retryAfterMs : undefined;
  return Math.max(POLL_MS, asked ?? BUSY_MS);
}

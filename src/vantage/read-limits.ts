import * as v from 'valibot';
import type { OutsideProblem } from '../formats/outside-view.ts';
import { type ApiAccess, callApi, type OutsidePorts } from './call-api.ts';
import { failedBy } from './problem-of.ts';
import { within } from './within.ts';

/** Somebody waits for it in front of a page. */
const DEADLINE_MS = 10_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The hour's end is told in seconds; more than a day is no hour. */
const limitsSchema = v.object({
  rateLimit: v.object({
    measurements: v.object({
      create: v.object({
        limit: count,
        remaining: count,
        reset: v.pipe(count, v.maxValue(86_400)),
      }),
    }),
  }),
});

export type LimitsReading =
  | {
      readonly kind: 'known';
      /** Tests left, of how many an hour: a question to 5 machines costs 5. */
      readonly remaining: number;
      readonly limit: number;
      /** ISO 8601. */
      readonly resetsAt: string;
    }
  | { readonly kind: 'unknown'; readonly problem: OutsideProblem };

/** What may still be asked this hour, by this address or with this token. Undefined once the signal aborts. */
export async function readLimits(
  ports: OutsidePorts,
  access: ApiAccess,
): Promise<LimitsReading | undefined> {
  const limits = { signal: access.signal, deadlineMs: DEADLINE_MS };
  return within(limits, ports, async (signal) => {
    const reply = await callApi({ path: '/v1/limits' }, ports, { ...access, signal });
    if (reply.kind !== 'answered') {
      return { kind: 'unknown', problem: failedBy(reply, signal).problem };
    }
    const parsed = v.safeParse(limitsSchema, reply.body);
    if (!parsed.success) return { kind: 'unknown', problem: 'bad-answer' };
    const { remaining, limit, reset } = parsed.output.rateLimit.measurements.create;
    const resetsAt = new Date(ports.now() + reset * 1_000).toISOString();
    return { kind: 'known', remaining, limit, resetsAt };
  });
}

import * as v from 'valibot';
import { type Report, reportSchema } from '../../src/formats/report.ts';
import type { TestBrowser } from '../browsers/test-browser.ts';

/** Longer than the longest round on the slowest line, on a busy machine. */
const LONGEST_MS = 120_000;
/** The page itself takes the times: this one costs none of their accuracy. */
const LOOK_AGAIN_MS = 200;

const endSchema = v.object({
  reply: v.object({ ok: v.literal(true), value: reportSchema }),
  suspicionMs: v.exactOptional(v.number()),
  verdictMs: v.number(),
  onLine: v.boolean(),
});

/** A check, and what a person in front of it would have seen when. */
export interface MeasuredCheck {
  readonly report: Report;
  readonly onLine: boolean;
  /** From pressing the button, in ms; absent where nothing bad was ever shown. */
  readonly suspicionMs?: number;
  readonly verdictMs: number;
}

/** Checks everything, with further members of the message, and takes the times. Fails where no report comes. */
export async function measuredCheck(
  { look }: Pick<TestBrowser, 'look'>,
  request: object = {},
): Promise<MeasuredCheck> {
  await look(startScript({ type: 'check', ...request }));
  const end = Date.now() + LONGEST_MS;
  for (;;) {
    const told = await look('window.labCheck.end ?? null');
    if (told !== null && told !== undefined) return asCheck(told);
    if (Date.now() > end) throw new Error(`no report within ${LONGEST_MS} ms`);
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
  }
}

function asCheck(told: unknown): MeasuredCheck {
  const parsed = v.safeParse(endSchema, told);
  if (!parsed.success) throw new Error(`no report: ${JSON.stringify(told).slice(0, 1_000)}`);
  const { reply, ...times } = parsed.output;
  return { report: reply.value, ...times };
}

/** JavaScript that begins a check and leaves what came of it, and when, in the page. */
function startScript(request: object): string {
  return `(() => {
    const { storage, runtime } = globalThis.browser ?? globalThis.chrome;
    const check = (window.labCheck = {});
    let suspicionMs;
    const isBad = (verdict) =>
      verdict !== undefined && verdict.kind !== 'ok' && verdict.kind !== 'refusing';
    const see = ({ user, services }) => {
      if (suspicionMs !== undefined) return;
      if (![user, ...services.map(({ verdict }) => verdict)].some(isBad)) return;
      suspicionMs = performance.now() - from;
    };
    const follow = ({ progress }, area) => {
      const report = area === 'session' ? progress?.newValue?.report : undefined;
      if (report !== undefined) see(report);
    };
    storage.onChanged.addListener(follow);
    const end = (last) => {
      storage.onChanged.removeListener(follow);
      if (last.reply?.ok) see(last.reply.value);
      const verdictMs = performance.now() - from;
      const seen = suspicionMs === undefined ? {} : { suspicionMs };
      check.end = { ...last, ...seen, verdictMs, onLine: navigator.onLine };
    };
    const from = performance.now();
    runtime.sendMessage(${JSON.stringify(request)}).then(
      (reply) => end({ reply }),
      (error) => end({ failed: String(error) }),
    );
    return true;
  })()`;
}

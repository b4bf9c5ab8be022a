import { handleRequest, type RequestTools } from '../../../src/background/handle-request.ts';
import type { RoundJob } from '../../../src/background/round-job.ts';
import { createLine } from '../../../src/background/serialise.ts';
import type { Reply } from '../../../src/protocol.ts';
import { keyAsText, sampleReport } from './sample-report.ts';

interface RequestDesk {
  readonly tools: RequestTools;
  /** Jobs of checks that were asked for. */
  readonly jobs: RoundJob[];
  /** What else was set going, in order. */
  readonly calls: string[];
  readonly ask: (request: unknown) => Promise<Reply<unknown>>;
  readonly imports: (config: unknown, mode?: string) => Promise<Reply<unknown>>;
}

/** Answers requests with rounds that end at once, and takes note of them. */
export function openRequestDesk(ports: RequestTools['ports']): RequestDesk {
  const jobs: RoundJob[] = [];
  const calls: string[] = [];
  const tools: RequestTools = {
    inTurn: createLine(),
    remember: createLine(),
    ports,
    now: () => 0,
    t: keyAsText,
    watch: {
      tell: async () => ({ kind: 'nothing-to-watch' }),
      pause: async (untilMs) => {
        calls.push(`paused until ${untilMs}`);
        return { kind: 'nothing-to-watch' };
      },
    },
    onImported: async () => void calls.push('imported'),
    onPaused: async () => void calls.push('paused'),
    records: {
      recordRound: async () => undefined,
      align: async () => undefined,
      forget: async () => void calls.push('forgotten'),
      deleteAll: async () => {
        calls.push('deleted');
        return { ok: true };
      },
    },
    rounds: {
      check: async (job) => {
        jobs.push(job);
        return { kind: 'done', report: sampleReport() };
      },
      startUnawaited: async () => undefined,
      endAll: async () => void calls.push('ended'),
      forbidJoining: () => void calls.push('forbidden'),
    },
  };
  const ask = (request: unknown): Promise<Reply<unknown>> => handleRequest(request, tools);
  const imports: RequestDesk['imports'] = (config, mode = 'replace') =>
    ask({ type: 'importConfig', config, mode });
  return { tools, jobs, calls, ask, imports };
}

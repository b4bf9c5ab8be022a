import type { PartialReport, Report } from '../formats/report.ts';
import type { RoundJob } from './round-job.ts';

/** A check joins a round over the same set only while that is this young. */
const JOINABLE_MS = 2_000;
/** An aborted round ends within a turn or two; nobody waits longer for one that hangs. */
const PATIENCE_MS = 3_000;

export type RoundResult =
  | { readonly kind: 'done'; readonly report: Report }
  /** The configuration changed, or a person's check took its place. */
  | { readonly kind: 'cancelled' };

interface RunningRound {
  readonly key: string;
  readonly job: RoundJob;
  readonly startedAt: number;
  readonly controller: AbortController;
  readonly result: Promise<RoundResult>;
  /** Somebody waits for it, from the start or since a check joined it. */
  isAwaited: boolean;
}

export interface RoundTools {
  /** Runs a job; undefined once aborted. */
  readonly run: (
    job: RoundJob,
    options: { signal: AbortSignal; onProgress: (report: PartialReport) => void },
  ) => Promise<Report | undefined>;
  /** Told of each round while it runs; `end` resolves when nothing more is written. */
  readonly progress: () => {
    readonly tell: (report: PartialReport) => void;
    readonly end: () => Promise<void>;
  };
  /** Removes the published progress: no round runs any more. */
  readonly clearProgress: () => Promise<unknown>;
  /** Keeps the report of a kept round that ended on its own; gives what is told of it. */
  readonly keep: (report: Report, job: RoundJob) => Promise<Report>;
  readonly elapsed: () => number;
}

/** The rounds that run now. A background that dies loses them, and nothing else. */
export interface Rounds {
  /** Joins a young round over the same set, or starts one. Rejects only for a programmer's mistake. */
  readonly check: (job: RoundJob) => Promise<RoundResult>;
  /** Starts a round that nobody waits for, unless a kept one runs already. */
  readonly startUnawaited: (job: RoundJob) => Promise<RoundResult | undefined>;
  /** Aborts every round and waits for their end. */
  readonly endAll: () => Promise<void>;
  /** Later checks join no round that started before now. */
  readonly forbidJoining: () => void;
}

/** Keeps account of running rounds, so that two triggers never make two rounds. */
export function createRounds(tools: RoundTools): Rounds {
  const running = new Set<RunningRound>();
  let joinableFrom = Number.NEGATIVE_INFINITY;

  const start = (job: RoundJob): Promise<RoundResult> => {
    const controller = new AbortController();
    const progress = tools.progress();
    const work = async (): Promise<RoundResult> => {
      try {
        const { signal } = controller;
        if (signal.aborted) return { kind: 'cancelled' };
        const report = await tools.run(job, { signal, onProgress: progress.tell });
        if (report === undefined || signal.aborted) return { kind: 'cancelled' };
        return { kind: 'done', report: job.isKept ? await tools.keep(report, job) : report };
      } finally {
        running.delete(round);
        await progress.end();
        if (running.size === 0) await tools.clearProgress();
      }
    };
    const startedAt = tools.elapsed();
    const result = Promise.resolve().then(work);
    const { isAwaited } = job;
    const round: RunningRound = { key: keyOf(job), job, startedAt, controller, result, isAwaited };
    running.add(round);
    return result;
  };

  const joinable = (job: RoundJob): RunningRound | undefined => {
    const oldest = Math.max(joinableFrom, tools.elapsed() - JOINABLE_MS);
    return [...running].find(
      ({ key, job: other, startedAt }) =>
        key === keyOf(job) && other.shape === job.shape && startedAt > oldest,
    );
  };

  return {
    check: (job) => {
      const young = joinable(job);
      if (young !== undefined) {
        young.isAwaited ||= job.isAwaited;
        return young.result;
      }
      if (job.isKept) {
        for (const round of running) if (!round.isAwaited) round.controller.abort();
      }
      return start(job);
    },
    startUnawaited: async (job) =>
      [...running].some((round) => round.job.isKept) ? undefined : start(job),
    endAll: async () => {
      for (const { controller } of running) controller.abort();
      const ends = [...running].map(({ result }) => result.catch(() => undefined));
      await Promise.race([Promise.all(ends), pause(PATIENCE_MS)]);
    },
    forbidJoining: () => {
      joinableFrom = tools.elapsed();
    },
  };
}

/** Equal for rounds over the same services, at the same addresses, that ask the same others. */
function keyOf({ services, views }: RoundJob): string {
  return JSON.stringify([
    services.map(({ id, endpoints }) => [id, ...endpoints.map(({ url }) => url)]).sort(),
    views,
  ]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

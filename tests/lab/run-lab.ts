import { type BenchKeeper, createBenchKeeper } from './bench-keeper.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { type JobQueue, queueJobs } from './job-queue.ts';
import { type LabJob, nameOfJob } from './jobs.ts';
import { playOnTime } from './play-on-time.ts';
import { type AskBaselines, playScenario } from './play-scenario.ts';
import type { LabRun } from './result.ts';
import { within } from './within.ts';

/** A browser or a world that dies costs a job one more try. */
const TRIES = 2;
/** A job takes a few times what is expected of it on a machine that is busy; then something hangs. */
const SLACK_MS = 90_000;

export interface RunOptions {
  readonly workers: number;
  /** Folder of the unpacked builds. */
  readonly builds: string;
  /** Nothing new begins after that, nor once `stop` is aborted. */
  readonly limitMs: number;
  readonly stop?: AbortSignal;
  readonly askBaselines?: AskBaselines | undefined;
  readonly onRun: (run: LabRun, job: LabJob) => void;
  readonly onFailure: (failure: FailedJob) => void;
}

/** A job that could not be played to its end. */
export interface FailedJob {
  readonly job: LabJob;
  readonly message: string;
}

export interface LabOutcome {
  readonly runs: readonly LabRun[];
  /** Those that nobody came to in time included. */
  readonly failures: readonly FailedJob[];
}

/** Plays all of it, several at once, each in a world of its own. Never rejects: what could not be played is told. */
export async function runLab(jobs: readonly LabJob[], options: RunOptions): Promise<LabOutcome> {
  const queue = queueJobs(jobs);
  const runs: LabRun[] = [];
  const failures: FailedJob[] = [];
  const until = Date.now() + options.limitMs;
  const report: Report = {
    onRun: (run, job) => {
      runs.push(run);
      options.onRun(run, job);
    },
    onFailure: (failure) => {
      failures.push(failure);
      options.onFailure(failure);
    },
  };
  const workers = Array.from({ length: Math.min(options.workers, jobs.length) }, () =>
    work(queue, { ...options, ...report, until }),
  );
  await Promise.all(workers);
  for (let job = queue.take(); job !== undefined; job = queue.take()) {
    report.onFailure({ job, message: 'nobody came to it in time' });
  }
  return { runs, failures };
}

type Report = Pick<RunOptions, 'onRun' | 'onFailure'>;
type WorkOptions = RunOptions & { readonly until: number };

async function work(queue: JobQueue, options: WorkOptions): Promise<void> {
  const keeper = createBenchKeeper(options.builds);
  try {
    while (Date.now() < options.until && options.stop?.aborted !== true) {
      const job = queue.take(keeper.held());
      if (job === undefined) return;
      const played = await playJob(job, keeper, options);
      if ('run' in played) options.onRun(played.run, job);
      else options.onFailure({ job, message: played.message });
      // One that is of no more use takes memory from those that work.
      const key = keeper.held();
      if (key !== undefined && !queue.hasMore(key)) await keeper.close();
    }
  } finally {
    await keeper.close();
  }
}

type Played = { readonly run: LabRun } | { readonly message: string };

async function playJob(
  job: LabJob,
  keeper: BenchKeeper,
  { askBaselines }: WorkOptions,
): Promise<Played> {
  let message = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const bench = await keeper.take(job);
      const limitMs = expectedSeconds(job) * 3_000 + SLACK_MS;
      const { asksOthers, seed, twist } = job;
      const drawn = {
        seed,
        ...(twist !== undefined && { twist }),
        ...(asksOthers && { askBaselines }),
      };
      const play = (): Promise<LabRun> =>
        within(playScenario(bench, job.scenario, drawn), limitMs, nameOfJob(job));
      return { run: await playOnTime(play) };
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
      await keeper.close();
    }
  }
  return { message };
}

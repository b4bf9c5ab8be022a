import { expectedSeconds } from './expected-seconds.ts';
import type { LabJob } from './jobs.ts';

/** Jobs that one bench can play one after the other: by browser and permissions. */
export type BenchKey = string;

/** Who plays what next. */
export interface JobQueue {
  /** The longest job that the held bench can play, else one of those that most remains of; undefined once none is left. */
  take(held?: BenchKey): LabJob | undefined;
  /** Whether a bench that plays these is of use still. */
  hasMore(key: BenchKey): boolean;
  readonly expectedSeconds: number;
}

/** The bench that a job is played on. */
export function benchKeyOf({ kind, access }: LabJob): BenchKey {
  return `${kind} ${access}`;
}

interface Line {
  /** Longest first. */
  readonly jobs: LabJob[];
  /** Workers that were sent there. */
  workers: number;
}

/** Puts jobs into an order in which nobody waits long for the last. */
export function queueJobs(jobs: readonly LabJob[]): JobQueue {
  const lines = new Map<BenchKey, Line>();
  const byLength = [...jobs].sort((a, b) => expectedSeconds(b) - expectedSeconds(a));
  for (const job of byLength) {
    const key = benchKeyOf(job);
    const line = lines.get(key) ?? { jobs: [], workers: 0 };
    lines.set(key, line);
    line.jobs.push(job);
  }
  return {
    expectedSeconds: byLength.reduce((sum, job) => sum + expectedSeconds(job), 0),
    hasMore: (key) => (lines.get(key)?.jobs.length ?? 0) > 0,
    take: (held) => {
      const own = held === undefined ? undefined : lines.get(held)?.jobs.shift();
      if (own !== undefined) return own;
      const [next] = [...lines.values()].sort((a, b) => need(b) - need(a));
      if (next === undefined) return undefined;
      next.workers += 1;
      return next.jobs.shift();
    },
  };
}

/** How long those who work on a line would be busy if one more came. */
function need({ jobs, workers }: Line): number {
  return jobs.reduce((sum, job) => sum + expectedSeconds(job), 0) / (workers + 1);
}

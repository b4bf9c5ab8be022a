import { type BenchKey, benchKeyOf } from './job-queue.ts';
import { type LabJob, nameOfJob } from './jobs.ts';
import { type LabBench, openLabBench } from './lab-bench.ts';
import { within } from './within.ts';

const OPENING_MS = 180_000;
const CLOSING_MS = 30_000;

/** Keeps one bench open for a worker, for as long as it fits what is played. */
export interface BenchKeeper {
  /** What the held bench can play without being opened anew. */
  held(): BenchKey | undefined;
  /** The held bench where it can play the job, else a new one in its place. Fails where none opens. */
  take(job: LabJob): Promise<LabBench>;
  /** Closes what is held, however it is. Never rejects. */
  close(): Promise<void>;
}

/** Holds nothing yet; its benches have this build of the extension in them. */
export function createBenchKeeper(builds: string): BenchKeeper {
  let held: { readonly key: BenchKey; readonly bench: LabBench } | undefined;
  const keeper: BenchKeeper = {
    held: () => held?.key,
    take: async (job) => {
      const key = benchKeyOf(job);
      if (held?.key === key) return held.bench;
      await keeper.close();
      const { kind, access } = job;
      const opening = openLabBench(kind, access, { builds });
      const bench = await within(opening, OPENING_MS, `a bench for ${nameOfJob(job)}`);
      held = { key, bench };
      return bench;
    },
    close: async () => {
      const left = held?.bench;
      held = undefined;
      if (left !== undefined) await closeBench(left);
    },
  };
  return keeper;
}

/** A browser that was left asleep, or has died, does not hear that it is to close. */
async function closeBench({ browser, world }: LabBench): Promise<void> {
  const steps = [async () => browser.wake(), () => browser.crash(), () => world.close()];
  for (const step of steps) await within(step(), CLOSING_MS, 'closing').catch(() => undefined);
}

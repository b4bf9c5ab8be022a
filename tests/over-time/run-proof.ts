import { chanceOf } from './chance.ts';
import { openLedger } from './ledger.ts';
import type { Proof, ProofRun } from './proof.ts';
import { openStage } from './stage.ts';

/** Runs one proof in one browser, in a world of its own; resolves with what did not hold. */
export async function runProof(
  proof: Proof,
  builds: string,
  { kind, seed, times = proof.times, minutes = proof.minutes }: ProofRun,
): Promise<readonly string[]> {
  const ledger = openLedger(`${kind} ${proof.name}`);
  ledger.figure('seed', seed);
  const startedAt = Date.now();
  const mostMinutes = proof.mostMinutes + Math.max(0, minutes - proof.minutes);
  try {
    const stage = await openStage(kind, builds);
    try {
      const work = proof.run({ stage, ledger, chance: chanceOf(seed), times, minutes });
      await within(work, mostMinutes * 60_000);
    } finally {
      await stage.close();
    }
  } catch (error) {
    ledger.claim('it came to its end', false, error instanceof Error ? error.stack : String(error));
  }
  ledger.figure('took, s', Math.round((Date.now() - startedAt) / 1_000));
  return ledger.broken();
}

async function within(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not over within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import type { OutsidePorts } from './call-api.ts';

export interface Limits {
  /** The caller's: the work is no longer wanted. */
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

/** Runs work under a signal that aborts with the caller's or at a deadline; undefined once the caller's has. */
export async function within<T>(
  { signal, deadlineMs }: Limits,
  ports: Pick<OutsidePorts, 'sleep'>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  const late = new AbortController();
  const done = new AbortController();
  void ports.sleep(deadlineMs, done.signal).then(() => late.abort());
  try {
    const result = await run(AbortSignal.any([signal, late.signal]));
    return signal.aborted ? undefined : result;
  } finally {
    done.abort();
  }
}

import type { ProbePorts } from './ports.ts';

/** Deadlines are kept to this many ms. */
const BEAT_MS = 100;

/**
 * Calls `onBeat` about ten times a second until the signal aborts, each time with how late the timer fired, in ms, by
 * whichever clock moved more: only the wall clock counts the time that a machine sleeps.
 */
export async function keepBeating(
  onBeat: (lateMs: number) => void,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const dueAt = ports.elapsed() + BEAT_MS;
    const wallDueAt = ports.now() + BEAT_MS;
    await ports.sleep(BEAT_MS, signal);
    if (signal.aborted) return;
    onBeat(Math.max(ports.elapsed() - dueAt, ports.now() - wallDueAt, 0));
  }
}

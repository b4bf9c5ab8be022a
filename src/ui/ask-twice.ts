import type { ErrorCode, Reply } from '../protocol.ts';

/**
 * What a second request may well settle: sending one wakes a background that had died, and a check that gave way to a
 * change of the configuration is as good made anew.
 */
const WORTH_ANOTHER: readonly ErrorCode[] = ['unreachable', 'cancelled'];

/** Asks, and once more where that may help and `isWanted` still holds. Never rejects where `ask` does not. */
export async function askTwice<T>(
  ask: () => Promise<Reply<T>>,
  isWanted: () => boolean = () => true,
): Promise<Reply<T>> {
  const reply = await ask();
  const again = !reply.ok && WORTH_ANOTHER.includes(reply.error.code) && isWanted();
  return again ? ask() : reply;
}

const PAUSE_MS = 25;

/** Asks again and again until the answer is truthy; fails after `timeoutMs` with the last answer. */
export async function poll(
  ask: () => Promise<unknown>,
  { timeoutMs, what }: { readonly timeoutMs: number; readonly what: string },
): Promise<unknown> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

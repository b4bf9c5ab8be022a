const WINDOW_MS = 2_000;
const BLOCK_MS = 5_000;

/** Whether one measurement was asked for too often: more than so many times in 2 s shuts it for 5 s. */
export function createPollLimit(perWindow: number, now: () => number): (id: string) => boolean {
  const seen = new Map<string, number[]>();
  const shutUntil = new Map<string, number>();
  return (id) => {
    const nowMs = now();
    if ((shutUntil.get(id) ?? 0) > nowMs) return true;
    const recent = [...(seen.get(id) ?? []).filter((at) => nowMs - at < WINDOW_MS), nowMs];
    seen.set(id, recent);
    if (recent.length <= perWindow) return false;
    shutUntil.set(id, nowMs + BLOCK_MS);
    return true;
  };
}

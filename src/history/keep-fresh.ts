import type { HistoryPorts } from './history-ports.ts';

/** How often ages are told anew, and what another page has changed is seen. */
const TICK_MS = 60_000;
/** A round is recorded after its report is kept: this long later it is there. */
const SETTLE_MS = 1_500;

/** Reads anew after each round, and every minute that the page is seen. Returns what ends it. */
export function keepFresh(
  refresh: () => Promise<void>,
  { watchReport }: Pick<HistoryPorts, 'watchReport'>,
): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  const clock = setInterval(() => {
    if (document.visibilityState === 'visible') refresh();
  }, TICK_MS);
  const unwatch = watchReport(() => {
    clearTimeout(later);
    later = setTimeout(refresh, SETTLE_MS);
  });
  return () => {
    clearInterval(clock);
    clearTimeout(later);
    unwatch();
  };
}

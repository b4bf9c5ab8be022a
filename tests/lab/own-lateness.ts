const TICK_MS = 50;

/** Watches how late this machine's timers are; the end of the watch tells the longest lateness, in ms. */
export function watchOwnLateness(): () => number {
  let due = performance.now() + TICK_MS;
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - due);
    due = now + TICK_MS;
  };
  const timer = setInterval(look, TICK_MS);
  return () => {
    clearInterval(timer);
    return Math.round(Math.max(longest, performance.now() - due));
  };
}

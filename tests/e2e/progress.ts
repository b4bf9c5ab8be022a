import type { Screen } from '../browsers/test-browser.ts';

/** JavaScript that yields what is known of a running round, or undefined. */
export const PROGRESS_SCRIPT = `(globalThis.browser ?? globalThis.chrome).storage.session
  .get('progress').then(({ progress }) => progress?.report)`;

/** A change of one station, with the time since the recording began. */
export interface StationChange {
  readonly station: string;
  readonly state: string;
  readonly atMs: number;
}

/** Starts to note, in the page itself, how the stations change. */
export async function recordStations(popup: Screen): Promise<void> {
  await popup.evaluate(`(() => {
    const from = performance.now();
    const last = {};
    window.stationChanges = [];
    const look = () => {
      for (const { dataset: { station, state } } of document.querySelectorAll('[data-station]')) {
        if (last[station] === state) continue;
        last[station] = state;
        const atMs = performance.now() - from;
        window.stationChanges.push({ station, state, atMs });
      }
    };
    look();
    new MutationObserver(look).observe(document.documentElement, {
      subtree: true, childList: true, attributes: true,
    });
  })()`);
}

/** What was noted so far. */
export async function recordedStations(popup: Screen): Promise<readonly StationChange[]> {
  const changes = await popup.evaluate('window.stationChanges');
  return Array.isArray(changes) ? changes : [];
}

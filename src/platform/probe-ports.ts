import type { ProbePorts } from '../probe/ports.ts';
import { connectionHabits, isFirefox } from './connection-habits.ts';
import { hasAccess } from './permissions.ts';
import { nativeNetworkPorts } from './resolver.ts';
import { makeRoomForTimings, noteQuestion, requestTiming } from './timing.ts';

/** Fills what probing needs from this browser; `watch` comes from `listenToRequests`. */
export function createProbePorts({ watch }: Pick<ProbePorts, 'watch'>): ProbePorts {
  makeRoomForTimings();
  return {
    ...nativeNetworkPorts(),
    fetch: (url, init) => {
      noteQuestion(url);
      return fetch(url, init);
    },
    habits: connectionHabits(),
    ...(!isFirefox() && { holdsBack: true as const }),
    watch,
    hasAccess,
    onLine: () => navigator.onLine,
    now: () => Date.now(),
    elapsed: () => performance.now(),
    random: () => Math.random(),
    timing: requestTiming,
    sleep,
  };
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', wake);
  });
}

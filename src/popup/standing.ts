import type { Store } from '../ui/store.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupState } from './popup-state.ts';

/** Reads how watching stands and which incidents there are; where no answer comes, all stays as it was. */
export async function readStanding(
  store: Store<PopupState>,
  ports: Pick<PopupPorts, 'getWatching' | 'getIncidents'>,
): Promise<void> {
  const [watching, incidents] = await Promise.all([ports.getWatching(), ports.getIncidents()]);
  store.set({
    ...(watching.ok && { watching: watching.value }),
    ...(incidents.ok && { incidents: incidents.value }),
  });
}

/** Pauses scheduled rounds until that moment (ISO 8601), or goes on; says why where it cannot be done. */
export async function pauseUntil(
  until: string | null,
  store: Store<PopupState>,
  ports: Pick<PopupPorts, 'pause'>,
): Promise<void> {
  const reply = await ports.pause(until);
  store.set(
    reply.ok ? { watching: reply.value, pauseError: undefined } : { pauseError: reply.error },
  );
}

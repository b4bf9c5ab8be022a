import { DAY, type Fault, HOUR, type WatchedService } from './faults.ts';

/** Told in words, to be compared with what was told: of whom, and on which day. */
export interface Expected {
  readonly incidents: readonly string[];
  readonly alerts: readonly string[];
}

const QUIET_FROM = 22 * HOUR;
const QUIET_TO = 7 * HOUR;

/** From the faults alone: each is one incident of each service; each is told when nobody sleeps, if it stands then. */
export function expectedOf(
  faults: readonly Fault[],
  services: ReadonlyMap<string, WatchedService>,
): Expected {
  const seen = faults.filter(({ kind }) => kind === 'outage' || kind === 'own');
  const incidents = seen.flatMap((fault) =>
    (fault.kind === 'own' ? ['own'] : fault.services).map((id) => `${dayOf(fault.fromMs)} ${id}`),
  );
  const alerts = seen.flatMap((fault) => {
    const names = fault.services.map((id) => services.get(id)?.name ?? '').sort();
    const whom = fault.kind === 'own' ? 'own' : names.join(' ');
    const told = outOfQuiet(fault.fromMs);
    return told >= fault.toMs
      ? []
      : [`fault ${dayOf(told)} ${whom}`, `back ${dayOf(fault.toMs)} ${whom}`];
  });
  return { incidents: incidents.sort(), alerts: alerts.sort() };
}

export function dayOf(ms: number): number {
  return Math.floor(ms / DAY);
}

/** The same moment, or when quiet hours end. */
function outOfQuiet(ms: number): number {
  const time = ms % DAY;
  if (time >= QUIET_FROM) return ms - time + DAY + QUIET_TO;
  return time < QUIET_TO ? ms - time + QUIET_TO : ms;
}

/** Until when it is quiet, or undefined. */
export function quietUntilMs(ms: number): number | undefined {
  const until = outOfQuiet(ms);
  return until === ms ? undefined : until;
}

import { DAY, type Fault, HOUR } from './faults.ts';

/** Told in words, to be compared with what was told: of which services, or providers, and on which day. */
export interface Expected {
  readonly incidents: readonly string[];
  readonly alerts: readonly string[];
}

const QUIET_FROM = 22 * HOUR;
const QUIET_TO = 7 * HOUR;

/** Stands for the user's own side. */
export const OWN = 'own';

/** From the faults alone: each is one incident of each service; each is told when nobody sleeps, if it stands then. */
export function expectedOf(faults: readonly Fault[]): Expected {
  const seen = faults.filter(({ kind }) => kind === 'outage' || kind === 'own');
  const incidents = seen.flatMap((fault) =>
    (fault.kind === 'own' ? [OWN] : fault.services).map((id) => `${dayOf(fault.fromMs)} ${id}`),
  );
  const alerts = seen.flatMap(({ kind, provider, fromMs, toMs }) => {
    const whom = kind === 'own' ? OWN : provider;
    const atMs = toldMs(fromMs);
    return atMs >= toMs ? [] : [`fault ${dayOf(atMs)} ${whom}`, `back ${dayOf(toMs)} ${whom}`];
  });
  return { incidents: incidents.sort(), alerts: alerts.sort() };
}

export function dayOf(ms: number): number {
  return Math.floor(ms / DAY);
}

/** The same moment, or when quiet hours end. */
export function toldMs(ms: number): number {
  const time = ms % DAY;
  if (time >= QUIET_FROM) return ms - time + DAY + QUIET_TO;
  return time < QUIET_TO ? ms - time + QUIET_TO : ms;
}

/** Until when it is quiet, or undefined. */
export function quietUntilMs(ms: number): number | undefined {
  const until = toldMs(ms);
  return until === ms ? undefined : until;
}

import type { Incident } from '../../src/formats/incident.ts';
import type { openAlertDesk, ToldAlert } from '../unit/alerts/play-alerts.ts';
import { dayOf, type Expected, OWN, toldMs } from './expected.ts';
import { type Fault, HOUR, MINUTE, type WatchedService } from './faults.ts';

/** More alerts of providers than this at one moment are one (`src/alerts/tell-together.ts`). */
const MOST_APART = 3;

interface Played {
  readonly desk: ReturnType<typeof openAlertDesk>;
  readonly faults: readonly Fault[];
  readonly services: ReadonlyMap<string, WatchedService>;
  /** When the month began, in ms since the epoch. */
  readonly monthMs: number;
}

/** What a time of flapping came to. */
export interface Flapped {
  readonly periodMs: number;
  /** It began when nobody is told. */
  readonly isQuiet: boolean;
  readonly alerts: number;
  readonly incidents: number;
}

export interface Shared {
  readonly messages: number;
  /** Outages that such a message told, and whose end nobody told. */
  readonly endless: readonly string[];
}

/** What incidents and alerts there were, but for what flapped. */
export function foundBy(played: Played): Expected {
  const { desk, faults, monthMs } = played;
  const begun = desk.news.flatMap(({ kind, incident }) => (kind === 'recovered' ? [] : incident));
  const alerts = desk.told.flatMap((told) => {
    const atMs = told.atMs - monthMs;
    return whomOf(played, told)
      .filter((whom) => !flapsAt(faults, atMs, ({ provider }) => provider === whom))
      .map((whom) => `${told.kind} ${dayOf(atMs)} ${whom}`);
  });
  return {
    incidents: incidentsOf(faults, begun, monthMs),
    alerts: alerts.sort(),
  };
}

/** Which of these are of something else than what flapped, in words. */
export function incidentsOf(
  faults: readonly Fault[],
  incidents: readonly Incident[],
  monthMs: number,
): string[] {
  const words = incidents.flatMap(({ service, startedAt }) => {
    const atMs = Date.parse(startedAt) - monthMs;
    const id = service ?? OWN;
    return flapsAt(faults, atMs, ({ services }) => services.includes(id))
      ? []
      : `${dayOf(atMs)} ${id}`;
  });
  return words.sort();
}

/** How often each of those that came and went was told of, and as how many incidents. */
export function flappedOf({ desk, faults, services, monthMs }: Played): Flapped[] {
  return faults.flatMap(({ services: hit, flap, fromMs, toMs }) => {
    if (flap === undefined) return [];
    const isThen = (ms: number): boolean => ms >= monthMs + fromMs && ms <= monthMs + toMs + MINUTE;
    const names = hit.map((id) => services.get(id)?.name);
    const alerts = desk.told.filter(
      ({ kind, members, atMs }) =>
        kind !== 'back' && isThen(atMs) && members.some(({ name }) => names.includes(name)),
    );
    const incidents = desk.news.filter(
      ({ kind, incident }) =>
        kind !== 'recovered' &&
        hit.includes(incident.service ?? OWN) &&
        isThen(Date.parse(incident.confirmedAt)),
    );
    return {
      periodMs: flap.periodMs,
      isQuiet: toldMs(fromMs) > fromMs,
      alerts: alerts.length,
      incidents: incidents.length,
    };
  });
}

/** What became of those that were told in one message with many others: each end is told. */
export function sharedOf(played: Played): Shared {
  const together = toldTogether(played);
  const { desk, monthMs } = played;
  const endless = outagesTold(played, together).filter(({ provider, toMs }) => {
    const backs = desk.told.filter(
      (told) => told.kind === 'back' && whomOf(played, told).includes(provider),
    );
    return !backs.some(({ atMs }) => atMs - monthMs >= toMs);
  });
  return {
    messages: together.length,
    endless: endless.map(({ provider, toMs }) => `${dayOf(toMs)} ${provider}`),
  };
}

function toldTogether(played: Played): ToldAlert[] {
  return played.desk.told.filter(
    (told) => told.kind !== 'back' && whomOf(played, told).length > MOST_APART,
  );
}

/** The outages that those messages told. */
function outagesTold(played: Played, messages: readonly ToldAlert[]): Fault[] {
  return messages.flatMap((told) => {
    const atMs = told.atMs - played.monthMs;
    const whom = whomOf(played, told);
    return played.faults.filter(
      ({ kind, provider, fromMs, toMs }) =>
        kind === 'outage' &&
        whom.includes(provider) &&
        toldMs(fromMs) - HOUR < atMs &&
        fromMs <= atMs &&
        toMs > atMs &&
        atMs - toldMs(fromMs) < HOUR,
    );
  });
}

/** Providers that it names, or the own side. */
function whomOf({ services }: Played, { isOwn, members }: ToldAlert): string[] {
  if (isOwn) return [OWN];
  const all = [...services.values()];
  const provider = (name: string): string => all.find((one) => one.name === name)?.provider ?? '';
  return [...new Set(members.map(({ name }) => provider(name)))];
}

function flapsAt(faults: readonly Fault[], atMs: number, isOf: (fault: Fault) => boolean): boolean {
  return faults.some(
    (one) =>
      one.kind === 'flapping' && isOf(one) && atMs >= one.fromMs && atMs <= one.toMs + 50 * MINUTE,
  );
}

/** Those that are left of all, each of the others taken away once. */
export function without(all: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

import type { Incident } from '../../src/formats/incident.ts';
import type { Break } from '../net/break.ts';
import type { Chance } from './chance.ts';
import type { Ledger } from './ledger.ts';
import type { Stage } from './stage.ts';
import { isConfirmed, waitUntil } from './wait.ts';

/**
 * Two rounds a minute apart, after the 10 minutes in which the alarm repeats: a background that died
 * before it set the next one is not woken sooner.
 */
const CONFIRMED_MS = 13 * 60_000;
/** The same for two good rounds. */
const OVER_MS = 13 * 60_000;

/** A service that was made to fail, from one moment to the other, in ms since the epoch. */
export interface Outage {
  readonly service: string;
  readonly fromMs: number;
  toMs: number;
}

/**
 * One way or another of not answering: it says so, it is silent, or it hangs up. Each concerns
 * connections that stand as well as new ones.
 */
export function outageOf(service: string, chance: Chance): Break {
  return chance.of<Break>([
    { kind: 'host', of: [service], change: { https: { status: 503 } } },
    { kind: 'packets', of: [service], at: 'router', how: 'drop' },
    { kind: 'host', of: [service], change: { https: { status: 200, instead: 'close' } } },
  ]);
}

/** Waits until watching has found by itself what was injected; bounded. */
export async function awaitConfirmed(stage: Stage, ledger: Ledger, service: string): Promise<void> {
  const tookMs = await waitUntil(() => isConfirmed(stage, service), CONFIRMED_MS);
  ledger.figure(`outage of ${service} found after, s`, Math.round((tookMs ?? Number.NaN) / 1_000));
  ledger.claim(`the outage of ${service} was found without help`, tookMs !== undefined);
}

/** The same with a person who asks again and again, so that nothing has to wait for the next alarm. */
export async function askUntilConfirmed(stage: Stage, service: string): Promise<boolean> {
  const tookMs = await waitUntil(async () => {
    await stage.check();
    return isConfirmed(stage, service);
  }, CONFIRMED_MS);
  return tookMs !== undefined;
}

/** Claims that the incidents are just those that were injected, each once and over. */
export async function claimOutages(
  stage: Stage,
  ledger: Ledger,
  outages: readonly Outage[],
): Promise<void> {
  let incidents: readonly Incident[] = [];
  await waitUntil(async () => {
    incidents = await stage.incidents();
    return incidents.every(({ endedAt }) => endedAt !== null);
  }, OVER_MS);
  const count = ({ service, fromMs, toMs }: Outage): number =>
    incidents.filter(
      (incident) =>
        incident.service === service &&
        Date.parse(incident.startedAt) >= fromMs - 1_000 &&
        Date.parse(incident.startedAt) <= toMs,
    ).length;
  const lost = outages.filter((outage) => count(outage) === 0);
  const doubled = outages.filter((outage) => count(outage) > 1);
  const uncalledFor = incidents.length - outages.reduce((sum, outage) => sum + count(outage), 0);
  ledger.figure('outages injected', outages.length);
  ledger.figure('incidents', incidents.length);
  ledger.claim('no incident was lost', lost.length === 0, { lost, incidents: brief(incidents) });
  ledger.claim('no incident was doubled', doubled.length === 0, {
    doubled,
    incidents: brief(incidents),
  });
  ledger.claim('no incident came from nowhere', uncalledFor === 0, {
    outages,
    incidents: brief(incidents),
  });
  const open = incidents.filter(({ endedAt }) => endedAt === null);
  ledger.claim('each incident is over', open.length === 0, brief(open));
  ledger.claim(
    'no two have one id',
    new Set(incidents.map(({ id }) => id)).size === incidents.length,
  );
}

/**
 * Claims that each outage was told once, and its end once, and nothing else. What is told is a notification by its id: one
 * that was shown again after a death replaced itself, and is counted apart. An end is never shown again; one whose
 * background died in the very moment of showing it is lost.
 */
export async function claimTold(
  stage: Stage,
  ledger: Ledger,
  {
    outages,
    names,
  }: { readonly outages: readonly Outage[]; readonly names: ReadonlyMap<string, string> },
): Promise<void> {
  const told = await stage.told();
  const ids = new Set(told.map(({ id }) => id));
  const ends = told.filter(({ id }) => isEnd(id));
  ledger.figure('alerts, recoveries included', ids.size);
  ledger.figure('shown again after a death', told.length - ids.size);
  for (const { service } of outages) {
    const name = names.get(service) ?? service;
    const own = told.filter(({ title, message }) => `${title} ${message}`.includes(name));
    const begun = new Set(own.flatMap(({ id }) => (isEnd(id) ? [] : id)));
    ledger.claim(`${name}: told once`, begun.size === 1, own);
    ledger.claim(
      `${name}: no end without it`,
      own.every(({ id }) => begun.has(beginning(id))),
      own,
    );
  }
  const lost = outages.length - new Set(ends.map(({ id }) => id)).size;
  ledger.figure('ends lost in a death', lost);
  ledger.claim('each end was told, but for one that a death may have hit', lost <= 1, told);
  ledger.claim(
    'no end was shown twice',
    ends.length === new Set(ends.map(({ id }) => id)).size,
    ends,
  );
  ledger.claim('nothing else was told', ids.size <= 2 * outages.length, told);
}

function isEnd(id: string): boolean {
  return id.startsWith('back:');
}

/** The id under which the outage was told that this notification is of. */
function beginning(id: string): string {
  return id.replace(/^\w+:/, 'fault:');
}

export function brief(incidents: readonly Incident[]): readonly object[] {
  return incidents.map(({ service, startedAt, confirmedAt, endedAt, verdict }) => ({
    service,
    cause: verdict.cause,
    suspects: verdict.suspects.join(),
    startedAt,
    confirmedAt,
    endedAt,
  }));
}

import type { LabRun } from '../result.ts';
import { isServed, type Seen } from './outcome-word.ts';

/** A probe waits at least this long; a resolver's word that takes longer is what silence comes to in the end. */
const PATIENCE_MS = 4_000;
/** What fails without a reason, and not at once, may as well have been silence. */
const AT_ONCE_MS = 1_000;
const SILENT = { kind: 'failure', layer: 'timeout', code: 'timeout' } as const;

/** What goes to a host by its name, once the browser has looked it up. */
const BY_NAME: readonly Seen['role'][] = ['portal', 'https', 'endpoint', 'plain-http'];

/**
 * The same run without what is a race. Where nothing answers by its name, a browser gives a silent resolver up at about
 * the time when probes are given up: who is told `dns`, who `timeout`, and who nothing, is chance. And where every name
 * fails in a second or two, browsers look a few up at a time: who waits in line for longer than a probe does is chance.
 */
export function withoutRaces(run: LabRun): LabRun {
  const { controls, services } = run.report;
  const all = [...controls, ...services.flatMap(({ observations }) => observations)];
  if (all.some((seen) => isServed(seen) && isByName(seen))) return run;
  const word = wordOfEveryName(all);
  const steady = (own: readonly Seen[]): Seen[] =>
    word === undefined ? withoutLateWords(own) : own.map((seen) => withoutWaiting(seen, word));
  const report = {
    ...run.report,
    controls: steady(controls),
    services: services.map((service) => {
      return { ...service, observations: steady(service.observations) };
    }),
  };
  return { ...run, report };
}

/** What became of a name in time, where no name led anywhere; undefined where names are silence, or lead somewhere. */
function wordOfEveryName(all: readonly Seen[]): Seen['outcome'] | undefined {
  const named = all.filter(isByName);
  if (!named.every((seen) => isNameless(seen) || isSilent(seen))) return undefined;
  const late = waitedFor(named);
  return named.find(({ endpoint }) => !late.has(endpoint))?.outcome;
}

function withoutWaiting(seen: Seen, word: Seen['outcome']): Seen {
  return isByName(seen) && isSilent(seen) ? { ...seen, outcome: word } : seen;
}

/** A name that was waited for once is told at once the next time: browsers keep that in mind. */
function withoutLateWords(observations: readonly Seen[]): Seen[] {
  const late = waitedFor(observations);
  return observations.map((seen) => {
    const isGivenUp = isNameless(seen) && late.has(seen.endpoint);
    return isGivenUp || isSilent(seen) ? { ...seen, outcome: SILENT } : seen;
  });
}

/** Addresses at which a resolver's word came late or not at all. */
function waitedFor(observations: readonly Seen[]): ReadonlySet<string> {
  const late = observations.filter(
    (seen) => isSilent(seen) || (isNameless(seen) && seen.durationMs >= PATIENCE_MS),
  );
  return new Set(late.map(({ endpoint }) => endpoint));
}

function isByName({ host, role }: Seen): boolean {
  return BY_NAME.includes(role) && !/^[\d.]+$|:/.test(host);
}

function isNameless({ outcome }: Seen): boolean {
  return outcome.kind === 'failure' && outcome.layer === 'dns';
}

function isSilent({ durationMs, outcome }: Seen): boolean {
  if (outcome.kind !== 'failure') return false;
  const isWordless = outcome.layer === 'unknown' && outcome.opaque !== true;
  return outcome.layer === 'timeout' || (isWordless && durationMs >= AT_ONCE_MS);
}

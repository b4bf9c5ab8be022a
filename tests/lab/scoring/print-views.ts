import type { Report } from '../../../src/formats/report.ts';
import { distinctSorted } from './best-of.ts';
import type { ServiceReport } from './print-service.ts';

const DAY_MS = 24 * 3_600_000;
/** Machines, networks and countries beyond this many say no more than so many. */
const MANY = 3;

/** What was learned of a service beyond its own attempts: from others elsewhere, its provider, and another network. */
export function printViews(
  service: ServiceReport,
  { startedAt }: Pick<Report, 'startedAt'>,
): string[] {
  const { failedElsewhere, outside, official, reachableFrom } = service;
  return [
    ...printOutside(outside),
    ...printOfficial(official, Date.parse(startedAt)),
    ...(failedElsewhere === true ? ['another network: fails too'] : []),
    ...(reachableFrom === undefined ? [] : [`known to answer in: ${reachableFrom.join(', ')}`]),
  ];
}

type Probe = NonNullable<ServiceReport['outside']>['probes'][number];

/** Nobody asked, no answer yet and nobody who can tell are all the same: nothing. */
function printOutside(outside: ServiceReport['outside']): readonly string[] {
  if (outside?.state !== 'answered') return [];
  const telling = outside.probes.filter(({ outcome }) => outcome !== 'void');
  if (telling.length === 0) return [];
  return [
    ...tellProbes(
      'near',
      telling.filter(({ isNear }) => isNear),
    ),
    ...tellProbes(
      'far',
      telling.filter(({ isNear }) => !isNear),
    ),
    ...countFailing(telling),
  ];
}

function tellProbes(where: string, probes: readonly Probe[]): readonly string[] {
  if (probes.length === 0) return [];
  const words = probes.map(({ outcome, status }) =>
    outcome === 'fails' && status !== undefined ? 'fails by its own word' : outcome,
  );
  const networks = upTo(2, new Set(probes.map(({ asn }) => asn)).size);
  return [`others, ${where}: ${distinctSorted(words).join(' / ')} in ${networks} networks`];
}

function countFailing(probes: readonly Probe[]): readonly string[] {
  const failing = probes.filter(({ outcome }) => outcome === 'fails');
  if (failing.length === 0) return [];
  const countries = upTo(2, new Set(failing.map(({ country }) => country)).size);
  return [`others: ${upTo(MANY, failing.length)} fail in ${countries} countries`];
}

function upTo(most: number, count: number): string {
  return count >= most ? `${most} or more` : String(count);
}

type Official = NonNullable<ServiceReport['official']>;

/** A page that is green, silent or unreadable says nothing: such pages lag behind. */
function printOfficial(official: ServiceReport['official'], nowMs: number): readonly string[] {
  if (official === undefined) return [];
  const { incidents, level, scope } = official;
  const isQuiet = level === 'unknown' || level === 'operational';
  if (isQuiet && incidents.length === 0) return [];
  const told = distinctSorted(incidents.map((incident) => tellIncident(incident, nowMs)));
  return [`its provider: ${scope} ${level}`, ...told.map((each) => `its provider: ${each}`)];
}

function tellIncident(incident: Official['incidents'][number], nowMs: number): string {
  const { isNamed, level, raw, since } = incident;
  const ageMs = since === undefined ? Number.NaN : nowMs - Date.parse(since);
  const age = Number.isNaN(ageMs) ? 'of unknown age' : ageMs < DAY_MS ? 'of today' : 'old';
  const how = raw === undefined ? '' : `, ${raw.toLowerCase()}`;
  return `incident ${level}${how}, ${age}${isNamed ? ', names it' : ''}`;
}

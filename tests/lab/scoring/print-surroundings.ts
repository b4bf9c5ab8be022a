import type { LabRun } from '../result.ts';
import { distinctSorted } from './best-of.ts';
import { relationOf } from './print-name.ts';
import { printService, type ServicePrint, type ServiceReport } from './print-service.ts';
import { printSupplier } from './print-supplier.ts';

/** What else failed in the same round, seen from one service. */
export function printNeighbours(own: ServiceReport, run: LabRun): readonly string[] {
  const others = run.report.services.filter(({ id }) => id !== own.id).map(withPrint);
  const failing = others.filter(({ print }) => !print.isWell && !print.isUnseen);
  const ownParts = printService(own).parts;
  const isOwn = ({ service }: Neighbour): boolean => providerOf(service) === providerOf(own);
  const siblings = failing.filter(isOwn);
  const strangers = failing.filter((other) => !isOwn(other));
  const providers = new Set(strangers.map(({ service }) => providerOf(service))).size;
  const count = providers > 1 ? 'several' : 'one';
  return [
    ...(siblings.length > 0 ? [`same provider: ${tell(siblings, ownParts)}`] : []),
    ...(providers > 0 ? [`${count} of other providers: ${tell(strangers, ownParts)}`] : []),
    ...(isOffline(ownParts) ? [] : printSupplier(own, strangers.map(withoutPrint), run)),
  ];
}

/** A browser that says so has asked nobody: what failing ones share is no more than what they shared before. */
function isOffline(parts: readonly string[]): boolean {
  return parts.length > 0 && parts.every((line) => line === 'offline');
}

function withoutPrint({ service }: Neighbour): ServiceReport {
  return service;
}

interface Neighbour {
  readonly service: ServiceReport;
  readonly print: ServicePrint;
}

function withPrint(service: ServiceReport): Neighbour {
  return { service, print: printService(service) };
}

function providerOf({ provider }: ServiceReport): string {
  return provider.toLowerCase();
}

/** What neighbours come to: like the service itself, or their first words. */
function tell(neighbours: readonly Neighbour[], ownParts: readonly string[]): string {
  const firstWords = ({ print }: Neighbour): string[] =>
    print.parts.map((line) => line.split('; ')[0] ?? line);
  const own = distinctSorted(ownParts.map((line) => line.split('; ')[0] ?? line)).join(' | ');
  const words = neighbours.map((each) => {
    const said = distinctSorted(firstWords(each)).join(' | ');
    return said === own ? 'alike' : said;
  });
  return distinctSorted(words).join(', ');
}

/** A name that cannot exist and resolves here all the same. */
export function printCanary({ report }: LabRun): readonly string[] {
  const lies = report.controls.filter(({ outcome, role }) => {
    if (role !== 'canary') return false;
    if (outcome.kind === 'response') return true;
    return outcome.opaque !== true && ['tcp', 'tls', 'http'].includes(outcome.layer);
  });
  if (lies.length === 0) return [];
  const places = lies.flatMap(({ answer }) => answer?.addresses ?? []);
  const where = distinctSorted(places.map((address) => relationOf(address, [])));
  return [`names that cannot exist: resolve ${where.join(' / ')}`.trim()];
}

const FIVE_MINUTES_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** How far off this device's clock is, by the answers that tell the time; `isNeeded`: also that it is right. */
export function printClock({ report }: LabRun, isNeeded: boolean): readonly string[] {
  const told = [...report.controls, ...report.services.flatMap((s) => s.observations)].flatMap(
    ({ outcome }) =>
      outcome.kind === 'response' && outcome.clockSkewMs !== undefined
        ? [{ skewMs: outcome.clockSkewMs, verified: outcome.verified }]
        : [],
  );
  const skews = told.map(({ skewMs }) => skewMs).sort((a, b) => a - b);
  const middle = skews[Math.floor((skews.length - 1) / 2)];
  if (middle === undefined) return isNeeded ? ['clock: nobody told'] : [];
  const size = Math.abs(middle);
  if (size > FIVE_MINUTES_MS) {
    return [`clock: ${size > DAY_MS ? 'days' : 'minutes'} ${middle > 0 ? 'behind' : 'ahead'}`];
  }
  // In clear text anybody on the way could have told the time.
  const isSure = told.some(({ verified }) => verified);
  return isNeeded ? [isSure ? 'clock: right' : 'clock: right, in clear text'] : [];
}

/** What the rest of the browser knew, where it is not as usual. */
export function printCircumstances({ circumstances }: LabRun): readonly string[] {
  return Object.entries(circumstances)
    .filter(([name, value]) => !(name === 'onLine' && value === true))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .sort();
}

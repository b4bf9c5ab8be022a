import type { LabRun } from '../result.ts';
import { distinctSorted } from './best-of.ts';
import { printControls } from './print-controls.ts';
import { printProxy } from './print-proxy.ts';
import { printService, type ServiceReport } from './print-service.ts';
import {
  printCanary,
  printCircumstances,
  printClock,
  printNeighbours,
} from './print-surroundings.ts';
import { printVersions } from './print-versions.ts';
import { printViews } from './print-views.ts';
import { withoutFallback } from './without-fallback.ts';
import { withoutRaces } from './without-races.ts';

/** The subject that is no service: the user's own side. */
export const USER = '';

/** What can be told from here of one subject of a run. */
export interface Fingerprint {
  /** Id of a service; `USER` for the user's own side. */
  readonly subject: string;
  /** In words, a line for each thing seen; the same lines are the same class. */
  readonly lines: readonly string[];
  /** Of a service: it answered in this round. */
  readonly answers: boolean;
  /** Of a service: it failed, and the browser kept the reason to itself. */
  readonly isHidden: boolean;
}

/** Prints every subject of a run: the user's own side first, then its services in the report's order. */
export function fingerprintsOf(seen: LabRun): readonly Fingerprint[] {
  const run = withoutFallback(withoutRaces(seen));
  return [printUser(run), ...run.report.services.map((service) => printOne(service, run))];
}

/** The user's own side is read from the controls, and from whether any service answers at all. */
function printUser(run: LabRun): Fingerprint {
  const { services } = run.report;
  const prints = services.map(printService);
  const words = distinctSorted(
    prints.flatMap(({ parts }) => parts.map((line) => line.split('; ')[0] ?? line)),
  );
  const someAnswer = prints.some(({ isProvenWell }) => isProvenWell);
  const told = services.length === 0 ? 'none' : someAnswer ? 'some answer' : words.join(', ');
  const controls = printControls(run.report.controls);
  const lines = [
    ...controls.lines,
    `services: ${told}`,
    ...printVersions(services, run.report),
    ...printClock(run, isAboutDates([...controls.lines, ...words])),
    ...printCanary(run),
    ...printCircumstances(run),
  ];
  return { subject: USER, lines, answers: false, isHidden: false };
}

function printOne(service: ServiceReport, run: LabRun): Fingerprint {
  const print = printService(service);
  const controls = printControls(run.report.controls);
  const isHidden = print.parts.some((line) => line.startsWith('fails unseen'));
  const said = print.isUnseen ? ['itself: not seen'] : print.parts.map((line) => `itself: ${line}`);
  const answers = print.isProvenWell || (print.isWell && !controls.isForeign);
  const base = { subject: service.id, answers, isHidden };
  // An answer that nobody on the way could make up outweighs everything around it.
  if (print.isProvenWell && !print.isLate) return { ...base, lines: said };
  const lines = [
    ...said,
    ...controls.lines,
    ...(controls.allPass ? [] : [elsewhere(service, run)]),
    ...printVersions([service], run.report),
    ...printProxy(service, run.report),
    ...printNeighbours(service, run),
    ...printClock(run, isAboutDates(print.parts)),
    ...printCanary(run),
    ...printCircumstances(run),
    ...printViews(service, run.report),
    ...printBefore(service, print.parts, run),
  ];
  return { ...base, lines };
}

/**
 * A name that nobody knows may have been written wrong, unless it was once seen to lead to the service; one that leads
 * elsewhere may lead to a home for this region, unless it led home before.
 */
function printBefore(
  { id }: ServiceReport,
  parts: readonly string[],
  { answeredBefore = [] }: LabRun,
): string[] {
  const isInDoubt = parts.some((line) =>
    /denied by|resolves elsewhere|answers elsewhere/.test(line),
  );
  return isInDoubt && answeredBefore.includes(id) ? ['before: it answered'] : [];
}

/** Where controls are in doubt, a service that answers is a witness as well. */
function elsewhere(own: ServiceReport, { report }: LabRun): string {
  const others = report.services.filter(({ id }) => id !== own.id).map(printService);
  return others.some(({ isProvenWell }) => isProvenWell)
    ? 'other services: some answer'
    : 'other services: none answers';
}

function isAboutDates(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('tls date'));
}

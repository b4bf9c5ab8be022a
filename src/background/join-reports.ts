import { overallOf } from '../diagnosis/overall.ts';
import type { Scope } from '../diagnosis/verdict.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import { headlineOf } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';

type Part = Pick<PartialReport, 'services' | 'controls'> & { readonly user?: ReportVerdict };

/**
 * One report of two batches, the later one second. Each service keeps the verdict of its own batch. The user's side
 * is the worse of the two: a fault before `unknown` before `ok`, and of two faults the worse scope, then the later.
 */
export function joinReports(earlier: Report, later: Report, t: Translate): Report {
  const second = renumber(later, highestNumber(earlier));
  const user = worse(earlier.user, second.user);
  const services = [...earlier.services, ...second.services];
  const controls = [...earlier.controls, ...second.controls];
  const joined = { user, services, controls, overall: overallOf(user, services) };
  const overall = { ...joined.overall, headline: headlineOf(joined, t) };
  return { ...earlier, durationMs: later.durationMs, ...joined, overall };
}

/** What is known while a later batch runs: everything of the finished ones, and so far of this one. */
export function joinProgress(earlier: Report, running: PartialReport): PartialReport {
  const second = renumber(running, highestNumber(earlier));
  const { overall: _later, user: _user, ...rest } = second;
  const user = second.user === undefined ? undefined : worse(earlier.user, second.user);
  const overall = earlier.overall.side === 'ok' ? second.overall : earlier.overall;
  return {
    ...rest,
    ...(user !== undefined && { user }),
    ...(overall !== undefined && { overall }),
    services: [...earlier.services, ...second.services],
    controls: [...earlier.controls, ...second.controls],
  };
}

const BAD: readonly ReportVerdict['kind'][] = ['ok', 'refusing', 'unknown', 'fault'];
const SCOPES: readonly Scope[] = ['slow', 'partial', 'down'];

function worse(earlier: ReportVerdict, later: ReportVerdict): ReportVerdict {
  return badness(earlier) > badness(later) ? earlier : later;
}

function badness(verdict: ReportVerdict): number {
  const scope = verdict.kind === 'fault' ? SCOPES.indexOf(verdict.scope) : 0;
  return BAD.indexOf(verdict.kind) + scope;
}

/** The highest number of an observation; 0 without any. */
export function highestNumber({ services, controls }: Part): number {
  const all = [...controls, ...services.flatMap(({ observations }) => observations)];
  return all.reduce((highest, { n }) => Math.max(highest, n), 0);
}

/** Numbers are unique within one batch; those of another go on where it ended. */
export function renumber<P extends Part>(part: P, offset: number): P {
  const shift = <O extends { n: number }>(list: O[]): O[] =>
    list.map((observation) => ({ ...observation, n: observation.n + offset }));
  return {
    ...part,
    ...(part.user !== undefined && { user: renumberVerdict(part.user, offset) }),
    controls: shift(part.controls),
    services: part.services.map((service) => ({
      ...service,
      ...(service.verdict !== undefined && { verdict: renumberVerdict(service.verdict, offset) }),
      observations: shift(service.observations),
    })),
  };
}

function renumberVerdict(verdict: ReportVerdict, offset: number): ReportVerdict {
  const evidence = verdict.evidence.map(({ observations, ...told }) => ({
    ...told,
    ...(observations !== undefined && { observations: observations.map((n) => n + offset) }),
  }));
  return { ...verdict, evidence };
}

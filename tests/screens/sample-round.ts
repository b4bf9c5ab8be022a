import { overallOf } from '../../src/diagnosis/overall.ts';
import type { Watch } from '../../src/formats/incident.ts';
import type { Report } from '../../src/formats/report.ts';
import type { ReportFault, ReportVerdict } from '../../src/formats/verdict.ts';
import { headlineOf } from '../../src/wording/describe-report.ts';
import type { Translate } from '../../src/wording/translate.ts';

const MINUTE_MS = 60_000;

/** By everybody's own clock, so that the pictures are the same wherever they are taken. */
export const NOW = new Date(2013, 6, 22, 9, 26).getTime();

export const OK: ReportVerdict = { kind: 'ok', evidence: [] };
export const UNKNOWN: ReportVerdict = { kind: 'unknown', why: 'insufficient', evidence: [] };

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
}

interface Seen {
  readonly t: Translate;
  readonly user?: ReportVerdict;
  /** By the id of a service; the others are well. */
  readonly verdicts?: Readonly<Record<string, ReportVerdict>>;
}

export function fault(over: Partial<ReportFault> = {}): ReportFault {
  return {
    kind: 'fault',
    suspects: ['path', 'provider'],
    cause: 'no-answer',
    scope: 'down',
    certainty: 'confirmed',
    evidence: [],
    ...over,
  };
}

/** The report of a round over these services, with the side and the sentence that the product gives it. */
export function sampleRound(
  services: readonly Listed[],
  { t, user = OK, verdicts = {} }: Seen,
): Report {
  const told = {
    user,
    services: services.map(({ id, name, provider }) => {
      return { id, name, provider, verdict: verdicts[id] ?? OK, observations: [] };
    }),
    controls: [],
    trigger: 'schedule' as const,
  };
  const overall = overallOf(user, told.services);
  return {
    format: 'whichside/report',
    version: 1,
    startedAt: new Date(NOW).toISOString(),
    durationMs: 400,
    browser: 'Chromium',
    extension: '0.1.0',
    ...told,
    overall: { ...overall, headline: headlineOf({ ...told, overall }, t) },
  };
}

/** An incident that has stood for a quarter of an hour. */
export function standing(subject: string, over: Partial<Watch> = {}): Watch {
  const startedAtMs = NOW - 15 * MINUTE_MS;
  return {
    subject,
    seenAtMs: NOW,
    isObserved: true,
    flips: [],
    fault: {
      verdict: fault({ suspects: subject === '' ? ['device', 'network'] : ['path', 'provider'] }),
      startedAtMs,
      lastFailedAtMs: NOW,
      id: `${subject}@${startedAtMs}`,
      confirmedAtMs: startedAtMs + MINUTE_MS,
      downMs: 14 * MINUTE_MS,
      changes: [],
    },
    ...over,
  };
}

/** The same, of one that fails and answers in turn. */
export function unstable(subject: string): Watch {
  return standing(subject, { unstableUntilMs: NOW + 5 * MINUTE_MS });
}

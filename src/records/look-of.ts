import type { Sample, SampleState } from '../formats/records.ts';
import type { Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import type { Sighting } from './fold-look.ts';
import type { RecordedLook } from './write-look.ts';

/** The user's own side as a subject; no service can have it as its id. */
export const OWN_SIDE = '';

interface Looked {
  readonly subject: string;
  readonly sighting: Sighting;
}

/** What a round is remembered by: one look at each subject that is part of the report. */
export function looksOf(
  report: Pick<Report, 'startedAt' | 'user' | 'services' | 'controls'>,
  looked: readonly Looked[],
): RecordedLook[] {
  const atMs = Date.parse(report.startedAt);
  const services = new Map(report.services.map((service) => [service.id, service]));
  return looked.flatMap(({ subject, sighting }) => {
    const { user: verdict, controls: observations } = report;
    const seen = subject === OWN_SIDE ? { verdict, observations } : services.get(subject);
    if (seen === undefined) return [];
    const latencyMs = firstAnswerMs(seen.observations);
    const sample: Sample = {
      subject,
      atMs,
      state: stateOf(sighting, seen.verdict),
      ...(latencyMs !== undefined && { latencyMs }),
      ...(seen.verdict.kind === 'fault' && {
        cause: seen.verdict.cause,
        suspects: [...seen.verdict.suspects],
      }),
    };
    return [{ sample, sighting }];
  });
}

function stateOf(sighting: Sighting, verdict: ReportVerdict): SampleState {
  if (sighting === 'good') return 'up';
  return sighting === 'failing' && verdict.kind === 'fault' ? verdict.scope : 'unobserved';
}

/** How long the first answer took that an endpoint or a control gave, in whole ms. */
function firstAnswerMs(observations: Report['controls']): number | undefined {
  const first = observations.find(
    ({ role, outcome }) => ASKED_FIRST.includes(role) && outcome.kind === 'response',
  );
  return first && Math.round(Math.max(0, first.durationMs));
}

/** The rest is asked after a failure, of others: how long it takes says nothing of the service. */
const ASKED_FIRST: readonly string[] = ['endpoint', 'portal', 'https', 'address'];

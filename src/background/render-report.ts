import type { Diagnosis, JudgedService, PartialDiagnosis } from '../diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../diagnosis/facts.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Observation } from '../diagnosis/observation.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import type { PartialReport, Report, Trigger } from '../formats/report.ts';
import type { Evidence, ReportVerdict } from '../formats/verdict.ts';
import { headlineOf } from '../wording/describe-report.ts';
import { tellEvidence } from '../wording/tell-evidence.ts';
import type { Translate } from '../wording/translate.ts';
import type { ToldViews } from './views/view-desk.ts';

/** What a report says of itself. */
export interface ReportMeta {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly trigger: Trigger;
  readonly browser: string;
  readonly extension: string;
}

interface Judged<D> {
  readonly facts: RoundFacts;
  readonly diagnosis: D;
  /** By the id of a service. */
  readonly told: (id: string) => ToldViews;
}

/** The report of one finished round, in the language of `t`. */
export function renderReport(
  { facts, diagnosis, told }: Judged<Diagnosis>,
  meta: ReportMeta,
  t: Translate,
): Report {
  const judged = new Map(diagnosis.services.map((service) => [service.id, service]));
  const untold = {
    user: tell(diagnosis.user, t),
    overall: diagnosis.overall,
    services: facts.services.map((service) => {
      const { verdict, suppliers } = judged.get(service.id) ?? NOT_JUDGED;
      return {
        ...describeService(service),
        verdict: tell(verdict, t),
        ...told(service.id),
        ...(suppliers !== undefined && { suppliers: [...suppliers] }),
        ...(failedElsewhere(verdict) && { failedElsewhere: true as const }),
      };
    }),
    controls: facts.controls.map(copyOf),
  };
  const overall = { ...untold.overall, headline: headlineOf(untold, t) };
  return { format: 'whichside/report', version: 1, ...meta, ...untold, overall };
}

const NOT_JUDGED: JudgedService = {
  id: '',
  verdict: { kind: 'unknown', why: 'insufficient', evidence: [] },
};

function failedElsewhere({ evidence }: Verdict): boolean {
  return evidence.some(({ key }) => key === 'other-network');
}

/** What is known of a round that still runs; verdicts are absent where none stands yet. */
export function renderProgress(
  { facts, diagnosis, told }: Judged<PartialDiagnosis>,
  meta: ReportMeta,
  t: Translate,
): PartialReport {
  const { user, services, overall } = diagnosis;
  const verdicts = new Map(services.map(({ id, verdict }) => [id, verdict]));
  const untold = {
    ...(user !== undefined && { user: tell(user, t) }),
    ...(overall !== undefined && { overall }),
    services: facts.services.map((service) => {
      const verdict = verdicts.get(service.id);
      return {
        ...describeService(service),
        ...(verdict !== undefined && { verdict: tell(verdict, t) }),
        ...told(service.id),
      };
    }),
    controls: facts.controls.map(copyOf),
  };
  const { overall: side, ...rest } = untold;
  return {
    format: 'whichside/report',
    version: 1,
    ...meta,
    ...rest,
    ...(side !== undefined && { overall: { ...side, headline: headlineOf(untold, t) } }),
  };
}

function describeService(service: ServiceFacts): PartialReport['services'][number] {
  const { id, name, provider, endpoints, observations } = service;
  return {
    id,
    name,
    provider,
    endpoints: endpoints.map(({ url, function: purpose }) => ({ url, function: purpose })),
    observations: observations.map(copyOf),
  };
}

/** The same observation, with lists of its own: reports are plain data. */
function copyOf(observation: Observation): Report['controls'][number] {
  const { answer, ...rest } = observation;
  if (answer === undefined) return rest;
  const { aliases, addresses, ranges, ...said } = answer;
  const lists = {
    addresses: [...addresses],
    ranges: [...ranges],
    ...(aliases !== undefined && { aliases: [...aliases] }),
  };
  return { ...rest, answer: { ...said, ...lists } };
}

function tell(verdict: Verdict, t: Translate): ReportVerdict {
  const evidence = verdict.evidence.map((finding) => tellFinding(finding, t));
  if (verdict.kind !== 'fault') return { ...verdict, evidence };
  return { ...verdict, suspects: [...verdict.suspects], evidence };
}

function tellFinding(finding: Finding, t: Translate): Evidence {
  const { id, clears, charges, observations } = finding;
  return {
    id,
    text: tellEvidence(finding, t),
    clears: [...clears],
    charges: [...charges],
    ...(observations !== undefined && { observations: [...observations] }),
  };
}

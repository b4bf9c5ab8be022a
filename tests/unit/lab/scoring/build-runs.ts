import type { Cause, Refusal } from '../../../../src/diagnosis/cause.ts';
import type { Outcome } from '../../../../src/diagnosis/observation.ts';
import type { Suspect } from '../../../../src/diagnosis/suspect.ts';
import type { NonEmpty } from '../../../../src/diagnosis/verdict.ts';
import type { Report } from '../../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../../src/formats/verdict.ts';
import type { LabRun } from '../../../lab/result.ts';
import type { LabScenario } from '../../../lab/scenario.ts';
import { type ControlSpec, controls, healthyAnswer, ok } from '../../diagnosis/build-facts.ts';

export type Seen = Report['controls'][number];
export type ServiceReport = Report['services'][number];

let next = 0;

interface SeenSpec extends Partial<Omit<Seen, 'outcome'>> {
  readonly host?: string;
}

/** One attempt at a service's endpoint, or what was asked about it. */
export function seen(outcome: Outcome, { host = 'lark.example', ...more }: SeenSpec = {}): Seen {
  next += 1;
  return {
    n: next,
    role: 'endpoint',
    endpoint: `https://${host}/`,
    host,
    secure: true,
    attempt: 1,
    startedAt: '2026-03-01T08:00:00.000Z',
    durationMs: 80,
    outcome,
    ...more,
  };
}

/** A failing attempt and its retry. */
export function twice(outcome: Outcome, more: SeenSpec = {}): Seen[] {
  return ([1, 2] as const).map((attempt) => seen(outcome, { ...more, attempt }));
}

/** What an independent resolver says of a host; no addresses: that it does not exist. */
export function told(operator: string, addresses: readonly string[], host = 'lark.example'): Seen {
  const answer = {
    name: host,
    type: 'A' as const,
    rcode: addresses.length > 0 ? 0 : 3,
    addresses: [...addresses],
    ranges: addresses.map(() => 'public' as const),
  };
  const resolver = `dns.${operator.toLowerCase()}.example`;
  return seen(ok(), { host: resolver, role: 'doh', operator, subject: host, answer });
}

export const OK: ReportVerdict = { kind: 'ok', evidence: [] };
export const CANNOT_TELL: ReportVerdict = { kind: 'unknown', why: 'ambiguous', evidence: [] };
export const REFUSING: ReportVerdict = { kind: 'refusing', cause: 'forbidden', evidence: [] };

/** A fault with just these suspects. */
export function fault(suspects: NonEmpty<Suspect>, cause: Cause = 'no-answer'): ReportVerdict {
  return {
    kind: 'fault',
    suspects: [...suspects],
    cause,
    scope: 'down',
    certainty: 'suspected',
    evidence: [],
  };
}

/** A service that answers, unless told otherwise. */
export function service(id: string, more: Partial<ServiceReport> = {}): ServiceReport {
  return {
    id,
    name: id,
    provider: `${id} inc`,
    verdict: OK,
    observations: [seen(ok(), { host: `${id}.example` })],
    ...more,
  };
}

/** Controls as a round draws them, as `outcomeOf` says. */
export function drawn(outcomeOf: (spec: ControlSpec) => Outcome = healthyAnswer): Seen[] {
  return controls(outcomeOf).map((control) => {
    const { answer: _, ...rest } = control;
    return rest;
  });
}

interface RunSpec extends Partial<Omit<LabRun, 'report'>> {
  readonly services?: readonly ServiceReport[];
  readonly controls?: readonly Seen[];
  readonly user?: ReportVerdict;
  readonly side?: Report['overall']['side'];
}

/** A run in Chromium in precise mode, in which all is well unless told otherwise. */
export function labRun({
  services,
  controls: own,
  user = OK,
  side = 'ok',
  ...more
}: RunSpec = {}): LabRun {
  return {
    scenario: 'one',
    browser: 'chromium',
    access: 'all',
    seed: 1,
    report: {
      format: 'whichside/report',
      version: 1,
      startedAt: '2026-03-01T08:00:00.000Z',
      durationMs: 400,
      trigger: 'message',
      browser: 'Chromium 142',
      extension: '0.1.0',
      user,
      overall: { side, headline: 'As it is.' },
      services: [...(services ?? [service('lark'), service('wren')])],
      controls: [...(own ?? drawn())],
    },
    circumstances: { onLine: true },
    verdictMs: 5_000,
    bytes: 20_000,
    baselines: {},
    ...more,
  };
}

/** A scenario in which the provider of `lark` is at fault, unless told otherwise. */
export function labScenario(more: Partial<LabScenario> = {}): LabScenario {
  return {
    name: 'one',
    title: 'Something is wrong.',
    rows: ['P07'],
    story: [],
    truth: 'provider',
    affects: ['lark'],
    causes: ['no-answer'] satisfies readonly (Cause | Refusal)[],
    ...more,
  };
}

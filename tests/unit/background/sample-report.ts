import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';

type Observed = Report['controls'][number];

export const OK: ReportVerdict = { kind: 'ok', evidence: [] };
export const UNKNOWN: ReportVerdict = { kind: 'unknown', why: 'insufficient', evidence: [] };

export function fault(
  over: Partial<Extract<ReportVerdict, { kind: 'fault' }>> = {},
): Extract<ReportVerdict, { kind: 'fault' }> {
  return {
    kind: 'fault',
    suspects: ['path', 'provider'],
    cause: 'no-answer',
    scope: 'down',
    certainty: 'suspected',
    evidence: [],
    ...over,
  };
}

export function observed(n: number): Observed {
  return {
    n,
    role: 'endpoint',
    endpoint: 'https://a.example/',
    host: 'a.example',
    secure: true,
    attempt: 1,
    startedAt: '2026-11-22T20:46:00.000Z',
    durationMs: 5,
    outcome: { kind: 'response', status: 200, verified: true },
  };
}

export function reported(id: string, verdict: ReportVerdict = OK): Report['services'][number] {
  return { id, name: id, provider: id, verdict, observations: [] };
}

export function sampleReport(over: Partial<Report> = {}): Report {
  return {
    format: 'whichside/report',
    version: 1,
    startedAt: '2026-11-22T20:46:00.000Z',
    durationMs: 400,
    trigger: 'message',
    browser: 'Chromium 156',
    extension: '0.1.0',
    user: OK,
    overall: { side: 'ok', headline: 'All well.' },
    services: [],
    controls: [],
    ...over,
  };
}

/** Texts stand for themselves; the one that code reads has its real value. */
export function keyAsText(key: string): string {
  return key === 'language_tag' ? 'en' : key;
}

import type { Refusal } from '../../../src/diagnosis/cause.ts';
import type { UnknownReason } from '../../../src/diagnosis/verdict.ts';
import type { OfficialWord } from '../../../src/formats/official-word.ts';
import type { OutsideProbe, OutsideView } from '../../../src/formats/outside-view.ts';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import type { ReportedService, ReportFault } from '../../../src/wording/report-parts.ts';

export type Attempt = Report['controls'][number];

export const OK: ReportVerdict = { kind: 'ok', evidence: [] };

export function fault(parts: Partial<ReportFault> & Pick<ReportFault, 'cause'>): ReportFault {
  return {
    kind: 'fault',
    suspects: ['path', 'provider'],
    scope: 'down',
    certainty: 'confirmed',
    evidence: [],
    ...parts,
  };
}

/** A service whose verdict stands. */
export type Reported = ReportedService & { verdict: ReportVerdict };

export function service(parts: Partial<ReportedService> = {}): Reported {
  return {
    id: 'wechat',
    name: 'WeChat',
    provider: 'Tencent',
    verdict: OK,
    observations: [],
    ...parts,
  };
}

export const QQ = { id: 'qq', name: 'QQ', provider: 'Tencent' } as const;
export const GITHUB = { id: 'github', name: 'GitHub', provider: 'Microsoft' } as const;
export const WIKIPEDIA = { id: 'wiki', name: 'Wikipedia', provider: 'Wikimedia' } as const;

export function attempt(parts: Partial<Attempt> = {}): Attempt {
  return {
    n: 1,
    role: 'endpoint',
    endpoint: 'https://weixin.example/',
    host: 'weixin.example',
    secure: true,
    attempt: 1,
    startedAt: '2026-11-22T20:46:00.000Z',
    durationMs: 34,
    outcome: { kind: 'response', status: 200, verified: true },
    ...parts,
  };
}

export function report(parts: Partial<Report> = {}): Report {
  return {
    format: 'whichside/report',
    version: 1,
    startedAt: '2026-11-22T20:46:00.000Z',
    durationMs: 412,
    trigger: 'popup',
    browser: 'Chromium 156',
    extension: '0.1.0',
    user: OK,
    overall: { side: 'ok', headline: '' },
    services: [],
    controls: [],
    ...parts,
  };
}

/** A verdict whose first evidence names that rule. */
export function decidedBy(rule: string, verdict: ReportFault): ReportFault {
  return { ...verdict, evidence: [{ id: rule, text: 'Seen.', clears: [], charges: [] }] };
}

/** The rules by which views from elsewhere narrow a verdict, with what is left then. */
export const NARROWED = [
  ['P5a', 'provider'],
  ['P5b', 'provider'],
  ['P5d', 'provider'],
  ['P5e', 'path'],
] as const;

export function official(parts: Partial<OfficialWord> = {}): OfficialWord {
  return {
    feed: 'https://status.example/api/summary.json',
    page: 'https://status.example/',
    level: 'partial',
    scope: 'component',
    components: [],
    incidents: [],
    fetchedAt: '2026-11-22T20:44:00.000Z',
    ...parts,
  };
}

export function incident(
  parts: Partial<OfficialWord['incidents'][number]> = {},
): OfficialWord['incidents'][number] {
  return {
    title: 'Messages are late',
    level: 'partial',
    isNamed: true,
    raw: 'investigating',
    since: '2026-11-22T09:26:00.000Z',
    link: 'https://status.example/incidents/1',
    ...parts,
  };
}

export function outsideProbe(parts: Partial<OutsideProbe> = {}): OutsideProbe {
  return {
    country: 'DE',
    asn: 64_500,
    network: 'Example Net',
    isNear: false,
    outcome: 'answers',
    status: 200,
    durationMs: 325,
    ...parts,
  };
}

export function outside(parts: Partial<OutsideView> = {}): OutsideView {
  return { state: 'answered', host: 'weixin.example', probes: [outsideProbe()], ...parts };
}

export function unknown(why: UnknownReason): ReportVerdict {
  return { kind: 'unknown', why, evidence: [] };
}

export function refusing(cause: Refusal): ReportVerdict {
  return { kind: 'refusing', cause, evidence: [] };
}

export const SILENT = fault({ cause: 'no-answer' });
export const ALL_FOUR = ['device', 'network', 'path', 'provider'] as const;

export interface Row {
  readonly services?: readonly Reported[];
  readonly user?: Report['user'];
  readonly side: Report['overall']['side'];
  readonly controls?: Report['controls'];
}

/** A report that blames the first service, where it is not well, or else the user's own side. */
export function told({ services = [], user = OK, side, controls = [] }: Row): Report {
  const [first] = services;
  const named = side !== 'ok' && first && first.verdict.kind !== 'ok' ? { service: first.id } : {};
  return report({
    user,
    services: [...services],
    controls,
    overall: { side, headline: '', ...named },
  });
}

import type { LabRun } from '../../../lab/result.ts';
import { fingerprintsOf } from '../../../lab/scoring/fingerprint.ts';
import { type ControlSpec, healthyAnswer, silence } from '../../diagnosis/build-facts.ts';
import { labRun, type Seen, service, told, twice } from './build-runs.ts';

export function linesOf(run: LabRun, subject = 'lark'): readonly string[] {
  return fingerprintsOf(run).find((print) => print.subject === subject)?.lines ?? [];
}

export function larkSees(...observations: readonly Seen[]): LabRun {
  return labRun({
    services: [service('lark', { observations: [...observations] }), service('wren')],
  });
}

export const KNOWN = [told('Elm', ['192.0.2.7']), told('Dill', ['192.0.2.7'])];
export const SILENT = larkSees(...twice(silence()), ...KNOWN);

export const only =
  (operator: string, outcome = silence()) =>
  (spec: ControlSpec) =>
    spec.operator === operator ? outcome : healthyAnswer(spec);

export const outside = (outcome: 'answers' | 'fails', isNear: boolean) => ({
  state: 'answered' as const,
  host: 'lark.example',
  probes: [{ country: 'DE', asn: 1, network: 'A', isNear, outcome }],
});
export const incident = (since: string) => ({
  feed: '',
  level: 'operational' as const,
  scope: 'component' as const,
  components: [],
  incidents: [{ title: 'Trouble', level: 'partial' as const, isNamed: true, since }],
  fetchedAt: '',
});
export const slow = { dnsMs: 1, connectMs: 5, firstByteMs: 5 };
export const SERVICES = SILENT.report.services;

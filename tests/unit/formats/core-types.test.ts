import * as v from 'valibot';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  type PartialReport,
  partialReportSchema,
  reportSchema,
} from '../../../src/formats/report.ts';
import type { Evidence, ReportVerdict } from '../../../src/formats/verdict.ts';
import { fault, observed, reported, sampleReport } from '../background/sample-report.ts';

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Written = v.InferOutput<typeof reportSchema>;

describe('reports carry what the core knows, no more and no less', () => {
  test('observations', () => {
    expectTypeOf<Frozen<Written['controls'][number]>>().toExtend<Observation>();
    expectTypeOf<Observation>().toExtend<Frozen<Written['controls'][number]>>();
  });

  test('verdicts', () => {
    expectTypeOf<Frozen<ReportVerdict>>().toExtend<Verdict<Frozen<Evidence>>>();
    expectTypeOf<Verdict<Frozen<Evidence>>>().toExtend<Frozen<ReportVerdict>>();
  });

  test('a finished report is a partial one too', () => {
    expectTypeOf<Written>().toExtend<PartialReport>();
  });
});

const report = sampleReport({
  services: [{ ...reported('a', fault()), observations: [observed(2)] }],
  controls: [observed(1)],
});

test('a report is read as it was written', () => {
  expect(v.parse(reportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report);
  expect(v.parse(partialReportSchema, report)).toEqual(report);
});

test.each<[string, object]>([
  ['another version', { ...report, version: 2 }],
  ['an unknown member', { ...report, extra: 1 }],
  ['no verdict', { ...report, user: undefined }],
  ['a verdict of no kind', { ...report, user: { kind: 'fine', evidence: [] } }],
  ['a fault without suspects', { ...report, user: { ...fault(), suspects: [] } }],
  ['an unknown suspect', { ...report, user: { ...fault(), suspects: ['router'] } }],
  [
    'an unknown layer',
    {
      ...report,
      controls: [{ ...observed(1), outcome: { kind: 'failure', layer: 'x', code: '' } }],
    },
  ],
])('a report with %s is none', (_name, broken) => {
  expect(v.safeParse(reportSchema, broken).success).toBe(false);
});

test('while a round runs, verdicts may be absent', () => {
  const { user: _user, overall: _overall, services, ...rest } = report;
  const open = services.map(({ verdict: _verdict, ...service }) => service);
  expect(v.safeParse(partialReportSchema, { ...rest, services: open }).success).toBe(true);
  expect(v.safeParse(reportSchema, { ...rest, services: open }).success).toBe(false);
});

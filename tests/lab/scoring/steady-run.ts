import type { LabRun } from '../result.ts';
import { isServed, type Seen } from './outcome-word.ts';

/** A probe waits at least this long; a resolver's word that takes longer is what silence comes to in the end. */
const PATIENCE_MS = 4_000;
const SILENT = { kind: 'failure', layer: 'timeout', code: 'timeout' } as const;

/**
 * The same run without what is a race. Where nothing answers at all, a browser gives a silent resolver up at about the
 * time when probes are given up: who is told `dns` and who `timeout` is chance.
 */
export function steadyRun(run: LabRun): LabRun {
  const { controls, services } = run.report;
  if ([...controls, ...services.flatMap(({ observations }) => observations)].some(isServed)) {
    return run;
  }
  const report = {
    ...run.report,
    controls: withoutLateWords(controls),
    services: services.map((service) => {
      return { ...service, observations: withoutLateWords(service.observations) };
    }),
  };
  return { ...run, report };
}

function withoutLateWords(observations: readonly Seen[]): Seen[] {
  const silent = new Set(observations.filter(isSilent).map(({ endpoint }) => endpoint));
  return observations.map((seen) => {
    const { durationMs, endpoint, outcome } = seen;
    const isName = outcome.kind === 'failure' && outcome.layer === 'dns';
    const isLate = durationMs >= PATIENCE_MS || silent.has(endpoint);
    return isName && isLate ? { ...seen, outcome: SILENT } : seen;
  });
}

function isSilent({ outcome }: Seen): boolean {
  return outcome.kind === 'failure' && outcome.layer === 'timeout';
}

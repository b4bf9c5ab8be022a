import { importSource } from '../build/import-source.mjs';
import { roundFacts } from './round-facts.mjs';

const SERVICES = 500;
const RUNS = 9;
const BUDGET_MS = 1;

/** @returns {Promise<string>} how long judging takes for one service, the median of some runs */
export async function timeDiagnose() {
  const { diagnose } = await importSource('src/diagnosis/diagnose.ts');
  if (typeof diagnose !== 'function') throw new TypeError('src/diagnosis has no diagnose()');
  const facts = roundFacts(SERVICES);
  const times = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    diagnose(facts);
    return (performance.now() - startedAt) / SERVICES;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(RUNS / 2)] ?? Number.NaN;
  const word = median < BUDGET_MS ? 'within' : 'OVER';
  return `diagnose(): ${median.toFixed(4)} ms a service in a round of ${SERVICES}, ${word} its budget of ${BUDGET_MS} ms`;
}

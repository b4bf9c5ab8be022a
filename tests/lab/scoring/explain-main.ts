import { SCENARIOS } from '../scenarios.ts';
import { explain } from './explain.ts';
import { readRuns } from './read-runs.ts';

const USAGE = 'npm run lab:explain -- NAME RUNS.json [RUNS.json ...]';

const [name, ...files] = process.argv.slice(2);
try {
  if (name === undefined || files.length === 0) throw new Error(USAGE);
  const known = new Set(SCENARIOS.map((scenario) => scenario.name));
  // A scenario that is gone since says nothing about those that are there.
  const runs = files.flatMap(readRuns).filter(({ scenario }) => known.has(scenario));
  console.log(explain(name, { runs, scenarios: SCENARIOS }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

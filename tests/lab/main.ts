import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildExtension } from '../../scripts/build/build-extension.mjs';
import { prepareBrowsers } from '../../scripts/test/prepare.mjs';
import { askBaselines } from './baselines/ask-baselines.ts';
import { chooseScenarios } from './choose-scenarios.ts';
import { queueJobs } from './job-queue.ts';
import { jobsOf, nameOfJob } from './jobs.ts';
import { writeHonestSets } from './kept-honest-sets.ts';
import { LAB_USAGE, type LabOptions, parseLabOptions } from './lab-options.ts';
import { QUICK_PLAYS } from './quick.ts';
import { runLab } from './run-lab.ts';
import { runLine } from './run-line.ts';
import { SCENARIOS } from './scenarios.ts';
import { missesDemanded } from './scoring/demanded.ts';
import { honestSets } from './scoring/honest-sets.ts';
import { scoreRuns } from './scoring/score.ts';
import { scoreboardMarkdown, scoreboardText } from './scoring/table.ts';
import { writeResults } from './write-results.ts';

/** What looks like a scenario decides what could have been said of it. */
const PARTIAL =
  'A part of the lab lacks look-alikes: honest sets are narrower here than those of a whole run.';

try {
  const options = parseLabOptions(process.argv.slice(2), Date.now());
  if (options.isHelp) console.log(LAB_USAGE);
  else process.exitCode = await main(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Browsers that died may have left pipes open.
process.exit();

/** Resolves with the exit status. */
async function main(options: LabOptions): Promise<number> {
  const quick = QUICK_PLAYS.flatMap(({ names }) => names);
  const playable = SCENARIOS.filter(({ name }) => !options.isQuick || quick.includes(name));
  const scenarios = chooseScenarios(playable, options.patterns);
  const obstacles = await prepareBrowsers();
  if (obstacles.length > 0) throw new Error(obstacles.join('\n'));
  const builds = await buildAll(options);
  const jobs = jobsOf(scenarios, options);
  const { seed, workers, minutes } = options;
  const minutesExpected = Math.ceil(queueJobs(jobs).expectedSeconds / workers / 60);
  console.log(
    `${scenarios.length} scenarios, ${jobs.length} runs, ${workers} at once, seed ${seed}: about ${minutesExpected} minutes`,
  );
  const { runs, failures } = await runLab(jobs, {
    workers,
    builds,
    limitMs: minutes * 60_000,
    stop: stopSignal(),
    ...(options.withBaselines && { askBaselines }),
    onRun: (run, { scenario }) => console.log(runLine(run, scenario)),
    onFailure: ({ job, message }) => console.log(`${nameOfJob(job)}  NOT PLAYED: ${message}`),
  });
  const folder = resolve(options.out ?? join('lab-results', String(seed)));
  const board = scoreRuns(runs, SCENARIOS);
  console.log(`\n${scoreboardText(board)}`);
  if (scenarios.length < SCENARIOS.length) console.log(`\n${PARTIAL}`);
  writeResults(folder, { runs, table: scoreboardMarkdown(board) });
  if (options.writesHonest) writeHonestSets(honestSets(runs, SCENARIOS));
  for (const { job, message } of failures) console.log(`NOT PLAYED: ${nameOfJob(job)}: ${message}`);
  return failures.length > 0 || missesDemanded(board).length > 0 ? 1 : 0;
}

/** Aborts at the first Ctrl+C, so that what was measured is kept; the second one ends the program. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    console.log(
      'Nothing new begins. What is being played is played to its end; Ctrl+C leaves at once.',
    );
    stop.abort();
  });
  return stop.signal;
}

/** A folder with a build for each browser, that goes with this process. */
async function buildAll({ kinds }: LabOptions): Promise<string> {
  const builds = mkdtempSync(join(tmpdir(), 'whichside-lab-'));
  process.once('exit', () => rmSync(builds, { recursive: true, force: true }));
  for (const kind of kinds) {
    const target = kind === 'chromium' ? 'chrome' : 'firefox';
    await buildExtension(target, join(builds, target));
  }
  return builds;
}

import { poll } from '../browsers/poll.ts';
import type { Bench } from '../e2e/bench.ts';
import type { Break } from '../net/break.ts';
import { readWire } from '../net/wire-counter.ts';
import { createEarlierChecks, type EarlierChecks } from './earlier-checks.ts';
import { forgetEarlier } from './forget-earlier.ts';
import { grantServices } from './grant-services.ts';
import type { LabBench } from './lab-bench.ts';
import { type MeasuredCheck, measuredCheck } from './measured-check.ts';
import { watchOwnLateness } from './own-lateness.ts';
import { type Drawing, drawParameters, type Parameters } from './parameters.ts';
import type { BaselineSays, LabRun } from './result.ts';
import type { LabScenario, Step } from './scenario.ts';
import { passesTime, stepsOf } from './story.ts';

/** Asks what people use instead, in the same broken world; the answers by its names. */
export type AskBaselines = (
  bench: Bench,
  scenario: LabScenario,
) => Promise<Readonly<Record<string, BaselineSays>>>;

export interface PlayOptions extends Drawing {
  /** Absent: nobody else is asked. */
  readonly askBaselines?: AskBaselines | undefined;
}

/** Plays one scenario from a healthy world on, and measures its last check. Fails where the browser or the world does. */
export async function playScenario(
  bench: LabBench,
  scenario: LabScenario,
  options: PlayOptions,
): Promise<LabRun> {
  const { seed, twist, askBaselines } = options;
  const parameters = drawParameters(scenario, options);
  await bench.reset(parameters.world);
  await grantServices(bench);
  await forgetEarlier(bench, { ownRounds: passesTime(scenario) });
  const stage: Stage = { bench, parameters, breaks: [], earlier: createEarlierChecks() };
  if (parameters.with([]).length > 0) await breakAll(stage, []);
  const seen = await playSteps(stage, stepsOf(scenario));
  const baselines = (await askBaselines?.(bench, scenario)) ?? {};
  const { report, onLine, bytes, ...times } = seen;
  return {
    scenario: scenario.name,
    browser: bench.browser.kind,
    access: bench.access,
    seed,
    ...(twist !== undefined && { twist }),
    report,
    circumstances: { onLine },
    ...stage.earlier.tell(),
    ...times,
    bytes,
    baselines,
  };
}

interface Stage {
  readonly bench: LabBench;
  readonly parameters: Parameters;
  /** What is wrong now, as the scenario has it. */
  breaks: readonly Break[];
  readonly earlier: EarlierChecks;
}

type CountedCheck = MeasuredCheck & Pick<LabRun, 'bytes' | 'lateMs'>;

async function playSteps(stage: Stage, steps: readonly Step[]): Promise<CountedCheck> {
  const last = steps.findLastIndex(({ kind }) => kind === 'check');
  let seen: CountedCheck | undefined;
  for (const [index, step] of steps.entries()) {
    if (index === last && step.kind === 'check') seen = await countedCheck(stage, step.request);
    else await playStep(stage, step);
  }
  if (seen === undefined) throw new Error('a story without a check');
  return seen;
}

async function countedCheck({ bench }: Stage, request?: object): Promise<CountedCheck> {
  const { namespaces } = bench.world;
  const before = await readWire(namespaces);
  const lateness = watchOwnLateness();
  const seen = await measuredCheck(bench.browser, request);
  const lateMs = lateness();
  const after = await readWire(namespaces);
  return { ...seen, lateMs, bytes: after.bytes - before.bytes };
}

async function playStep(stage: Stage, step: Step): Promise<void> {
  const { bench } = stage;
  switch (step.kind) {
    case 'break':
      return breakAll(stage, step.breaks);
    case 'check':
      return look(stage, step.request);
    case 'switch-network':
      return switchNetwork(stage);
    case 'sleep':
      return sleep(stage, step);
    case 'end-background':
      return bench.browser.killBackground();
    case 'wait':
      return pause(step.seconds);
  }
}

async function look({ bench, earlier }: Stage, request?: object): Promise<void> {
  earlier.note(await bench.check(request));
}

async function breakAll(stage: Stage, breaks: readonly Break[]): Promise<void> {
  const { bench, parameters } = stage;
  const wasDown = isDown(stage.breaks);
  stage.breaks = breaks;
  await bench.break(parameters.with(breaks));
  if (wasDown && !isDown(breaks)) {
    const isBack = (): Promise<unknown> => bench.browser.look('navigator.onLine');
    await poll(isBack, { timeoutMs: 10_000, what: 'the browser to notice its link' });
  }
}

function isDown(breaks: readonly Break[]): boolean {
  return breaks.some(({ kind }) => kind === 'link-down');
}

/**
 * Somebody moves to another network. All is well for that moment: whether the browser has let go of the first line shows
 * in who is heard from. What leads names away stays: connections that come to be without it would outlast its return.
 */
async function switchNetwork(stage: Stage): Promise<void> {
  const { bench, parameters, breaks } = stage;
  const staying = breaks.filter(leadsAway);
  await bench.world.break(parameters.with(staying));
  await bench.switchNetwork();
  await bench.break(parameters.with(breaks));
}

function leadsAway(one: Break): boolean {
  return one.kind === 'hosts-file' || (one.kind === 'resolver' && one.act.kind === 'lie');
}

async function sleep(
  stage: Stage,
  { seconds, meanwhile }: Extract<Step, { kind: 'sleep' }>,
): Promise<void> {
  const { bench, parameters } = stage;
  const changes = meanwhile === undefined ? {} : { breaks: parameters.with(meanwhile) };
  await bench.sleep({ seconds, ...changes });
  stage.breaks = meanwhile ?? stage.breaks;
}

function pause(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1_000));
}

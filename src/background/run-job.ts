import { diagnose, diagnoseSoFar } from '../diagnosis/diagnose.ts';
import type { RoundFacts } from '../diagnosis/facts.ts';
import type { Service } from '../formats/config.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { ProbePorts } from '../probe/ports.ts';
import { endpointKey, MAX_ROUND_SERVICES, type RoundPlan } from '../probe/round-plan.ts';
import { runRound } from '../probe/run-round.ts';
import { wasAsleep, withoutSleep } from '../schedule/slept-through.ts';
import type { Translate } from '../wording/translate.ts';
import { alignOperators } from './align-operators.ts';
import { gateOf } from './host-gate.ts';
import type { HostMemory } from './host-memory.ts';
import { joinProgress, joinReports } from './join-reports.ts';
import { readShownReport } from './keep-report.ts';
import { createPace } from './pace.ts';
import { type ReportMeta, renderProgress, renderReport } from './render-report.ts';
import { type RoundJob, roundQueue } from './round-job.ts';
import { addAnswered, answeredMemory, NOTHING_ANSWERED } from './round-memory.ts';
import type { Serialised } from './serialise.ts';
import { forgetOutsideViews } from './views/outside-store.ts';
import { openViewDesk, type ToldViews, type ViewDesk } from './views/view-desk.ts';
import { keepForLaterRounds } from './views/view-memory.ts';

/** Most services that others are asked about in one job. */
const MOST_QUESTIONS = 6;

/** What running a job needs from the outside. */
export interface JobTools {
  readonly ports: ProbePorts;
  readonly t: Translate;
  readonly browserName: () => Promise<string>;
  readonly extensionVersion: () => string;
  /** Reading and writing what rounds remember happens in one piece: two may end at the same moment. */
  readonly remember: Serialised;
  readonly hosts: HostMemory;
  /** Told where a round was asleep in its middle. */
  readonly onSlept: () => void;
}

interface JobOptions {
  /** Ends the job early; it then yields no report. */
  readonly signal: AbortSignal;
  readonly onProgress: (report: PartialReport) => void;
}

/**
 * Runs a job, batch after batch, each a round of its own with its own controls, and joins what they say into one
 * report. Resolves to undefined once aborted. Storage that fails costs memory between rounds, never the report.
 */
export async function runJob(
  job: RoundJob,
  tools: JobTools,
  options: JobOptions,
): Promise<Report | undefined> {
  const about = await describeJob(job, tools);
  const batches = batchesOf(job.services);
  let found = job.found;
  const questions = { left: MOST_QUESTIONS };
  for (const [index, batch] of batches.entries()) {
    if (options.signal.aborted) return undefined;
    const later = batches.slice(index + 1).flat();
    const pending = [...batch, ...later];
    // What was resumed counts even when one batch is left, or it would be resumed for ever.
    const isLong = batches.length > 1 || job.resumes > 0;
    if (isLong && job.isKept) await rememberQueue(job, { pending, found });
    const context = { job, batch, later, found, isFirst: index === 0, questions, about };
    const report = await runBatch(context, tools, options);
    if (report === undefined) return undefined;
    found = found === undefined ? report : joinReports(found, report, tools.t);
  }
  return found;
}

interface BatchContext {
  readonly job: RoundJob;
  readonly batch: readonly Service[];
  readonly later: readonly Service[];
  readonly found: Report | undefined;
  readonly isFirst: boolean;
  readonly questions: { left: number };
  readonly about: () => ReportMeta;
}

async function runBatch(
  { job, batch, later, found, isFirst, questions, about }: BatchContext,
  tools: JobTools,
  { signal, onProgress }: JobOptions,
): Promise<Report | undefined> {
  const { ports, remember, t } = tools;
  let latest: RoundFacts | undefined;
  const judge = (): void => {
    if (latest === undefined || signal.aborted) return;
    const facts = desk.addTo(latest);
    const diagnosis = diagnoseSoFar(facts);
    desk.look(latest, diagnosis);
    const partial = renderProgress({ facts, diagnosis, told: tellOf(batch, desk) }, about(), t);
    const known = found === undefined ? partial : joinProgress(found, partial);
    onProgress({ ...known, services: [...known.services, ...later.map(untested)] });
  };
  // Facts grow with every attempt; judging a large failing batch each time would starve the very timers it waits for.
  const pace = createPace(judge, ports.elapsed);
  const tell = (seen: RoundFacts): void => {
    latest = seen;
    pace.ask();
  };
  const desk = await openViewDesk(job, batch, {
    ports,
    remember,
    signal,
    onNews: pace.ask,
    questions,
  });
  const answered = (await answeredMemory.get()) ?? NOTHING_ANSWERED;
  await tools.hosts.load();
  const plan: RoundPlan = {
    shape: job.shape,
    services: batch,
    controls: alignOperators(job.controls, batch),
    answeredControls: new Set(answered.controls),
    gate: gateOf({ hosts: tools.hosts, ports, signal }, job),
    // Who answers so far is charged with nothing before a retry.
    ...(job.trigger === 'recheck' &&
      job.shape === 'full' && { isRecheck: true, failedBefore: await failedBefore() }),
  };
  const play = async (): Promise<RoundFacts> => {
    const facts = await runRound(plan, ports, { signal, onFacts: tell });
    if (wasAsleep(facts)) tools.onSlept();
    return withoutSleep(facts);
  };
  const seen = await playAgainIfStale(await play(), play, {
    isFresh: !isFirst || !job.hasSwitched,
  });
  if (signal.aborted) return undefined;
  latest = seen;
  await desk.settle(seen);
  pace.end();
  if (signal.aborted) return undefined;
  const facts = desk.addTo(seen);
  const diagnosis = await remember(() => settle(facts, job, ports.now()));
  return renderReport({ facts, diagnosis, told: tellOf(batch, desk) }, about(), t);
}

/**
 * Firefox goes on using connections of a network that was left, for some seconds. A round that finds the own side at
 * fault right after a change has used them up, and is played once more.
 */
async function playAgainIfStale(
  seen: RoundFacts,
  play: () => Promise<RoundFacts>,
  { isFresh }: { isFresh: boolean },
): Promise<RoundFacts> {
  return isFresh || diagnose(seen).user.kind === 'ok' ? seen : play();
}

/** Endpoints that failed when their service was looked at last. */
async function failedBefore(): Promise<ReadonlySet<string>> {
  const shown = await readShownReport();
  const failed = shown?.services.flatMap(({ id, observations }) =>
    observations.flatMap(({ role, index = 0, outcome }) => {
      const isWell = outcome.kind === 'response' && outcome.status < 500;
      return role === 'endpoint' && !isWell ? endpointKey(id, index) : [];
    }),
  );
  return new Set(failed);
}

/** What a report tells of a service beyond its verdict, its provider's account included. */
function tellOf(batch: readonly Service[], { told }: ViewDesk): (id: string) => ToldViews {
  const listed = new Map(batch.map((service) => [service.id, service]));
  return (id) => {
    const { official: account, reachableFrom } = listed.get(id) ?? {};
    return {
      ...told(id),
      ...(account !== undefined && { account }),
      ...(reachableFrom !== undefined && { reachableFrom }),
    };
  };
}

/** Judges what a batch saw, and remembers what helps to judge later ones. */
async function settle(
  facts: RoundFacts,
  job: RoundJob,
  nowMs: number,
): Promise<ReturnType<typeof diagnose>> {
  const diagnosis = diagnose(facts);
  // A pasted address shares its id with every other one: what was remembered would be another's.
  if (!job.isKept) return diagnosis;
  const answered = (await answeredMemory.get()) ?? NOTHING_ANSWERED;
  const news = addAnswered(answered, facts, job.controls);
  if (news !== answered) await answeredMemory.set(news);
  await keepForLaterRounds(facts, diagnosis, nowMs);
  const well = answering(diagnosis);
  await forgetOutsideViews((id) => well.has(id));
  return diagnosis;
}

function answering({ services }: ReturnType<typeof diagnose>): ReadonlySet<string> {
  const well = services.filter(({ verdict: { kind } }) => kind === 'ok' || kind === 'refusing');
  return new Set(well.map(({ id }) => id));
}

function batchesOf(services: readonly Service[]): (readonly Service[])[] {
  const batches: (readonly Service[])[] = [];
  for (let from = 0; from < services.length; from += MAX_ROUND_SERVICES) {
    batches.push(services.slice(from, from + MAX_ROUND_SERVICES));
  }
  // With no service chosen a round still says whether the connection works.
  return batches.length === 0 ? [[]] : batches;
}

function untested({ id, name, provider }: Service): PartialReport['services'][number] {
  return { id, name, provider, observations: [] };
}

async function rememberQueue(
  { shape, trigger, startedAtMs, resumes }: RoundJob,
  { pending, found }: { pending: readonly Service[]; found: Report | undefined },
): Promise<void> {
  await roundQueue.set({
    remaining: pending.map(({ id }) => id),
    shape,
    trigger,
    startedAtMs,
    resumes,
    ...(found !== undefined && { found }),
  });
}

async function describeJob(job: RoundJob, tools: JobTools): Promise<() => ReportMeta> {
  const browser = await tools.browserName();
  const extension = tools.extensionVersion();
  const startedAt = new Date(job.startedAtMs).toISOString();
  const { elapsed, now } = tools.ports;
  // A resumed round began before this background; the clock that never jumps did not exist then.
  const headStartMs = job.found === undefined ? 0 : Math.max(0, now() - job.startedAtMs);
  const beganAt = elapsed();
  return () => ({
    startedAt,
    durationMs: Math.round(headStartMs + elapsed() - beganAt),
    trigger: job.trigger,
    browser,
    extension,
  });
}

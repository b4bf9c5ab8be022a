import { adhocId } from '../../formats/adhoc-id.ts';
import type { Report } from '../../formats/report.ts';
import type { Translate } from '../../wording/translate.ts';
import { loadConfig } from '../config-store.ts';
import { readLastReport } from '../keep-report.ts';
import { isResting } from '../resting.ts';
import type { Rounds } from '../rounds.ts';
import type { Serialised } from '../serialise.ts';
import { pageJob, watchedService } from './page-job.ts';
import { ownSideReport, reportOf } from './page-report.ts';

/** Pages that fail within this long of each other go in one round; error pages of browsers stand by then, too. */
const GATHER_MS = 250;
/** How long a page waits for a round that runs: should the user's own side be at fault, that is the answer. */
const JOIN_MS = 2_000;
/** How long a fault of the user's own side answers for pages that fail meanwhile. */
const OWN_SIDE_MS = 10_000;
/** However a page fails, its origin is asked once in so long at most. */
const PACE_MS = 10_000;
/** Answers that are kept for that; those of more origins are asked anew. */
const MOST_RECENT = 20;
/** A watched service's own report is as good as a new one for so long. */
const FRESH_MS = 60_000;
/** What it costs, among rounds that take place by themselves: a full look at what fails. */
const LOOK = { trigger: 'recheck', shape: 'full' } as const;

export interface DeskTools {
  readonly rounds: Rounds;
  readonly inTurn: Serialised;
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly t: Translate;
}

export interface PageDesk {
  /**
   * What is the matter with an origin whose page has just failed; undefined where no check came to an end, or none was
   * made: it rests while scheduled rounds do.
   */
  readonly reportOn: (origin: string) => Promise<Report | undefined>;
}

type Answers = ReadonlyMap<string, Report>;

interface Dated {
  readonly report: Report;
  readonly atMs: number;
}

interface Batch {
  readonly origins: Set<string>;
  readonly answers: Promise<Answers>;
}

/** Checks origins of pages that fail, several of them in one round where they fail together. */
export function createPageDesk(tools: DeskTools): PageDesk {
  const { now, sleep, t } = tools;
  let gathering: Batch | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let ownSide: Dated | undefined;
  const recent = new Map<string, Dated>();

  /** What was found a moment ago, by these very cables or at this very origin. */
  const knownNow = (origin: string): Report | undefined => {
    const own = youngReport(ownSide, now(), OWN_SIDE_MS);
    return (
      (own && ownSideReport(origin, own, t)) ?? youngReport(recent.get(origin), now(), PACE_MS)
    );
  };

  const keep = (origin: string, report: Report): void => {
    recent.delete(origin);
    recent.set(origin, { report, atMs: now() });
    const [oldest] = recent.keys();
    if (recent.size > MOST_RECENT && oldest !== undefined) recent.delete(oldest);
  };

  const check = async (origins: readonly string[]): Promise<Answers> => {
    const known = await Promise.all(
      origins.map(async (origin) => knownNow(origin) ?? (await watchedReport(origin, tools))),
    );
    const answers = new Map<string, Report>();
    for (const [index, origin] of origins.entries()) {
      const report = known[index];
      if (report !== undefined) answers.set(origin, report);
    }
    const left = origins.filter((origin) => !answers.has(origin));
    const report = left.length === 0 ? undefined : await checkTogether(left, tools);
    if (report === undefined) return answers;
    ownSide = { report, atMs: now() };
    for (const [index, origin] of left.entries()) {
      const own = reportOf(adhocId(index), report, t);
      if (own === undefined) continue;
      answers.set(origin, own);
      keep(origin, own);
    }
    return answers;
  };

  const gather = (): Batch => {
    const origins = new Set<string>();
    const answer = async (): Promise<Answers> => {
      await sleep(GATHER_MS);
      await Promise.race([running, sleep(JOIN_MS)]);
      gathering = undefined;
      const answers = check([...origins]);
      running = answers.catch(() => undefined);
      return answers;
    };
    return { origins, answers: answer() };
  };

  return {
    reportOn: async (origin) => {
      gathering ??= gather();
      const { origins, answers } = gathering;
      origins.add(origin);
      return (await answers).get(origin);
    },
  };
}

async function checkTogether(
  origins: readonly string[],
  { rounds, inTurn, now }: DeskTools,
): Promise<Report | undefined> {
  const admitted = await inTurn(async () => {
    const loaded = await loadConfig();
    if (!loaded.ok || (await isResting(loaded.config, now(), { ...LOOK, ids: origins }))) {
      return { result: undefined };
    }
    const job = pageJob(origins, loaded.config, now());
    // Wrapped: the line must not wait for the round to end.
    return { result: job && rounds.check(job) };
  });
  const result = await admitted.result;
  return result?.kind === 'done' ? result.report : undefined;
}

/** A watched service's own report, where it is fresh and knows of a fault: what was well then has failed since. */
async function watchedReport(
  origin: string,
  { now, t }: Pick<DeskTools, 'now' | 't'>,
): Promise<Report | undefined> {
  const loaded = await loadConfig();
  const id = loaded.ok ? watchedService(origin, loaded.config) : undefined;
  const last = id === undefined ? undefined : await readLastReport();
  if (id === undefined || last === undefined) return undefined;
  const age = now() - Date.parse(last.startedAt);
  const report = age >= 0 && age < FRESH_MS ? reportOf(id, last, t) : undefined;
  return report?.services[0]?.verdict.kind === 'fault' ? report : undefined;
}

function youngReport(known: Dated | undefined, nowMs: number, mostMs: number): Report | undefined {
  const age = known === undefined ? mostMs : nowMs - known.atMs;
  return age >= 0 && age < mostMs ? known?.report : undefined;
}

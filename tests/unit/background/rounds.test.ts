import { expect, test } from 'vitest';
import type { RoundJob } from '../../../src/background/round-job.ts';
import { createRounds, type RoundTools } from '../../../src/background/rounds.ts';
import type { Report } from '../../../src/formats/report.ts';
import { sampleService } from '../settings/sample-config.ts';
import { sampleReport } from './sample-report.ts';

interface Lab {
  readonly rounds: ReturnType<typeof createRounds>;
  /** Rounds that were started, in order; `finish` ends one as a network would. */
  readonly started: { readonly job: RoundJob; readonly finish: () => void }[];
  readonly kept: Report[];
  readonly log: string[];
  time: number;
}

/** What keeping adds to a report. */
const AS_KEPT = 'as kept';

function lab(): Lab {
  const state: Omit<Lab, 'rounds'> = { started: [], kept: [], log: [], time: 0 };
  const run: RoundTools['run'] = (job, { signal, onProgress }) =>
    new Promise((resolve) => {
      const { services: _services, user: _user, overall: _overall, ...rest } = sampleReport();
      onProgress({ ...rest, services: [] });
      signal.addEventListener('abort', () => resolve(undefined));
      const report = sampleReport({ durationMs: state.started.length });
      state.started.push({ job, finish: () => resolve(report) });
    });
  const rounds = createRounds({
    run,
    progress: () => ({
      tell: () => void state.log.push('tell'),
      end: async () => void state.log.push('end'),
    }),
    clearProgress: async () => void state.log.push('clear'),
    keep: async (report) => {
      state.kept.push(report);
      return { ...report, browser: AS_KEPT };
    },
    elapsed: () => state.time,
  });
  return Object.assign(state, { rounds });
}

function job(over: Partial<RoundJob> = {}): RoundJob {
  return {
    services: [sampleService('a'), sampleService('b')],
    controls: [],
    shape: 'full',
    trigger: 'message',
    isKept: true,
    isAwaited: true,
    startedAtMs: 0,
    intervalMs: 600_000,
    views: { outside: 'off', endpoint: 'https://outside.example/' },
    resumes: 0,
    ...over,
  };
}

const scheduled = job({ shape: 'scheduled', trigger: 'schedule', isAwaited: false });
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test.each<[string, number, Partial<RoundJob>, number]>([
  ['at once', 0, {}, 1],
  ['just before two seconds', 1_999, {}, 1],
  ['after two seconds', 2_000, {}, 2],
  [
    'over the same set in another order',
    0,
    { services: [sampleService('b'), sampleService('a')] },
    1,
  ],
  ['over another set', 0, { services: [sampleService('a')] }, 2],
  ['of another shape', 0, { shape: 'scheduled' }, 2],
])('a second check %s', async (_name, afterMs, over, count) => {
  const l = lab();
  l.time = 10;
  const first = l.rounds.check(job());
  l.time += afterMs;
  const second = l.rounds.check(job(over));
  await turn();
  expect(l.started).toHaveLength(count);
  for (const { finish } of l.started) finish();
  const [a, b] = await Promise.all([first, second]);
  expect(a === b || count === 2).toBe(true);
  expect(l.kept).toHaveLength(count);
});

test('a check joins no round from before a change of configuration', async () => {
  const l = lab();
  void l.rounds.check(job());
  l.rounds.forbidJoining();
  void l.rounds.check(job());
  await turn();
  expect(l.started).toHaveLength(2);
});

test("a person's check takes the place of a scheduled round", async () => {
  const l = lab();
  const due = l.rounds.startUnawaited(scheduled);
  const check = l.rounds.check(job());
  await turn();
  expect(await due).toEqual({ kind: 'cancelled' });
  l.started.at(-1)?.finish();
  expect(await check).toMatchObject({ kind: 'done' });
  expect(l.kept).toHaveLength(1);
});

test("a scheduled round that a check has joined is somebody's: another check leaves it alone", async () => {
  const l = lab();
  void l.rounds.startUnawaited({ ...scheduled, shape: 'full' });
  const joined = l.rounds.check(job());
  const other = l.rounds.check(job({ services: [sampleService('b')] }));
  await turn();
  expect(l.started).toHaveLength(2);
  for (const { finish } of l.started) finish();
  expect(await joined).toMatchObject({ kind: 'done' });
  expect(await other).toMatchObject({ kind: 'done' });
});

test('a pasted address leaves a scheduled round alone and is not kept', async () => {
  const l = lab();
  const due = l.rounds.startUnawaited(scheduled);
  const check = l.rounds.check(job({ services: [sampleService('adhoc')], isKept: false }));
  await turn();
  expect(l.started).toHaveLength(2);
  l.started[1]?.finish();
  expect(await check).toMatchObject({ kind: 'done' });
  expect(l.kept).toHaveLength(0);
  expect(l.log).not.toContain('clear');
  l.started[0]?.finish();
  expect(await due).toMatchObject({ kind: 'done' });
  expect(l.kept).toHaveLength(1);
  expect(l.log.at(-1)).toBe('clear');
});

test('two triggers never make two rounds', async () => {
  const l = lab();
  void l.rounds.check(job());
  expect(await l.rounds.startUnawaited(scheduled)).toBeUndefined();
  await turn();
  expect(l.started).toHaveLength(1);
});

test('ending all cancels what runs, keeps nothing, and leaves room for the next', async () => {
  const l = lab();
  const check = l.rounds.check(job());
  await turn();
  await l.rounds.endAll();
  expect(await check).toEqual({ kind: 'cancelled' });
  expect(l.kept).toHaveLength(0);
  expect(l.log).toEqual(['tell', 'end', 'clear']);
  const next = l.rounds.check(job());
  await turn();
  l.started.at(-1)?.finish();
  expect(await next).toMatchObject({ kind: 'done' });
});

test('a round that fails by a mistake of ours leaves nothing stuck', async () => {
  const l = lab();
  const broken = createRounds({
    run: async () => {
      throw new RangeError('too many');
    },
    progress: () => ({ tell: () => undefined, end: async () => undefined }),
    clearProgress: async () => void l.log.push('clear'),
    keep: async (report) => report,
    elapsed: () => 0,
  });
  await expect(broken.check(job())).rejects.toThrow('too many');
  expect(l.log).toEqual(['clear']);
  await expect(broken.check(job())).rejects.toThrow('too many');
});

import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import { isAfterPause } from '../../../src/background/after-pause.ts';
import { saveConfig } from '../../../src/background/config-store.ts';
import { createHostMemory } from '../../../src/background/host-memory.ts';
import { keepReport } from '../../../src/background/keep-report.ts';
import { noteRound } from '../../../src/background/note-round.ts';
import { ROUND_ALARM } from '../../../src/background/round-alarm.ts';
import type { RoundJob } from '../../../src/background/round-job.ts';
import { createRounds, type Rounds } from '../../../src/background/rounds.ts';
import { createLine } from '../../../src/background/serialise.ts';
import { createWatch, type Watch } from '../../../src/background/watch.ts';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import type { Config, Settings } from '../../../src/formats/config.ts';
import type { Report } from '../../../src/formats/report.ts';
import { use } from '../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import {
  fault,
  OK,
  observed,
  reported,
  sampleReport,
  keyAsText as t,
  UNKNOWN,
} from './sample-report.ts';

const ROUND_MS = 1_000;

export interface WatchLab {
  /** Stores services, and starts the background. */
  readonly begin: (ids: readonly string[]) => Promise<void>;
  /** Stores other services, or settings, as an import does. */
  readonly save: (ids: readonly string[], settings?: Settings) => Promise<void>;
  readonly boot: () => Promise<void>;
  /** Lets that much time pass; alarms wake a background that is dead. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets time pass until the background has something on its way, and that many ms more. */
  readonly passToWork: (ms: number) => Promise<void>;
  /** The device sleeps: its clock goes on, and nothing else does. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly setClock: (byMs: number) => void;
  readonly die: () => void;
  readonly check: () => Promise<void>;
  readonly settled: <T>(work: Promise<T>) => Promise<T>;
  readonly use: (state: 'active' | 'idle' | 'locked') => void;
  readonly watch: () => Watch;
  /** Automatic rounds that began, with the time since the lab was opened. */
  readonly rounds: { readonly atMs: number; readonly job: RoundJob }[];
  /** What was noted of each kept round. */
  readonly notes: string[];
  readonly failing: Set<string>;
  isOffline: boolean;
  /** Every round is cut by a change of network, and cannot tell of the line, unless that is down. */
  isCut: boolean;
  /** What every draw gives, 0 up to, not including, 1. */
  chance: number;
  mostAtOnce: number;
}

interface Life {
  readonly rounds: Rounds;
  readonly watch: Watch;
}

/** A background over storage and alarms that outlive it, in the time of vitest's fake timers. */
export function openWatchLab(): WatchLab {
  const startedMs = Date.now();
  let life: Life | undefined;
  let atOnce = 0;
  use.state = 'active';

  const begins = (job: RoundJob): void => {
    atOnce += 1;
    lab.mostAtOnce = Math.max(lab.mostAtOnce, atOnce);
    if (!job.isAwaited) lab.rounds.push({ atMs: Date.now() - startedMs, job });
  };

  const start = (): Life => {
    const remember = createLine();
    const rounds = createRounds({
      run: async (job) => {
        begins(job);
        await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
        atOnce -= 1;
        return reportOf(job, lab);
      },
      progress: () => ({ tell: () => undefined, end: async () => undefined }),
      clearProgress: async () => undefined,
      keep: async (report, job) => {
        const noted = await remember(async () => {
          lab.notes.push((await isAfterPause(report, job)) ? 'after a pause' : '');
          const done = await noteRound(report, job, t);
          await keepReport(done.report, { nowMs: Date.now(), t });
          return done;
        });
        await watch.kept(noted, job);
        return noted.report;
      },
      elapsed: () => performance.now(),
    });
    const complain = (error: unknown): void => {
      throw error;
    };
    const now = (): number => Date.now();
    const random = (): number => lab.chance;
    const hosts = createHostMemory(now);
    const watch = createWatch({ rounds, hosts, inTurn: createLine(), now, random, complain });
    return { rounds, watch };
  };

  const wakeUp = (): Life => {
    const fresh = start();
    life = fresh;
    void fresh.watch.wake();
    return fresh;
  };

  const fireAlarms = async (): Promise<void> => {
    const alarm = await fakeBrowser.alarms.get(ROUND_ALARM);
    if (alarm === undefined || alarm.scheduledTime > Date.now()) return;
    const { scheduledTime, periodInMinutes } = alarm;
    if (periodInMinutes === undefined) await fakeBrowser.alarms.clear(ROUND_ALARM);
    else {
      const when = Date.now() + periodInMinutes * 60_000;
      await fakeBrowser.alarms.create(ROUND_ALARM, { when, periodInMinutes });
    }
    void (life ?? wakeUp()).watch.alarm(scheduledTime);
  };

  /** In small steps where something is on its way, in large ones to the next alarm or timer where nothing is. */
  const step = async (leftMs: number): Promise<number> => {
    const alarm = await fakeBrowser.alarms.get(ROUND_ALARM);
    const alarmMs = Math.max(1, (alarm?.scheduledTime ?? Number.POSITIVE_INFINITY) - Date.now());
    const isBusy = vi.getTimerCount() > 0;
    const ms = Math.max(1, Math.min(leftMs, alarmMs, isBusy ? 50 : leftMs));
    await vi.advanceTimersByTimeAsync(ms);
    await fireAlarms();
    return ms;
  };

  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; ) left -= await step(left);
  };

  const settled = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false;
    const end = (): void => {
      isDone = true;
    };
    work.then(end, end);
    for (let i = 0; !isDone && i < 10_000; i += 1) await vi.advanceTimersByTimeAsync(1);
    return work;
  };

  const lab: WatchLab = {
    begin: async (ids) => {
      await settled(saveConfig(configOf(ids)));
      await lab.boot();
    },
    save: async (ids, settings) => {
      await settled(saveConfig(configOf(ids, settings)));
      await settled((life ?? wakeUp()).watch.arm());
    },
    boot: async () => {
      const fresh = start();
      life = fresh;
      await settled(fresh.watch.wake());
    },
    pass,
    passToWork: async (ms) => {
      for (let i = 0; vi.getTimerCount() === 0 && i < 1_000; i += 1) await step(20 * 60_000);
      for (let i = 0; i < ms; i += 1) {
        await vi.advanceTimersByTimeAsync(1);
        await fireAlarms();
      }
    },
    sleep: async (ms) => {
      vi.setSystemTime(Date.now() + ms);
      await fireAlarms();
    },
    setClock: (byMs) => vi.setSystemTime(Date.now() + byMs),
    die: () => {
      const nowMs = Date.now();
      // What is on its way never comes back.
      vi.clearAllTimers();
      // Which sets the clock back as well.
      vi.setSystemTime(nowMs);
      life = undefined;
      atOnce = 0;
    },
    check: async () => {
      const services = ['a'].map((id) => sampleService(id));
      const job = checkOf(services);
      await settled((life ?? wakeUp()).rounds.check(job));
    },
    settled,
    use: (state) => {
      use.state = state;
      void (life ?? wakeUp()).watch.arm();
    },
    watch: () => (life ?? wakeUp()).watch,
    rounds: [],
    notes: [],
    failing: new Set(),
    chance: 0.5,
    isOffline: false,
    isCut: false,
    mostAtOnce: 0,
  };
  return lab;
}

function configOf(ids: readonly string[], settings: Settings = {}): Config {
  return sampleConfig({ services: ids.map((id) => sampleService(id)), settings });
}

function checkOf(services: RoundJob['services']): RoundJob {
  return {
    services,
    controls: [],
    shape: 'full',
    trigger: 'popup',
    isKept: true,
    isAwaited: true,
    startedAtMs: Date.now(),
    intervalMs: 600_000,
    views: { outside: 'off', endpoint: 'https://outside.example/' },
    resumes: 0,
  };
}

const NO_LINE = fault({ suspects: ['device', 'network'], cause: 'no-internet' });

const CUT: Observation['outcome'] = {
  kind: 'failure',
  layer: 'aborted',
  code: 'net::ERR_NETWORK_CHANGED',
  discard: true,
};

function reportOf(job: RoundJob, { failing, isOffline, isCut }: WatchLab): Report {
  if (isCut) {
    const controls = [{ ...control(1, false), outcome: CUT }];
    const startedAt = new Date(job.startedAtMs).toISOString();
    return sampleReport({ startedAt, user: isOffline ? NO_LINE : UNKNOWN, controls });
  }
  const isFull =
    job.shape === 'full' || isOffline || job.services.some(({ id }) => failing.has(id));
  const controls = isFull ? [1, 2, 3, 4, 5].map((n) => control(n, isOffline)) : [];
  return sampleReport({
    startedAt: new Date(job.startedAtMs).toISOString(),
    user: isOffline ? NO_LINE : OK,
    controls,
    services: job.services.map(({ id }) => {
      if (isOffline) return reported(id, NO_LINE);
      return failing.has(id) ? reported(id, fault({ suspects: ['provider'] })) : reported(id);
    }),
  });
}

function control(n: number, isSilent: boolean): Observation & Report['controls'][number] {
  const seen = { ...observed(n), role: 'https', endpoint: `https://c${n}.example/` } as const;
  if (!isSilent) return seen;
  return { ...seen, outcome: { kind: 'failure', layer: 'timeout', code: 'timeout' } };
}

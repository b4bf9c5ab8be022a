import type { Watching } from '../protocol.ts';
import {
  afterKept,
  begun,
  ended,
  halted,
  type Interruptions,
  interrupted,
  isLate,
  lineIsBack,
  readAgain,
  readInVain,
  readingDue,
  resumed,
} from '../schedule/interruption.ts';
import { afterLook, allSeenMs, noLooks, withNewcomers } from '../schedule/looks.ts';
import type { HostMemory } from './host-memory.ts';
import { enabledIds, readLastReport } from './keep-report.ts';
import { hasNewNetwork, type KeptRound, lookOf } from './look-of.ts';
import { createRoundAlarm } from './round-alarm.ts';
import type { RoundJob } from './round-job.ts';
import type { Rounds } from './rounds.ts';
import { plannedJob } from './schedule.ts';
import { createLine, type Serialised } from './serialise.ts';
import { haltEnds, told } from './tell-watching.ts';
import { readStanding, type Standing } from './watch-facts.ts';
import { createWatchStore, readInterruptions, writePause } from './watch-store.ts';

/** A round lasts up to 45 s; an alarm that comes later finds it ended, or dead. */
const ROUND_NET_MS = 60_000;
/** However long it rests: history grows old meanwhile, and is pruned when the background wakes. */
const HALT_NET_MS = 3 * 3_600_000;

export interface WatchTools {
  readonly rounds: Pick<Rounds, 'startUnawaited'>;
  readonly hosts: HostMemory;
  /** Reading the configuration and acting on it happens in one piece. */
  readonly inTurn: Serialised;
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly complain: (error: unknown) => void;
}

/** The schedule at work. Everything it knows lies in storage; what it holds may be lost at any moment. */
export interface Watch {
  /** To be called once, when the background starts: makes up for all that died with the one before it. */
  readonly wake: () => Promise<void>;
  /** Sets alarm and timer to what is stored now. To be called whenever that has changed. */
  readonly arm: () => Promise<void>;
  /** The alarm has fired that was due at that moment. */
  readonly alarm: (dueMs: number) => Promise<void>;
  /** A round has been noted and kept, whoever asked for it. */
  readonly kept: (round: KeptRound, job: RoundJob) => Promise<void>;
  /** The network has changed, or the device slept. */
  readonly interrupt: () => Promise<void>;
  readonly tell: () => Promise<Watching>;
  /** No scheduled rounds until then; undefined: go on. */
  readonly pause: (untilMs: number | undefined) => Promise<Watching>;
}

export function createWatch(tools: WatchTools): Watch {
  const { now, complain, hosts } = tools;
  const store = createWatchStore(createLine());
  const alarm = createRoundAlarm({
    now,
    onTimer: (dueMs) => void onDue(dueMs).catch(complain),
  });
  let isRunning = false;

  const read = (unseenMs: number): Promise<Standing | undefined> =>
    readStanding({ nowMs: now(), hosts, unseenMs });

  const interrupt = (): Promise<void> =>
    store.changeInterruptions((known) => interrupted(known, now()));

  /** How watching stands, once it is noted that it rests, or goes on. */
  const stand = async (unseenMs: number): Promise<Standing | undefined> => {
    const standing = await read(unseenMs);
    if (standing?.kind === 'halted') {
      await store.changeInterruptions((known) => halted(known, now()));
    } else if (standing?.kind === 'on' && (await readInterruptions())?.haltedMs !== undefined) {
      await store.changeInterruptions((known) => resumed(known, now()));
      return read(unseenMs);
    }
    return standing;
  };

  const arm = async (): Promise<void> => {
    await welcomeNewcomers();
    const standing = await stand(now());
    if (standing === undefined) return armUnread();
    if ((await readInterruptions())?.unread !== undefined) {
      await store.changeInterruptions(readAgain);
    }
    if (standing.kind === 'nothing-to-watch') return alarm.clear();
    if (standing.kind === 'halted') {
      return alarm.net(Math.min(haltEnds(standing.halt, now()), now() + HALT_NET_MS));
    }
    const { next, intervalMs } = standing;
    await (isRunning
      ? alarm.net(now() + ROUND_NET_MS, intervalMs)
      : alarm.setTo(next.atMs, intervalMs));
  };

  /** Where nothing can be read now, a later wake may find more. */
  const armUnread = async (): Promise<void> => {
    await store.changeInterruptions(readInVain);
    await alarm.net(readingDue((await readInterruptions()) ?? {}, now()));
  };

  const welcomeNewcomers = async (): Promise<void> => {
    const ids = await enabledIds();
    if (ids === undefined) return;
    await store.changeLooks((known) =>
      withNewcomers(known ?? noLooks(tools.random()), { ids, nowMs: now() }),
    );
  };

  /** Starts the round that is due; undefined where none is. */
  const startDue = (): Promise<{ readonly result: Promise<unknown> } | undefined> =>
    tools.inTurn(async () => {
      const standing = await stand(0);
      if (isRunning || standing?.kind !== 'on' || standing.next.atMs > now()) return undefined;
      await alarm.net(now() + ROUND_NET_MS);
      await store.changeInterruptions((known) => begun(known, now()));
      isRunning = true;
      return { result: tools.rounds.startUnawaited(plannedJob(standing, now())) };
    });

  const onEnded = async (result: Promise<unknown>): Promise<void> => {
    try {
      const outcome = await result;
      // A round that breaks off by a mistake of ours stays noted as if it had died: the next one waits.
      await store.changeInterruptions(ended);
      isRunning = false;
      // Refused: somebody's check runs, and whatever comes of that sets alarm and timer.
      if (outcome !== undefined) await arm();
    } finally {
      isRunning = false;
    }
  };

  const onDue = async (dueMs: number): Promise<void> => {
    await alarm.net(now() + ROUND_NET_MS);
    if (isLate(dueMs, now())) await interrupt();
    const started = await startDue();
    if (started === undefined) await arm();
    else void onEnded(started.result).catch(complain);
  };

  const noteKept = async (round: KeptRound, job: RoundJob): Promise<void> => {
    const look = await lookOf(round, job, { nowMs: now(), chance: tools.random() });
    let isBack = false;
    const next = await store.changeLooks((known) => {
      const after = afterLook(known ?? noLooks(0), look);
      isBack = known?.downSinceMs !== undefined && after.downSinceMs === undefined;
      return after;
    });
    const isLineWell = round.report.user.kind === 'ok';
    const seenMs = allSeenMs(next, look.watched);
    await store.changeInterruptions((known) => {
      const after = afterKept(known, { ...look, isLineWell, allSeenMs: seenMs });
      return isBack ? lineIsBack(after, now()) : after;
    });
  };

  return {
    wake: async () => {
      const between = await readInterruptions();
      if (between === undefined) {
        const isFirstEver = (await readLastReport()) === undefined;
        const fresh = (known: Interruptions): Interruptions =>
          isFirstEver ? known : interrupted(known, now());
        await store.changeInterruptions(fresh);
      }
      await arm();
    },
    arm,
    alarm: onDue,
    kept: async (round, job) => {
      await noteKept(round, job);
      if (hasNewNetwork(round.report)) await interrupt();
      await arm();
    },
    interrupt: async () => {
      await interrupt();
      await arm();
    },
    tell: async () => told(await read(now()), now()),
    pause: async (untilMs) => {
      await writePause(untilMs, now());
      await arm();
      return told(await read(now()), now());
    },
  };
}

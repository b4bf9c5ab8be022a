import type { Watching } from '../protocol.ts';
import type { Halt, Standing } from './watch-facts.ts';

/** What no event tells the end of is looked at again so often. */
const RECHECK_HALT_MS = 60 * 60_000;

/** The first looks at whoever fails lie up to a minute apart: a shorter hold keeps nobody waiting for longer than those. */
const WORTH_TELLING_MS = 60_000;

/** When it is worth to see whether a halt has ended, in ms since the epoch. */
export function haltEnds(halt: Halt, nowMs: number): number {
  const latestMs = nowMs + RECHECK_HALT_MS;
  if (halt.kind === 'paused') return halt.untilMs;
  return halt.kind === 'idle' ? latestMs : Math.min(halt.untilMs, latestMs);
}

/** How watching stands, as pages read it. */
export function told(standing: Standing | undefined, nowMs: number): Watching {
  if (standing === undefined) return { kind: 'on' };
  switch (standing.kind) {
    case 'nothing-to-watch':
      return { kind: 'nothing-to-watch' };
    case 'on':
      return toldOn(standing, nowMs);
    case 'halted':
      return toldHalt(standing.halt);
  }
}

function toldOn({ next, held }: Extract<Standing, { kind: 'on' }>, nowMs: number): Watching {
  const long = [...held].filter(([, untilMs]) => untilMs - nowMs > WORTH_TELLING_MS);
  const heldUntil = Object.fromEntries(long.map(([id, untilMs]) => [id, iso(untilMs)]));
  return {
    kind: 'on',
    nextAt: iso(Math.max(nowMs, next.atMs)),
    ...(long.length > 0 && { heldUntil }),
  };
}

function toldHalt(halt: Halt): Watching {
  switch (halt.kind) {
    case 'paused':
    case 'over-limit':
      return { kind: halt.kind, until: iso(halt.untilMs) };
    case 'idle':
      return { kind: 'idle' };
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

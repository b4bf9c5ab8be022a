import type { Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import type { IncidentState } from '../incidents/round.ts';
import { standingFaults } from '../incidents/standing.ts';
import type { RoundLook } from '../schedule/looks.ts';
import { enabledIds } from './keep-report.ts';
import type { RoundJob } from './round-job.ts';

const CONTROL_ROLES: readonly string[] = ['portal', 'https', 'address'];

/** A round that was kept, and what stands after it. */
export interface KeptRound {
  readonly report: Report;
  readonly state: IncidentState;
}

/** What a kept round comes to for the schedule. */
export async function lookOf(
  { report: { user, controls, services }, state }: KeptRound,
  job: Pick<RoundJob, 'services' | 'startedAtMs'>,
  { nowMs, chance }: { nowMs: number; chance: number },
): Promise<RoundLook> {
  const asked = controls.filter(
    ({ role, attempt }) => CONTROL_ROLES.includes(role) && attempt === 1,
  );
  const names = new Set(
    controls.flatMap(({ endpoint, outcome }) => (outcome.kind === 'response' ? endpoint : [])),
  );
  const ids = job.services.map(({ id }) => id);
  return {
    startedMs: job.startedAtMs,
    nowMs,
    ids,
    early: services.filter(({ verdict }) => isTooEarly(verdict)).map(({ id }) => id),
    watched: (await enabledIds()) ?? ids,
    standing: standingFaults(state).map(({ subject }) => subject),
    controls: {
      asked: asked.length,
      answered: asked.filter(({ endpoint }) => names.has(endpoint)).length,
    },
    ownSide: ownSideOf(user),
    chance,
  };
}

function isTooEarly(verdict: ReportVerdict): boolean {
  return verdict.kind === 'unknown' && verdict.why === 'just-woke';
}

/** Whether anything gets through; slow and partial lines carry requests all the same. */
export function ownSideOf(user: Report['user']): RoundLook['ownSide'] {
  if (user.kind === 'unknown') return 'unknown';
  return user.kind === 'fault' && user.scope === 'down' ? 'down' : 'up';
}

/** Words of Chromium's for requests that a change of network or a sleep has cut. */
const CUT = /NETWORK_(?:CHANGED|IO_SUSPENDED)/;

/** Whether requests of a round were cut by a change of network. */
export function hasNewNetwork({ controls, services }: Report): boolean {
  const all = [...controls, ...services.flatMap(({ observations }) => observations)];
  return all.some(({ outcome }) => outcome.kind === 'failure' && CUT.test(outcome.code));
}

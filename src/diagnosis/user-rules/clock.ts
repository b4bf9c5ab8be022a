import { dateErrors, readClock } from '../clock.ts';
import { finding, ruling } from '../make-finding.ts';
import { DEVICE, USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { parties, type UserView, userFault } from './user-view.ts';

/** A clock this far off breaks most certificates even where no handshake has shown it yet. */
const FAR_OFF_MS = 24 * 3_600_000;
/** One site's old certificate is its own; the same complaint from unrelated sites is our clock. */
const FEWEST_PARTIES = 2;

/** C3: the clocks of others agree with each other and not with ours, and secure sites fail by date. */
export function c3Clock(view: UserView): Verdict | undefined {
  const clock = readClock(view.facts);
  const errors = dateErrors([...view.facts.controls, ...view.endpoints]);
  const unrelated = parties(errors).length;
  if (clock.state !== 'wrong') {
    return clock.state === 'unknown' &&
      parties(dateErrors(view.facts.controls)).length >= FEWEST_PARTIES
      ? unseenClock(errors)
      : undefined;
  }
  const farOff = Math.abs(clock.skewMs) > FAR_OFF_MS && clock.witnesses >= FEWEST_PARTIES;
  // One service's old certificate while every control's is accepted may be its own: P4 weighs that.
  const suffering = parties(dateErrors(view.facts.controls)).length;
  const agreed = clock.witnesses >= FEWEST_PARTIES || suffering >= FEWEST_PARTIES;
  if (!farOff && !(suffering > 0 && agreed)) return undefined;
  return userFault({
    suspects: DEVICE,
    cause: 'clock',
    evidence: [
      ruling('C3', DEVICE, {
        key: 'clock-skew',
        values: { minutes: Math.round(clock.skewMs / 60_000) },
        cites: clock.observations,
      }),
      ...(errors.length > 0
        ? [
            finding({
              key: 'date-errors',
              values: { count: unrelated },
              charges: DEVICE,
              cites: errors,
            }),
          ]
        : []),
    ],
  });
}

/** Unrelated sites fail by date and nobody's clock could be read: a wrong clock, or somebody's old certificates. */
function unseenClock(errors: readonly Parameters<typeof dateErrors>[0][number][]): Verdict {
  return userFault({
    suspects: USER_SIDE,
    cause: 'clock',
    evidence: [
      ruling('C3', USER_SIDE, {
        key: 'date-errors',
        values: { count: parties(errors).length },
        cites: errors,
      }),
    ],
  });
}

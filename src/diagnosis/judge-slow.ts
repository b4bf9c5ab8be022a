import { answered, distinct, silent } from './attempts.ts';
import { attemptsOf, inState, readControls, withRole } from './control-reading.ts';
import { type EndpointReading, readEndpoints } from './endpoint-reading.ts';
import type { RoundFacts, ServiceFacts } from './facts.ts';
import { ruling } from './make-finding.ts';
import { FAR_SIDE, SUSPECTS } from './suspect.ts';
import type { TargetJudgement } from './target-rules/target-view.ts';
import { inSeconds, isDelayed, lateFromMs, stretchesOf } from './times.ts';

/** A single stretch must take this long to be called slow: nine lost packets in a row would have to explain it. */
const SLOW_FROM_MS = 3_000;
/** Late stretches, or attempts that came to nothing, that show the same together. */
const FEWEST_LATE = 2;

/** So many unrelated providers that are silent somewhere share a line that may lose what was sent. */
const FEWEST_UNHEARD = 2;

/** From when on a stretch is late in this round, and slow by itself, in ms. */
export interface Yardstick {
  readonly lateFromMs: number;
  readonly slowFromMs: number;
  /** A proxy carries the controls too: it is prompt. */
  readonly isProxied: boolean;
}

/**
 * What secure controls that are asked by name take, as a service is asked. Undefined where none answers, and where
 * anything else in this round is late, or several are silent: then it is more likely the line or this machine than two that are unrelated.
 */
export function yardstickFor(
  { provider }: ServiceFacts,
  { controls, services, timersLateMs }: RoundFacts,
): Yardstick | undefined {
  const isOther = (name: string): boolean => name.toLowerCase() !== provider.toLowerCase();
  const readings = readControls(controls).filter(({ operator }) => isOther(operator));
  const usual = attemptsOf(withRole(inState(readings, 'pass'), 'https')).filter(answered);
  const unrelated = services.filter(
    (service) => service.where === 'internet' && isOther(service.provider),
  );
  const others = unrelated.flatMap(readEndpoints);
  const unheard = unrelated.filter((service) => readEndpoints(service).some(isUnheard));
  if (distinct(unheard, (service) => service.provider.toLowerCase()).length >= FEWEST_UNHEARD)
    return undefined;
  const fromMs = lateFromMs(usual, timersLateMs);
  const isLate = [...readings, ...others].some(({ attempts }) => isDelayed(attempts, fromMs));
  if (usual.length === 0 || isLate) return undefined;
  const isProxied = usual.some(({ outcome }) => outcome.proxied === true);
  return {
    lateFromMs: fromMs,
    slowFromMs: Math.max(SLOW_FROM_MS + timersLateMs, fromMs),
    isProxied,
  };
}

function isUnheard({ attempts }: EndpointReading): boolean {
  return attempts.length > 0 && attempts.every(silent);
}

/**
 * P7: it answers late while nothing else does: one stretch is slow, or several are late, an attempt that came to nothing
 * among them. Connecting and the first byte count apart, and time lost in DNS does not: one lost packet costs a system
 * resolver 5 s. Either may be the way or the service: a throttled path looks like both. So does a proxy that carries the
 * service and no control.
 */
export function judgeSlow(
  { attempts, state }: EndpointReading,
  yardstick: Yardstick,
): TargetJudgement | undefined {
  if (state.kind !== 'answers') return undefined;
  const { by } = state;
  const worstMs = Math.max(...stretchesOf(by));
  const late = attempts.filter(answered).flatMap(stretchesOf);
  const isLate = (ms: number): boolean => ms >= yardstick.lateFromMs;
  const count = late.filter(isLate).length + attempts.filter(silent).length;
  if (!isLate(worstMs) || (count < FEWEST_LATE && worstMs < yardstick.slowFromMs)) return undefined;
  const [connectMs = 0] = stretchesOf(by);
  const key = connectMs === worstMs ? 'slow-connect' : 'slow-first-byte';
  const values = { host: by.host, seconds: inSeconds(worstMs) };
  const suspects = by.outcome.proxied === true && !yardstick.isProxied ? SUSPECTS : FAR_SIDE;
  const told = ruling('P7', suspects, { key, values, cites: attempts });
  return { kind: 'fault', suspects, cause: 'slow', evidence: [told] };
}

import type { BaselineSays } from '../result.ts';
import type { ClientAnswers, MonitorProbe } from './client-answers.ts';

/** `navigator.onLine`: true says nothing, so it blames nobody. */
export function sayOnLine(onLine: boolean): BaselineSays {
  return onLine ? 'ok' : 'user';
}

/** is-online first, then is-reachable: not online is mine, online and not reachable is theirs. */
export function sayIsOnline(
  answers: Pick<ClientAnswers, 'isOnline' | 'isReachable'>,
): BaselineSays {
  if (!answers.isOnline) return 'user';
  return answers.isReachable ? 'ok' : 'provider';
}

export interface MonitorRules {
  /** So many looks in a row must fail: 1 with the defaults of Uptime Kuma, 3 with those of Gatus. */
  readonly failures: number;
  /** Whether a connection elsewhere is tried first; while it fails, looks do not count (Gatus). */
  readonly isGated: boolean;
}

/** A monitor of one address: it is up, or the service is down. With a gate that fails it is this side's fault. */
export function sayMonitor(
  { probes, isConnected }: Pick<ClientAnswers, 'probes' | 'isConnected'>,
  { failures, isGated }: MonitorRules,
): BaselineSays {
  if (isGated && !isConnected) return 'user';
  const looks = probes.slice(0, failures);
  return looks.some(isUp) ? 'ok' : 'provider';
}

/** As Uptime Kuma accepts it unless told otherwise, after redirects. */
export function isUp(probe: MonitorProbe): boolean {
  return probe.kind === 'answer' && probe.status >= 200 && probe.status < 300;
}

/** One request, whose answer stays hidden. */
export function sayOneProbe(isAnswered: boolean): BaselineSays {
  return isAnswered ? 'ok' : 'provider';
}

import { hidden, isLostAttempt, silent } from './attempts.ts';
import type { Cause } from './cause.ts';
import { isOutOfVersion } from './target-rules/place.ts';
import type { TargetView } from './target-rules/target-view.ts';

/** Whether a fault of the user's own side with this cause makes a service fail in this way. */
export function explains(cause: Cause, view: TargetView): boolean {
  const { by, host, reading } = view;
  const { layer } = by.outcome;
  const mute = silent(by) || hidden(by);
  switch (cause) {
    case 'clock':
      return hidden(by) || by.outcome.tls === 'date';
    case 'interception':
      return mute || layer === 'tls';
    case 'https-blocked':
      return reading.endpoint.secure;
    case 'dns-broken':
      return !isLiteral(host) && (mute || layer === 'dns');
    case 'lossy-line':
      return mute || layer === 'dns';
    case 'proxy':
    case 'proxy-sign-in':
      return mute || layer === 'proxy';
    case 'browser-blocked':
      return layer === 'blocked' || hidden(by);
    case 'ip-version':
      return isOutOfVersion(view) && reading.attempts.some(isLostAttempt);
    default:
      return true; // without a link, the internet or a sign-in nothing gets through
  }
}

/** An address needs no resolver. Hosts come lower-cased and without brackets. */
export function isLiteral(host: string): boolean {
  return host.includes(':') || /^[0-9.]+$/.test(host);
}

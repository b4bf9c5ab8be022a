import { isOwnAbort } from './classify-error.ts';
import type { ProxyKind, RequestEvent } from './ports.ts';
import { hostOf, isSecure, redirectTarget } from './web-address.ts';

/** What the browser's own events tell about one request. */
export interface Trail {
  /** Every address asked on the wire, in order, the start first; without fragments. */
  readonly hops: readonly string[];
  /** Status and headers of the last hop that answered, redirects included. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the last redirect points to; absent where the last hop did not redirect. */
  readonly redirectedTo?: string;
  readonly address?: string;
  readonly proxied?: ProxyKind;
  readonly fromCache?: true;
  /** The last hop redirects to what is no web address, such as an app's own scheme. */
  readonly astray?: true;
  /** Firefox only: the last hop got past whatever could stop it on this device. */
  readonly sent?: true;
  /** The browser's word for the failure; our own aborts are none. */
  readonly failure?: string;
  /** Something was told of it, whatever it was. */
  readonly told?: true;
  /** The browser says that this request is over. */
  readonly ended: boolean;
  /** All of its answer came, whether or not anybody read it. */
  readonly completed?: true;
  /** The browser turned http into https by itself, before anything went out. */
  readonly upgraded: boolean;
}

/** Reads the events of one request, in the order in which they came. */
export function readTrail(events: readonly RequestEvent[], start: string): Trail {
  return events.reduce(step, { hops: [start], ended: false, upgraded: false });
}

function step(trail: Trail, event: RequestEvent): Trail {
  const seen: Trail = {
    ...trail,
    told: true,
    ...(event.address && { address: event.address }),
    ...(event.proxied && { proxied: event.proxied }),
  };
  switch (event.kind) {
    case 'sent':
      return { ...seen, sent: true };
    case 'redirect':
      return afterRedirect(seen, event);
    case 'headers': {
      // Only a redirect event, or this header, says where the last hop points to.
      const { redirectedTo: _, ...rest } = seen;
      const target = event.status >= 300 && event.status < 400 ? event.headers.location : undefined;
      const to = target === undefined ? undefined : redirectTarget(target, lastHop(seen));
      return {
        ...rest,
        status: event.status,
        headers: event.headers,
        ...(to !== undefined && { redirectedTo: to }),
        ...(target !== undefined && to === undefined && { astray: true }),
      };
    }
    case 'completed':
      return {
        ...seen,
        ended: true,
        completed: true,
        ...(event.fromCache && { fromCache: true }),
      };
    case 'failed':
      return { ...seen, ended: true, ...(!isOwnAbort(event.code) && { failure: event.code }) };
  }
}

function afterRedirect(before: Trail, event: Extract<RequestEvent, { kind: 'redirect' }>): Trail {
  const { sent: _, ...trail } = before;
  const from = lastHop(trail);
  const to = redirectTarget(event.location, from);
  if (to === undefined) return { ...trail, status: event.status, astray: true };
  if (isUpgrade(event, from, to)) {
    return { ...trail, hops: [...trail.hops.slice(0, -1), to], upgraded: true };
  }
  return { ...trail, hops: [...trail.hops, to], status: event.status, redirectedTo: to };
}

/** HSTS and `upgrade-insecure-requests`: Chromium says 307, Firefox 0, and no server's address is known. */
function isUpgrade(event: RequestEvent & { status: number }, from: string, to: string): boolean {
  const isInternal = event.address === undefined && (event.status === 307 || event.status === 0);
  return isInternal && !isSecure(from) && isSecure(to) && hostOf(from) === hostOf(to);
}

/** The hop that was asked last. */
export function lastHop(trail: Trail): string {
  return trail.hops.at(-1) ?? '';
}

/** Whether every hop, the last included, was https. */
export function isSecureThroughout(trail: Trail): boolean {
  return trail.hops.every(isSecure);
}

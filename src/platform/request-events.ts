import type { WebRequest } from 'webextension-polyfill';
import type { ProbePorts, ProxyKind, RequestEvent } from '../probe/ports.ts';
import { browser } from './browser.ts';

type Listener = (event: RequestEvent) => void;
type Details =
  | WebRequest.OnSendHeadersDetailsType
  | WebRequest.OnBeforeRedirectDetailsType
  | WebRequest.OnHeadersReceivedDetailsType
  | WebRequest.OnCompletedDetailsType
  | WebRequest.OnErrorOccurredDetailsType;

const NONCE = /^#whichside-(.+)$/;

/** Only requests of a background: Firefox filters by tab, Chromium reads -1 as "any tab". */
const FILTER: WebRequest.RequestFilter = {
  urls: ['<all_urls>'],
  types: ['xmlhttprequest'],
  tabId: -1,
};

/**
 * Listens to network events of our own requests and hands each to whoever watches its nonce.
 * Must be called in the background's first turn. Events nobody watches are dropped: a killed background's
 * last requests wake the next one in Firefox.
 */
export function listenToRequests(): Pick<ProbePorts, 'watch'> {
  const listeners = new Map<string, Listener>();
  const nonces = new Map<string, string>();
  const home = browser.runtime.getURL('');

  function dispatch<D extends Details>(details: D, tell: (details: D) => RequestEvent): void {
    if (!isOwn(details, home)) return;
    const nonce = nonceOf(details.url) ?? nonces.get(details.requestId);
    const listener = nonce === undefined ? undefined : listeners.get(nonce);
    if (nonce === undefined || listener === undefined) return;
    // A redirect may bring a fragment of its own; the request's id outlives it.
    nonces.set(details.requestId, nonce);
    listener(tell(details));
  }

  // Only a word of Firefox needs it, and only there no page of any tab wakes the background for it.
  if (typeof browser.runtime.getBrowserInfo === 'function') {
    browser.webRequest.onSendHeaders.addListener((d) => dispatch(d, tellSent), FILTER);
  }
  browser.webRequest.onBeforeRedirect.addListener((d) => dispatch(d, tellRedirect), FILTER);
  browser.webRequest.onHeadersReceived.addListener(
    (details) => {
      dispatch(details, tellHeaders);
      return undefined;
    },
    FILTER,
    ['responseHeaders'],
  );
  browser.webRequest.onCompleted.addListener((d) => dispatch(d, tellCompleted), FILTER);
  browser.webRequest.onErrorOccurred.addListener((d) => dispatch(d, tellFailed), FILTER);

  return {
    watch: (nonce, listener) => {
      listeners.set(nonce, listener);
      return () => {
        listeners.delete(nonce);
        for (const [request, owner] of nonces) if (owner === nonce) nonces.delete(request);
      };
    },
  };
}

function nonceOf(address: string): string | undefined {
  return URL.canParse(address) ? NONCE.exec(new URL(address).hash)?.[1] : undefined;
}

/** Chromium tells the initiator's origin, Firefox the address of the requesting document. */
function isOwn(details: object, home: string): boolean {
  const origin = stringAt(details, 'initiator') ?? stringAt(details, 'originUrl');
  return origin !== undefined && `${origin}/`.startsWith(home);
}

function stringAt(record: object, key: string): string | undefined {
  const value: unknown = Reflect.get(record, key);
  return typeof value === 'string' ? value : undefined;
}

function originOf(details: Details): Pick<RequestEvent, 'url' | 'address' | 'proxied'> {
  const address = stringAt(details, 'ip');
  const proxied = proxyOf(Reflect.get(details, 'proxyInfo'));
  return {
    url: details.url,
    ...(address !== undefined && { address }),
    ...(proxied !== undefined && { proxied }),
  };
}

function proxyOf(info: unknown): ProxyKind | undefined {
  if (typeof info !== 'object' || info === null) return undefined;
  const type = stringAt(info, 'type');
  if (type === undefined || type === 'direct') return undefined;
  if (type === 'http' || type === 'https') return type;
  return type.startsWith('socks') ? 'socks' : 'other';
}

function tellSent(details: WebRequest.OnSendHeadersDetailsType): RequestEvent {
  return { ...originOf(details), kind: 'sent' };
}

function tellRedirect(details: WebRequest.OnBeforeRedirectDetailsType): RequestEvent {
  const { statusCode: status, redirectUrl: location } = details;
  return { ...originOf(details), kind: 'redirect', status, location };
}

function tellHeaders(details: WebRequest.OnHeadersReceivedDetailsType): RequestEvent {
  const headers: Record<string, string> = {};
  for (const { name, value } of details.responseHeaders ?? []) {
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}, ${value ?? ''}` : (value ?? '');
  }
  return { ...originOf(details), kind: 'headers', status: details.statusCode, headers };
}

function tellCompleted(details: WebRequest.OnCompletedDetailsType): RequestEvent {
  const { statusCode: status, fromCache } = details;
  return { ...originOf(details), kind: 'completed', status, fromCache };
}

function tellFailed(details: WebRequest.OnErrorOccurredDetailsType): RequestEvent {
  return { ...originOf(details), kind: 'failed', code: details.error };
}

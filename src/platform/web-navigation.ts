import type { WebNavigation, WebRequest } from 'webextension-polyfill';
import { browser } from './browser.ts';

const PERMISSION = 'webNavigation';
const WEB: WebNavigation.EventUrlFilters = { url: [{ schemes: ['http', 'https'] }] };
const DOCUMENTS: WebRequest.RequestFilter = {
  urls: ['http://*/*', 'https://*/*'],
  types: ['main_frame'],
};

/** What became of the page of a tab. */
export type PageEvent = { readonly tab: number; readonly url: string } & (
  | {
      readonly kind: 'failed';
      /** The browser's own word, or `HTTP <status>` where the server answered with an error. */
      readonly word: string;
    }
  /** Another document stands in the tab; in Firefox the browser's own error page is one too. */
  | { readonly kind: 'begun' }
  /** It is there, whole; error pages never come so far. */
  | { readonly kind: 'loaded' }
);

export interface PageListeners {
  readonly onPage: (event: PageEvent) => void;
  readonly onTabGone: (tab: number) => void;
  /** The permission was taken back. */
  readonly onForbidden: () => void;
}

export interface PageEvents {
  /**
   * Tells of pages that begin and load, and of tabs that go, or no longer: with every page of every tab they would wake
   * the background, so they are listened to only while there is something to take back.
   */
  readonly follow: (isWanted: boolean) => void;
}

/**
 * Listens to pages that fail, as soon as that is permitted, and for a start to everything else about them. Must be
 * called in the background's first turn.
 */
export function listenToPages({ onPage, onTabGone, onForbidden }: PageListeners): PageEvents {
  const failed = (details: WebNavigation.OnErrorOccurredDetailsType): void => {
    // Firefox gives the error only as a member that the types leave out.
    const word: unknown = Reflect.get(details, 'error');
    if (isMainFrame(details) && typeof word === 'string')
      onPage({ ...pageOf(details), kind: 'failed', word });
  };
  const begun = (details: WebNavigation.OnCommittedDetailsType): void => {
    if (isMainFrame(details)) onPage({ ...pageOf(details), kind: 'begun' });
  };
  const loaded = (details: WebNavigation.OnCompletedDetailsType): void => {
    if (isMainFrame(details)) onPage({ ...pageOf(details), kind: 'loaded' });
  };
  const answered = (details: WebRequest.OnCompletedDetailsType): void => {
    const { statusCode } = details;
    if (details.tabId >= 0 && statusCode >= 500) {
      onPage({ ...pageOf(details), kind: 'failed', word: `HTTP ${statusCode}` });
    }
  };
  const follow = (isWanted: boolean): void => {
    const { webNavigation, tabs } = browser;
    if (webNavigation === undefined) return;
    // A listener that stands already is not added again.
    if (isWanted) {
      webNavigation.onCommitted.addListener(begun, WEB);
      webNavigation.onCompleted.addListener(loaded, WEB);
      tabs.onRemoved.addListener(onTabGone);
    } else {
      webNavigation.onCommitted.removeListener(begun);
      webNavigation.onCompleted.removeListener(loaded);
      tabs.onRemoved.removeListener(onTabGone);
    }
  };
  const start = (): void => {
    // Absent until it is permitted.
    if (browser.webNavigation === undefined) return;
    browser.webNavigation.onErrorOccurred.addListener(failed, WEB);
    // Told only of hosts that may be looked at; with access to all sites it wakes the background once a page.
    browser.webRequest.onCompleted.addListener(answered, DOCUMENTS);
    follow(true);
  };
  start();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes(PERMISSION)) start();
  });
  browser.permissions.onRemoved.addListener(({ permissions }) => {
    if (!permissions?.includes(PERMISSION)) return;
    browser.webRequest.onCompleted.removeListener(answered);
    browser.tabs.onRemoved.removeListener(onTabGone);
    onForbidden();
  });
  return { follow };
}

interface Navigated {
  readonly tabId: number;
  readonly url: string;
}

function pageOf({ tabId, url }: Navigated): { tab: number; url: string } {
  return { tab: tabId, url };
}

/** Of a page that a person sees: Chromium loads some ahead of need. */
function isMainFrame(details: { readonly frameId: number }): boolean {
  const lifecycle: unknown = Reflect.get(details, 'documentLifecycle');
  return details.frameId === 0 && (lifecycle === undefined || lifecycle === 'active');
}

import { fakeBrowser } from '@webext-core/fake-browser';

type Handler = (...args: never[]) => unknown;

/** An event of the browser's that tests fire by hand. */
export interface FakeEvent {
  readonly addListener: (listener: Handler) => void;
  readonly removeListener: (listener: Handler) => void;
  readonly fire: (...args: unknown[]) => unknown[];
  readonly clear: () => void;
  readonly count: () => number;
}

export function fakeEvent(): FakeEvent {
  const listeners = new Set<Handler>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    fire: (...args) => [...listeners].map((listener) => Reflect.apply(listener, undefined, args)),
    clear: () => listeners.clear(),
    count: () => listeners.size,
  };
}

/** The browser's events that the in-memory one lacks. */
export const events = {
  message: fakeEvent(),
  installed: fakeEvent(),
  startup: fakeEvent(),
  sent: fakeEvent(),
  redirect: fakeEvent(),
  headers: fakeEvent(),
  completed: fakeEvent(),
  failed: fakeEvent(),
  permissionAdded: fakeEvent(),
  permissionRemoved: fakeEvent(),
  useChanged: fakeEvent(),
  menuChosen: fakeEvent(),
  keysPressed: fakeEvent(),
  pageFailed: fakeEvent(),
};

/** Listened to only while a failed page stands somewhere. */
export const laterEvents = {
  pageBegun: fakeEvent(),
  pageLoaded: fakeEvent(),
  tabGone: fakeEvent(),
};

/** Tabs by their ids, and whether they are private. */
export const openTabs = new Map<number, { readonly incognito: boolean }>();

/** Entries of the context menu, by their ids. */
export const menuEntries = new Map<string, unknown>();

/** How often the popup was opened, and whether the browser refuses to. */
export const popup = { opened: 0, isRefused: false };

/** Origins that are granted, as match patterns. */
export const granted = new Set<string>();

/** Whether somebody uses the device. */
export const use: { state: 'active' | 'idle' | 'locked' } = { state: 'active' };

/** Notifications: absent until the permission is granted; by id those that the person has not closed. */
export const notes = {
  isGranted: false,
  shown: new Map<string, unknown>(),
  clicked: fakeEvent(),
};

const notifications = {
  create: async (id: string, options: unknown) => void notes.shown.set(id, options),
  clear: async (id: string) => notes.shown.delete(id),
  getAll: async () => Object.fromEntries(notes.shown),
  onClicked: { ...notes.clicked, hasListener: () => notes.clicked.count() > 0 },
};

/** What was painted on the toolbar button, newest last. */
export const painted: unknown[] = [];

const record = async (detail: unknown): Promise<void> => void painted.push(detail);

interface Asked {
  readonly origins?: string[];
  readonly permissions?: string[];
}

/** An extension's browser in memory: storage and alarms of the library, the rest as far as it is used here. */
export const fakeExtension = {
  ...fakeBrowser,
  get notifications() {
    return notes.isGranted ? notifications : undefined;
  },
  runtime: {
    id: 'self',
    getURL: (path: string) => `chrome-extension://self/${path.replace(/^\//, '')}`,
    getBrowserInfo: async () => ({ name: 'Firefox', version: '153.7.0' }),
    getManifest: () => ({ version: '0.1.0' }),
    onMessage: events.message,
    onInstalled: events.installed,
    onStartup: events.startup,
  },
  i18n: {
    getMessage: (key: string, values: string[] = []) =>
      key === 'language_tag' ? 'en' : [key, ...values].join(' ').trim(),
    getUILanguage: () => 'en-GB',
  },
  action: {
    setBadgeText: record,
    setBadgeBackgroundColor: record,
    setBadgeTextColor: record,
    setTitle: record,
    setIcon: record,
    openPopup: async () => {
      if (popup.isRefused) throw new Error('Could not find an active browser window.');
      popup.opened += 1;
    },
  },
  tabs: {
    create: (options: object) => fakeBrowser.tabs.create(options),
    query: (options: object) => fakeBrowser.tabs.query(options),
    get: async (id: number) => {
      const tab = openTabs.get(id);
      if (tab === undefined) throw new Error(`No tab with id: ${id}.`);
      return { id, ...tab };
    },
    onRemoved: laterEvents.tabGone,
  },
  contextMenus: {
    create: (entry: { id: string }, done: () => void) => {
      if (!menuEntries.has(entry.id)) menuEntries.set(entry.id, entry);
      done();
    },
    removeAll: async () => menuEntries.clear(),
    onClicked: events.menuChosen,
  },
  idle: {
    queryState: async () => use.state,
    setDetectionInterval: () => undefined,
    onStateChanged: events.useChanged,
  },
  commands: { onCommand: events.keysPressed },
  webNavigation: {
    onErrorOccurred: events.pageFailed,
    onCommitted: laterEvents.pageBegun,
    onCompleted: laterEvents.pageLoaded,
  },
  permissions: {
    contains: async ({ origins = [], permissions = [] }: Asked) =>
      origins.every((o) => granted.has(o)) &&
      permissions.every((name) => name !== 'notifications' || notes.isGranted),
    onAdded: events.permissionAdded,
    onRemoved: events.permissionRemoved,
  },
  webRequest: {
    onSendHeaders: events.sent,
    onBeforeRedirect: events.redirect,
    onHeadersReceived: events.headers,
    onCompleted: events.completed,
    onErrorOccurred: events.failed,
  },
};

import { browser } from './browser.ts';

/** What both browsers can show: Firefox knows no buttons, no images and no lists. */
export interface NotificationContent {
  readonly title: string;
  readonly message: string;
  /** Path of the icon without size and ending, as in `Badge`. */
  readonly icon: string;
}

/** Whether notifications may be shown at this moment. Never rejects. */
export async function mayNotify(): Promise<boolean> {
  try {
    return await browser.permissions.contains({ permissions: ['notifications'] });
  } catch {
    return false;
  }
}

/** Shows a notification, in place of one with the same id; false where the browser refuses. Never rejects. */
export async function showNotification(id: string, content: NotificationContent): Promise<boolean> {
  const found = api();
  if (found === undefined) return false;
  // What replaces a notification that is still in front of the person would not draw attention in Chromium.
  await clearNotification(id);
  try {
    await found.create(id, optionsOf(content));
    return true;
  } catch {
    return false;
  }
}

/** Changes a notification in silence, where the browser can (Firefox cannot) and the person has not closed it. */
export async function changeNotification(id: string, content: NotificationContent): Promise<void> {
  const found = api();
  const update: unknown = found && Reflect.get(found, 'update');
  if (typeof update !== 'function') return;
  try {
    await Reflect.apply(update, found, [id, optionsOf(content)]);
  } catch {
    // Nothing depends on it.
  }
}

/** Takes a notification away, if it is there. Never rejects. */
export async function clearNotification(id: string): Promise<void> {
  try {
    await api()?.clear(id);
  } catch {
    // It is gone, or the permission is.
  }
}

/** Ids of the notifications that the person has not closed yet. */
export async function shownNotifications(): Promise<string[]> {
  try {
    return Object.keys((await api()?.getAll()) ?? {});
  } catch {
    return [];
  }
}

/**
 * Calls back with the id of a notification that was clicked. Must be called in the background's first turn: the interface
 * is absent until the permission is granted, and is listened to as soon as it appears.
 */
export function onNotificationClicked(listener: (id: string) => void): void {
  const clicked = (id: string): void => listener(id);
  const listen = (): void => {
    const found = api();
    if (found !== undefined && !found.onClicked.hasListener(clicked)) {
      found.onClicked.addListener(clicked);
    }
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

function optionsOf({ title, message, icon }: NotificationContent): {
  type: 'basic';
  title: string;
  message: string;
  iconUrl: string;
} {
  return { type: 'basic', title, message, iconUrl: browser.runtime.getURL(`${icon}-128.png`) };
}

function api(): typeof browser.notifications | undefined {
  return browser.notifications;
}

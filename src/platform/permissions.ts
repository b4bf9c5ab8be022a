import { browser } from './browser.ts';

/** Match patterns of precise mode: every site. */
const EVERY_SITE = ['*://*/*'];

/** What the user has granted, as match patterns and permission names. */
export interface HeldPermissions {
  readonly origins: readonly string[];
  readonly permissions: readonly string[];
}

/**
 * Pattern to ask for so that an address can be looked at. Both schemes: events of an http request that is upgraded
 * to an https twin without access get lost.
 */
export function hostPatternOf(address: string): string {
  return `*://${new URL(address).hostname}/*`;
}

/** Whether host access is held for the scheme and host of an address at this moment; false where nothing can be asked. */
export async function hasAccess(address: string): Promise<boolean> {
  const { protocol, hostname } = new URL(address);
  return contains([`${protocol}//${hostname}/*`]);
}

/** Whether every site may be looked at (precise mode). */
export async function hasPreciseMode(): Promise<boolean> {
  return contains(EVERY_SITE);
}

/** Which of these addresses lack host access. */
export async function addressesWithoutAccess(addresses: readonly string[]): Promise<string[]> {
  const held = await Promise.all(addresses.map(hasAccess));
  return addresses.filter((_, index) => held[index] === false);
}

/**
 * Asks for access to the hosts of these addresses, all or nothing. Only from a user's gesture on a full page, with
 * nothing awaited before. False when refused or not askable.
 */
export function requestAccess(addresses: readonly string[]): Promise<boolean> {
  return request({ origins: [...new Set(addresses.map(hostPatternOf))] });
}

/** Asks for precise mode. Same conditions as `requestAccess`. */
export function requestPreciseMode(): Promise<boolean> {
  return request({ origins: EVERY_SITE });
}

/** Permissions that are asked for by name, each when the person switches on what needs it. */
export type AskedPermission = 'notifications' | 'webNavigation';

/** Asks for one of them. Same conditions as `requestAccess`. */
export function requestPermission(name: AskedPermission): Promise<boolean> {
  return request({ permissions: [name] });
}

/** Gives one of them back; false where it was not held. */
export function dropPermission(name: AskedPermission): Promise<boolean> {
  return remove({ permissions: [name] });
}

/** Gives host access back; false where they are required or were not held. */
export async function dropAccess(origins: readonly string[]): Promise<boolean> {
  return remove({ origins: [...origins] });
}

/** Everything held now; nothing where the browser will not say. */
export async function heldPermissions(): Promise<HeldPermissions> {
  try {
    const { origins = [], permissions = [] } = await browser.permissions.getAll();
    return { origins, permissions };
  } catch {
    return { origins: [], permissions: [] };
  }
}

/** Calls back whenever something was granted or taken away. Returns what ends the subscription. */
export function onPermissionsChanged(listener: () => void): () => void {
  const told = (): void => listener();
  browser.permissions.onAdded.addListener(told);
  browser.permissions.onRemoved.addListener(told);
  return () => {
    browser.permissions.onAdded.removeListener(told);
    browser.permissions.onRemoved.removeListener(told);
  };
}

async function contains(origins: string[]): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins });
  } catch {
    return false;
  }
}

interface Wanted {
  readonly origins?: string[];
  readonly permissions?: AskedPermission[];
}

async function remove(given: Wanted): Promise<boolean> {
  try {
    return await browser.permissions.remove(given);
  } catch {
    return false;
  }
}

async function request(wanted: Wanted): Promise<boolean> {
  try {
    return await browser.permissions.request(wanted);
  } catch {
    return false;
  }
}

import { browser } from './browser.ts';

/** Everything the toolbar button shows. An empty `text` shows no badge. */
export interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly textColour: string;
  /** The tooltip; screen readers read it. */
  readonly title: string;
  /** Path of the icon without size and ending: `icons/icon` stands for `icons/icon-16.png` and `-32.png`. */
  readonly icon: string;
}

/** Paints the toolbar button. What a browser does not support is left as it was. Never rejects. */
export async function paintAction(badge: Badge): Promise<void> {
  const { action } = browser;
  const path = { 16: `/${badge.icon}-16.png`, 32: `/${badge.icon}-32.png` };
  const paints = [
    () => action.setBadgeText({ text: badge.text }),
    () => action.setBadgeBackgroundColor({ color: badge.colour }),
    () => action.setBadgeTextColor({ color: badge.textColour }),
    () => action.setTitle({ title: badge.title }),
    () => action.setIcon({ path }),
  ];
  await Promise.allSettled(paints.map(async (paint) => paint()));
}

/** Whether the button is pinned to the toolbar; undefined where the browser cannot tell. */
export async function isOnToolbar(): Promise<boolean | undefined> {
  try {
    return (await browser.action.getUserSettings()).isOnToolbar;
  } catch {
    return undefined;
  }
}

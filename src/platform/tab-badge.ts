import type { Badge } from './action.ts';
import { browser } from './browser.ts';

/**
 * Paints the toolbar button for one tab, over what it shows elsewhere. Browsers take that back by themselves as soon as
 * another document stands in the tab (seen: Chromium 156 between `onBeforeNavigate` and `onCommitted`, Firefox 153
 * likewise), a repeated error page included. Never rejects: the tab may be gone.
 */
export async function paintTab(tabId: number, badge: Badge): Promise<void> {
  const { action } = browser;
  const path = { 16: `/${badge.icon}-16.png`, 32: `/${badge.icon}-32.png` };
  const paints = [
    () => action.setBadgeText({ tabId, text: badge.text }),
    () => action.setBadgeBackgroundColor({ tabId, color: badge.colour }),
    () => action.setBadgeTextColor({ tabId, color: badge.textColour }),
    () => action.setTitle({ tabId, title: badge.title }),
    () => action.setIcon({ tabId, path }),
  ];
  await Promise.allSettled(paints.map(async (paint) => paint()));
}

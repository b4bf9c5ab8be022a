import * as v from 'valibot';
import { BADGE_SCRIPT, toBadge } from '../browsers/page-scripts.ts';
import { poll } from '../browsers/poll.ts';
import type { Badge, Screen } from '../browsers/test-browser.ts';
import type { Bench } from './bench.ts';

const API = '(globalThis.browser ?? globalThis.chrome)';

/**
 * Tabs driven from a page of the extension, as far as its own interfaces reach: unlike remote controls these wait for
 * no page, and work on error pages and downloads too.
 */
export interface TabDriver {
  open(url: string): Promise<number>;
  go(tab: number, url: string): Promise<void>;
  reload(tab: number): Promise<void>;
  remove(tab: number): Promise<void>;
  /** Waits until the browser has done with the page of that tab. */
  settled(tab: number): Promise<void>;
  /** What the toolbar shows while that tab is in front. */
  badge(tab: number): Promise<Badge>;
  /** Waits for a text on the button of that tab. */
  shows(tab: number, text: string): Promise<Badge>;
  /** What lies under a key of `storage.session`; undefined where nothing does. */
  session(key: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Longer than any round. */
const BADGE_MS = 30_000;

export async function driveTabs({ browser }: Bench): Promise<TabDriver> {
  const page: Screen = await browser.openPage('options.html');
  const call = (method: string, ...args: readonly unknown[]): Promise<unknown> =>
    page.evaluate(`${API}.tabs.${method}(${args.map((arg) => JSON.stringify(arg)).join()})`);
  const badge = async (tab: number): Promise<Badge> =>
    toBadge(await page.evaluate(BADGE_SCRIPT.replaceAll('({})', `({ tabId: ${tab} })`)));
  return {
    open: async (url) => {
      const opened = await page.evaluate(
        `${API}.tabs.create({ url: ${JSON.stringify(url)}, active: false }).then(({ id }) => id)`,
      );
      return v.parse(v.number(), opened);
    },
    go: async (tab, url) => void (await call('update', tab, { url })),
    reload: async (tab) => void (await call('reload', tab)),
    remove: async (tab) => void (await call('remove', tab)),
    settled: async (tab) => {
      const isComplete = `${API}.tabs.get(${tab}).then(({ status }) => status === 'complete')`;
      await page.waitFor(isComplete, BADGE_MS);
    },
    badge,
    shows: async (tab, text) => {
      await poll(async () => (await badge(tab)).text === text, {
        timeoutMs: BADGE_MS,
        what: `${JSON.stringify(text)} on the button of the tab`,
      });
      return badge(tab);
    },
    session: (key) =>
      page.evaluate(
        `${API}.storage.session.get(${JSON.stringify(key)}).then((all) => all[${JSON.stringify(key)}] ?? null)`,
      ),
    close: () => page.close(),
  };
}

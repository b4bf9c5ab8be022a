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
  /** Waits for a text on the button of that tab, and for its sentence where one is given: they are painted apart. */
  shows(tab: number, text: string, title?: RegExp): Promise<Badge>;
  /** What lies under a key of `storage.session`; undefined where nothing does. */
  session(key: string): Promise<unknown>;
  /** Closes every tab that it opened, and its own. */
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
  const standing = new Set<number>();
  const remove = async (tab: number): Promise<void> => {
    standing.delete(tab);
    await call('remove', tab);
  };
  return {
    open: async (url) => {
      const opened = await page.evaluate(
        `${API}.tabs.create({ url: ${JSON.stringify(url)}, active: false }).then(({ id }) => id)`,
      );
      const tab = v.parse(v.number(), opened);
      standing.add(tab);
      return tab;
    },
    go: async (tab, url) => void (await call('update', tab, { url })),
    reload: async (tab) => void (await call('reload', tab)),
    remove,
    settled: async (tab) => {
      const isComplete = `${API}.tabs.get(${tab}).then(({ status }) => status === 'complete')`;
      await page.waitFor(isComplete, BADGE_MS);
    },
    badge,
    shows: async (tab, text, title = /./) => {
      let seen = await badge(tab);
      const isThere = async (): Promise<boolean> => {
        seen = await badge(tab);
        return seen.text === text && title.test(seen.title);
      };
      await poll(isThere, { timeoutMs: BADGE_MS, what: JSON.stringify(text) }).catch((error) => {
        throw new Error(`${String(error)}: the button shows ${JSON.stringify(seen)}`);
      });
      return seen;
    },
    session: (key) =>
      page.evaluate(
        `${API}.storage.session.get(${JSON.stringify(key)}).then((all) => all[${JSON.stringify(key)}] ?? null)`,
      ),
    close: async () => {
      for (const tab of standing) await remove(tab).catch(() => undefined);
      await page.close();
    },
  };
}

import { paintTab } from '../../platform/tab-badge.ts';
import { isPrivateTab } from '../../platform/tabs.ts';
import { listenToPages, type PageEvent } from '../../platform/web-navigation.ts';
import { createLine } from '../serialise.ts';
import { type FailedPage, failedPages, keepFailedPages } from './failed-pages.ts';
import { pageBadge } from './page-badge.ts';
import {
  afterDeath,
  failedPage,
  isDue,
  isOwed,
  standsAfter,
  withPage,
  withReport,
} from './page-change.ts';
import { createPageDesk, type DeskTools } from './page-desk.ts';

/** By then a browser's error page stands in its tab, and takes no badge away any more. */
const SETTLED_MS = 250;

interface WatchTools extends DeskTools {
  /** Told of work that nobody waits for. */
  readonly watchOver: (work: Promise<unknown>) => void;
}

type Change = (pages: readonly FailedPage[]) => readonly FailedPage[];

/**
 * Looks at pages that fail to load, where the person allows to notice them, and says on the button of their tab whose
 * side it is on, for as long as they stand there. Nothing of private windows. Must be called in the background's first
 * turn.
 */
export function watchPages({ watchOver, ...tools }: WatchTools): void {
  const { now, sleep, t } = tools;
  const inLine = createLine();
  const desk = createPageDesk(tools);
  const events = listenToPages({
    onPage: (event) => watchOver(note(event)),
    onTabGone: (tab) => watchOver(change((pages) => pages.filter((page) => page.tab !== tab))),
    onForbidden: () => watchOver(change(() => [])),
  });
  // A background that died in mid-check left a page without its answer.
  watchOver(makeGood());

  /** Reads, changes and writes in one piece, and gives what stands then. */
  function change(next: Change): Promise<readonly FailedPage[]> {
    return inLine(async () => {
      const before = await failedPages();
      const after = next(before);
      const isOther = after.length !== before.length || after.some((page, i) => page !== before[i]);
      if (isOther) await keepFailedPages(after);
      events.follow(after.length > 0);
      return after;
    });
  }

  async function makeGood(): Promise<void> {
    let owed: readonly FailedPage[] = [];
    await change((pages) => {
      owed = pages.filter((page) => isOwed(page, now()));
      return afterDeath(pages, now());
    });
    await Promise.all(owed.map(look));
  }

  async function note(event: PageEvent): Promise<void> {
    if (event.kind !== 'failed') {
      await change((pages) => pages.filter((page) => standsAfter(page, event, now())));
      return;
    }
    const page = failedPage(event, { nowMs: now(), t });
    // Undefined for a tab that is gone already.
    if (page === undefined || (await isPrivateTab(page.tab)) !== false) return;
    const pages = await change((known) => withPage(known, page));
    const noted = pages.find(({ tab }) => tab === page.tab);
    if (noted !== undefined) await look(noted);
  }

  async function look(page: FailedPage): Promise<void> {
    const { tab, origin } = page;
    if (isDue(page, now())) {
      const report = await desk.reportOn(origin);
      if (report !== undefined) {
        await change((pages) => withReport(pages, origin, { report, atMs: now() }));
      }
    } else {
      await sleep(SETTLED_MS);
    }
    const standing = (await failedPages()).find((each) => each.tab === tab);
    const badge = standing?.origin === origin ? pageBadge(standing, t) : undefined;
    if (badge !== undefined) await paintTab(tab, badge);
  }
}
